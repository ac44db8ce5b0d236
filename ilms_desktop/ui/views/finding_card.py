"""The card of the one finding that is open: what is wrong, what may be done, why the rule exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import WithdrawAllowances
from ilms_desktop.model.finding import Outcome
from ilms_desktop.ui.actions import APPLY_KEYS
from ilms_desktop.ui.delegates.geometry import end_alignment
from ilms_desktop.ui.dialogs.explain_dialog import explain
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr, own
from ilms_desktop.ui.presenters.places import finding_place
from ilms_desktop.ui.presenters.repair import repair_command, repair_rows
from ilms_desktop.ui.presenters.words import more_of_cause
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.cell_links import CellLinks
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.other_repairs import OtherRepairs
from ilms_desktop.ui.views.repair_table import RepairTable
from ilms_desktop.ui.views.rule_story_view import RuleStoryView
from ilms_desktop.ui.views.wrapped_link import WrappedLink

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.ui.dialogs.explain_dialog import ExplainDialog
    from ilms_desktop.ui.session import Session

#: longest text that still makes a good word on a button
_BUTTON_TEXT = 32


class FindingCard(QFrame):
    """Place, title, sentence, table, deeds."""

    #: the card needs another height
    did_grow = Signal()
    #: the other findings of the cause are to be shown, or hidden again
    wants_fold = Signal()

    def __init__(self, session: Session, finding: Finding, *, others: int = 0, parent: QWidget | None = None) -> None:
        """Show a finding; `others` is the number of findings of the same cause that stand under it."""
        super().__init__(parent)
        self._session = session
        self.finding = finding
        self.others = others
        self.setProperty("kind", "card-chosen")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 12, 10)
        self._layout.setSpacing(6)
        self._add_texts()
        self._add_cells()
        self._add_suggestion()
        self._add_reason()
        self._add_deeds()
        self._add_alternatives()
        self._add_others()
        self._add_why()

    def _add_texts(self) -> None:
        """Place, title, sentence, hint."""
        look, finding = self._session.look, self.finding
        place = finding_place(self._session.workspace.edition, finding)
        if place:
            self._layout.addWidget(text_label(look, place, role=Role.HELP, kind="muted", wraps=True))
        self._layout.addWidget(text_label(look, finding.title, wraps=True).make_bold())
        self._layout.addWidget(text_label(look, finding.message, wraps=True))
        if finding.hint and finding.suggestion is None:
            self._layout.addWidget(text_label(look, finding.hint, role=Role.HELP, kind="second", wraps=True))

    def _add_cells(self) -> None:
        """Cells to look at."""
        self.cells = CellLinks(self._session, self.finding)
        self.cells.did_grow.connect(self.did_grow)
        self._layout.addWidget(self.cells)

    def _add_alternatives(self) -> None:
        """What else could be meant."""
        self.alternatives: OtherRepairs | None = None
        if self.finding.alternatives:
            self.alternatives = OtherRepairs(self._session, self.finding)
            self.alternatives.wants.connect(self._apply_other)
            self._layout.addWidget(self.alternatives)

    def _add_others(self) -> None:
        """How many other findings the same cause has."""
        self.fold: WrappedLink | None = None
        if self.others:
            self.fold = WrappedLink(self._session.look, more_of_cause(self.others))
            self.fold.clicked.connect(self.wants_fold)
            self._layout.addWidget(self.fold)

    def _add_suggestion(self) -> None:
        """What a repair would change."""
        finding, session = self.finding, self._session
        self.apply: Button | None = None
        if finding.suggestion is None:
            return
        rows = repair_rows(
            session.workspace.edition,
            finding.suggestion,
            now=session.workspace.observation,
            writing=session.look.writing,
        )
        is_short = len(finding.suggestion.text) <= _BUTTON_TEXT
        if not is_short:
            self._layout.addWidget(text_label(session.look, finding.suggestion.text, role=Role.HELP, wraps=True))
        if rows:
            table = RepairTable(session.look, rows)
            table.wants_cell.connect(session.bus.wants_cell)
            self._layout.addWidget(table)
        words = finding.suggestion.text if is_short else _("Apply the suggestion")
        self.apply = Button(session.look, words, kind=Kind.PRIMARY)
        self.apply.clicked.connect(self._apply)
        keys = QKeySequence(APPLY_KEYS[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self.apply.setToolTip(fill(_("Apply the suggestion ({keys})"), {"keys": ltr(keys)}))

    def _add_reason(self) -> None:
        """The reason that was given, with its giver."""
        allowance = self.finding.allowance
        if allowance is None:
            return
        look = self._session.look
        given = fill(
            _("Explained by {person}, {time}"),
            {"person": allowance.person or _("nobody named"), "time": dates.short_moment(allowance.given)},
        )
        self._layout.addWidget(text_label(look, given, role=Role.HELP, kind="muted", wraps=True))
        self._layout.addWidget(text_label(look, own(allowance.reason), wraps=True))

    def _add_deeds(self) -> None:
        """Buttons: the repair first, then the reason."""
        look, finding = self._session.look, self.finding
        self._deeds = QWidget(self)
        row = FlowLayout(self._deeds, spacing=8)
        row.setContentsMargins(0, 2, 0, 0)
        if self.apply is not None:
            row.addWidget(self.apply)
        self.explain: Button | None = None
        if finding.allowance is not None:
            self.withdraw = Button(look, _("Take the reason back"))
            self.withdraw.clicked.connect(lambda: self._session.execute(WithdrawAllowances((finding.key,))))
            row.addWidget(self.withdraw)
        elif finding.can_be_allowed and finding.outcome is Outcome.FAIL:
            self.explain = Button(look, _("Explain…"))
            self.explain.clicked.connect(self.ask_for_reason)
            row.addWidget(self.explain)
        self._deeds.setVisible(row.count() > 0)
        self._layout.addWidget(self._deeds)

    def _add_why(self) -> None:
        """Link that unfolds why the rule exists."""
        look = self._session.look
        row = QHBoxLayout()
        self.why = Button(look, _("Why this rule?"), kind=Kind.FLAT)
        self.why.clicked.connect(self._show_why)
        row.addWidget(self.why)
        foot = (
            _("one step of Undo")
            if self.apply is not None
            else fill(_("rule {code}"), {"code": ltr(self.finding.rule)})
        )
        label = text_label(look, foot, role=Role.HELP, kind="muted", wraps=True)
        label.setAlignment(end_alignment(rtl=look.is_right_to_left) | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label, 1)
        self._layout.addLayout(row)
        self.reasoning = RuleStoryView(self._session, self.finding)
        self._layout.addWidget(self.reasoning)

    # --- deeds

    def ask_for_reason(self) -> ExplainDialog | None:
        """Ask why the figures are right, for this finding or for those that belong to it."""
        return explain(self._session, (self.finding,), self.window())

    def _apply(self) -> None:
        """Apply the suggestion as one step."""
        self._apply_other(None)

    def _apply_other(self, chosen: Suggestion | None) -> None:
        """Apply one of the alternatives, or the suggestion itself, as one step."""
        command = repair_command(self.finding, chosen)
        if command is not None and self._session.execute(command) is not None:
            self._session.bus.did_say.emit(_("The suggestion was applied."))

    def _show_why(self) -> None:
        """Unfold or fold the reasoning."""
        self.reasoning.switch()
        self.did_grow.emit()
