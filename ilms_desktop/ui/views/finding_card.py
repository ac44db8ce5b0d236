"""The card of the one finding that is open: what is wrong, what may be done, why the rule exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import AllowFindings, WithdrawAllowances
from ilms_desktop.model.finding import Outcome
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import finding_place
from ilms_desktop.ui.presenters.repair import repair_command, repair_rows
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.explain_form import ExplainForm
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.repair_table import RepairTable

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.ui.session import Session

#: longest text that still makes a good word on a button
_BUTTON_TEXT = 32


class FindingCard(QFrame):
    """Place, title, sentence, table, deeds."""

    #: the card needs another height
    did_grow = Signal()

    def __init__(self, session: Session, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.finding = finding
        self.setProperty("kind", "card-chosen")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 12, 10)
        self._layout.setSpacing(6)
        self._add_texts()
        self._add_suggestion()
        self._add_reason()
        self._add_deeds()
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
            self._layout.addWidget(RepairTable(session.look, rows))
        words = finding.suggestion.text if is_short else _("Apply the suggestion")
        self.apply = Button(session.look, words, kind=Kind.PRIMARY)
        self.apply.clicked.connect(self._apply)

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
        self._layout.addWidget(text_label(look, allowance.reason, wraps=True))

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
        elif finding.severity.can_be_allowed and finding.outcome is Outcome.FAIL:
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
        row.addStretch()
        foot = (
            _("one step of Undo")
            if self.apply is not None
            else fill(_("rule {code}"), {"code": ltr(self.finding.rule)})
        )
        row.addWidget(text_label(look, foot, role=Role.HELP, kind="muted"))
        self._layout.addLayout(row)
        self.reasoning = text_label(
            look, self.finding.why or self.finding.hint, role=Role.HELP, kind="second", wraps=True
        )
        self.reasoning.hide()
        self._layout.addWidget(self.reasoning)

    # --- deeds

    def ask_for_reason(self) -> None:
        """Open the box for a reason."""
        self.form = ExplainForm(self._session.look, others=len(self._others()), parent=self)
        self.form.gave.connect(self._allow)
        self.form.gave_up.connect(self._close_form)
        self._deeds.hide()
        self._layout.insertWidget(self._layout.indexOf(self._deeds), self.form)
        self.form.show()
        self.did_grow.emit()
        self.form.box.setFocus()

    def _close_form(self) -> None:
        """Put the buttons back."""
        self._layout.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self._deeds.show()
        self.did_grow.emit()

    def _others(self) -> list[Finding]:
        """Other open findings of the same rule that may be allowed."""
        report = self._session.findings.report
        return [
            each
            for each in report.findings
            if each.rule == self.finding.rule
            and each.severity is self.finding.severity
            and each.key != self.finding.key
            and each.allowance is None
        ]

    def _allow(self, reason: str, for_all: bool) -> None:
        """Store the reason."""
        keys = [self.finding.key] + [each.key for each in self._others()] * for_all
        self._session.execute(AllowFindings(tuple(keys), reason))

    def _apply(self) -> None:
        """Apply the suggestion as one step."""
        command = repair_command(self.finding)
        if command is not None and self._session.execute(command) is not None:
            self._session.bus.did_say.emit(_("The suggestion was applied."))

    def _show_why(self) -> None:
        """Unfold or fold the reasoning."""
        self.reasoning.setVisible(self.reasoning.isHidden())
        self.did_grow.emit()
