"""Explaining findings: a reason of the library or one's own words, for one finding or for all of a kind, as one step.

`explain(session, findings, parent)` opens it for one finding or many; everything that explains goes through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import AllowFindings
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import finding_place
from ilms_desktop.ui.presenters.reason_words import Teller, scope_words
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.text_box import TextBox
from ilms_desktop.workspace.allow_handlers import SHORTEST_REASON
from ilms_desktop.workspace.allowing import Scope, is_explainable, scopes_of
from ilms_desktop.workspace.reason_library import OfferedReason, ReasonOrigin, code_of, offered_reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.session import Session

_LINES: Final = 3
_LIST_HEIGHT: Final = 130
#: room for the frame and the bars of the system
_AIR: Final = 80
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
LINES_ROLE: Final = Qt.ItemDataRole.UserRole + 1
REASON_ROLE: Final = Qt.ItemDataRole.UserRole + 2
#: reasons that were given for this very finding once
_OWN: Final = frozenset({ReasonOrigin.EXPIRED, ReasonOrigin.EARLIER})


class ExplainDialog(DeedDialog):
    """The findings, the reasons, the box, what it is meant for."""

    #: keys of the findings that stand with a reason now
    explained = Signal(tuple)

    def __init__(
        self,
        session: Session,
        scopes: Mapping[Scope, Sequence[Finding]],
        *,
        refused: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a reason.

        Args:
            session: the open file.
            scopes: what the reason may be meant for; `CHOSEN` is always there.
            refused: how many were chosen that must be corrected instead.
            parent: window over which it opens.
        """
        title = _("Explain the finding") if len(scopes[Scope.CHOSEN]) == 1 else _("Explain findings")
        super().__init__(session.look, title, "", icon="explain", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._scopes = scopes
        self._code = ""
        self._teller = Teller(session.workspace, session.look.writing)
        self._tell_findings(refused)
        self._add_reasons()
        self._add_box()
        self._add_scopes()
        # why: Enter makes a new line in the box, and takes a reason in the list
        self._save = QShortcut(QKeySequence("Ctrl+Return"), self, self.go.click)
        self._save_pad = QShortcut(QKeySequence("Ctrl+Enter"), self, self.go.click)
        self.in_order(self.list, self.box.edit, *self.choices.values())
        self.remark.setText(fill(_("{keys} saves the reason"), {"keys": ltr(self._save.key().toString(_NATIVE))}))
        self._compare()
        # why: texts wrap, and a layout asks only for the height of short ones
        self._fit()
        (self.list if self._is_own(0) else self.box).setFocus()

    # --- what is asked

    def _tell_findings(self, refused: int) -> None:
        """What is to be explained."""
        look, chosen = self.look, self._scopes[Scope.CHOSEN]
        first = chosen[0]
        if len(chosen) == 1:
            place = finding_place(self._session.workspace.edition, first)
            if place:
                self.body.addWidget(text_label(look, place, role=Role.HELP, kind="muted", wraps=True))
            self.body.addWidget(text_label(look, first.title, wraps=True).make_bold())
            self.body.addWidget(text_label(look, first.message, wraps=True))
        else:
            titles = "\n".join(dict.fromkeys(each.title for each in chosen))
            self.body.addWidget(text_label(look, titles, wraps=True).make_bold())
        if refused:
            text = ngettext(
                "{n} of the chosen findings must be corrected; a reason is not enough for it.",
                "{n} of the chosen findings must be corrected; a reason is not enough for them.",
                refused,
            )
            words = fill(text, {"n": ltr(str(refused))})
            self.body.addWidget(text_label(look, words, role=Role.HELP, kind="red", wraps=True))

    def _add_reasons(self) -> None:
        """The library, and what was said of this finding before."""
        look = self.look
        offers = offered_reasons(self._session.workspace, self._scopes[Scope.CHOSEN])
        label = text_label(look, _("Reasons to choose from (Enter takes one)"), role=Role.HELP, kind="second")
        self.body.addWidget(label)
        self.list = PlainList(_("Reasons to choose from"), self)
        self.list.setModel(self._model_of(offers))
        self.list.setItemDelegate(LinesDelegate(look, self.list, role=LINES_ROLE))
        # why: a bar that comes late would leave too little width for texts that are measured already
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setMinimumHeight(look.px(_LIST_HEIGHT))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.chosen.connect(self._take)
        self.body.addWidget(self.list, 1)

    def _model_of(self, offers: Iterable[OfferedReason]) -> QStandardItemModel:
        """Reasons with where they come from."""
        model = QStandardItemModel(self)
        for offered in offers:
            about = self._teller.before(offered) or self._teller.origin(offered)
            item = QStandardItem(offered.text)
            item.setData((offered.text, about), LINES_ROLE)
            item.setData(offered, REASON_ROLE)
            item.setData(_(", ").join((offered.text, about)), Qt.ItemDataRole.AccessibleTextRole)
            model.appendRow(item)
        return model

    def _add_box(self) -> None:
        """One's own words."""
        self.body.addWidget(text_label(self.look, _("Why is the figure right?"), role=Role.HELP, kind="second"))
        self.box = TextBox(self.look, _("Reason"), lines=_LINES)
        self.box.did_change.connect(self._compare)
        self.body.addWidget(self.box)
        self.counter = text_label(self.look, role=Role.CAPTION, kind="muted", wraps=True)
        self.body.addWidget(self.counter)

    def _add_scopes(self) -> None:
        """What the reason is meant for, where there is a choice."""
        self.choices: dict[Scope, QRadioButton] = {}
        group, holder = QButtonGroup(self), QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(text_label(self.look, _("What is it meant for?"), role=Role.HELP, kind="second"))
        for scope, findings in self._scopes.items():
            choice = QRadioButton(scope_words(scope, findings), holder)
            choice.toggled.connect(self._compare)
            group.addButton(choice)
            layout.addWidget(choice)
            self.choices[scope] = choice
        self.choices[Scope.CHOSEN].setChecked(True)
        holder.setVisible(len(self._scopes) > 1)
        self.body.addWidget(holder)

    def _fit(self) -> None:
        """As high as the wrapped texts need, and the screen has room for."""
        layout = self.layout()
        if layout is not None:
            room = self.screen().availableGeometry().height() - self.look.px(_AIR)
            self.resize(self.minimumWidth(), min(layout.totalHeightForWidth(self.minimumWidth()), room))

    # --- what is answered

    @property
    def scope(self) -> Scope:
        """What the reason is meant for."""
        return next(scope for scope, choice in self.choices.items() if choice.isChecked())

    def reason_at(self, row: int) -> OfferedReason | None:
        """Reason of a line of the list."""
        found = self.list.model().index(row, 0).data(REASON_ROLE)
        return found if isinstance(found, OfferedReason) else None

    def _is_own(self, row: int) -> bool:
        """Whether a line was said of this very finding once."""
        reason = self.reason_at(row)
        return reason is not None and reason.origin in _OWN

    def _take(self, index: QModelIndex) -> None:
        """Put a reason into the box, where it can be changed; nothing is saved yet."""
        reason = self.reason_at(index.row())
        if reason is None:
            return
        self._code = reason.code
        self.box.set_text(reason.text)
        self.box.setFocus()

    def _compare(self) -> None:
        """Say what is missing, and how much the deed will do."""
        missing = SHORTEST_REASON - len(self.box.text())
        self.go.setEnabled(missing <= 0)
        if missing > 0:
            text = fill(ngettext("{n} more character", "{n} more characters", missing), {"n": ltr(str(missing))})
        else:
            text = _("Goes with the package to the ILO. It ends when one of the figures changes.")
        self.counter.setText(text)
        if self.choices:
            count = len(self._scopes[self.scope])
            words = ngettext("Explain {n} finding", "Explain {n} findings", count)
            self.go.setText(fill(words, {"n": ltr(str(count))}))

    def do(self) -> None:
        """Store the reason as one step; where it is refused, what was typed stays."""
        text, language = self.box.text(), self._session.workspace.language
        keys = tuple(finding.key for finding in self._scopes[self.scope])
        bus = self._session.bus
        bus.did_fail.connect(self._refuse)
        changes = self._session.execute(AllowFindings(keys, text, code_of(text, self._code, language=language)))
        bus.did_fail.disconnect(self._refuse)
        if changes is not None:
            self.accept()
            self.explained.emit(keys)

    def _refuse(self, error: IlmsError) -> None:
        """Say why nothing was stored."""
        if isinstance(error, UserError):
            self.say(i18n.error_text(error))
        else:
            show_error(error, self)


def explain(session: Session, findings: Sequence[Finding], parent: QWidget | None = None) -> ExplainDialog | None:
    """Ask for one reason for findings; the dialog opens over the window, and this returns at once.

    Args:
        session: the open file.
        findings: one, or a choice of several; those that have a reason already or need none are passed over.
        parent: window over which it opens.

    Returns:
        The dialog, or None where no reason is enough for any of them; the person is told so.
    """
    open_ = [each for each in findings if each.allowance is None]
    chosen = [each for each in open_ if is_explainable(each)]
    if not chosen:
        text = _("A reason is not enough here: correct the figures. The finding disappears by itself.")
        session.bus.did_tell.emit(text if open_ else _("Everything here is explained already."))
        return None
    scopes = scopes_of(session.findings.report, chosen)
    must_fix = sum(each.at_sending.blocks and not each.can_be_allowed for each in open_)
    dialog = ExplainDialog(session, scopes, refused=must_fix, parent=parent)
    dialog.open()
    return dialog


def explain_cells(
    session: Session, keys: Sequence[ObservationKey], *, shown: str = "", parent: QWidget | None = None
) -> ExplainDialog | None:
    """Ask for the reason of one finding on a cell, or of all findings on several cells.

    Args:
        session: the open file.
        keys: the cells.
        shown: key of the finding that is on screen; it is meant before others of the same cell.
        parent: window over which the dialog opens.
    """
    found = {finding.key: finding for key in keys for finding in session.findings.of(key)}
    if not found:
        session.bus.did_tell.emit(_("No finding on this cell. F8 goes to the next one."))
        return None
    findings = sorted(found.values(), key=lambda each: (not is_explainable(each), each.key != shown))
    return explain(session, findings if len(keys) > 1 else findings[:1], parent)
