"""What sealing needs: nothing in the way (or a reason), a key; what goes in, and who approved, if anybody has to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.blockers_list import BlockersList
from ilms_desktop.ui.views.key_choice import KeyChoice, KeyOffer
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.seal_options import SealOptions
from ilms_desktop.ui.views.text_box import TextBox
from ilms_desktop.workspace.allow_handlers import SHORTEST_REASON

if TYPE_CHECKING:
    from ilms_desktop.model.contact import Contact
    from ilms_desktop.ui.presenters.seal_plan import SealPlan
    from ilms_desktop.ui.presenters.seal_wish import SealChoices, SealWish
    from ilms_desktop.ui.session import Session

_REASON_LINES: Final = 2


class SealForm(QWidget):
    """Blockers above, answers below."""

    #: something was typed or chosen
    did_change = Signal()

    def __init__(
        self,
        session: Session,
        plan: SealPlan,
        offer: KeyOffer,
        *,
        choices: SealChoices,
        wish: SealWish,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for what is missing.

        Args:
            session: the open file.
            plan: state of the gate.
            offer: what can sign.
            choices: what can be chosen of what goes in.
            wish: with what sealing begins.
            parent: where it stands.
        """
        super().__init__(parent)
        look = session.look
        self._plan = plan
        self._look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        self.gate = text_label(look, wraps=True).make_bold()
        layout.addWidget(self.gate)
        self.blockers = BlockersList(session, self)
        layout.addWidget(self.blockers, 1)
        self.reason_title = text_label(look, role=Role.HELP, kind="second", wraps=True)
        layout.addWidget(self.reason_title)
        self.reason_box = TextBox(look, _("Reason"), lines=_REASON_LINES)
        self.reason_box.did_change.connect(self.did_change)
        layout.addWidget(self.reason_box)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        self.key = KeyChoice(look, offer, form, self)
        approval = self._approval(session.workspace.contact)
        approved = text_label(look, _("Approved by (optional)"))
        approved.setBuddy(self.approver)
        form.addRow(approved, approval)
        self.options = SealOptions(look, choices, wish, form, self)
        layout.addLayout(form)
        # why: without anything in the way nothing else would take the room that is left
        layout.addStretch()
        self.key.did_change.connect(self.did_change)
        self.options.did_change.connect(lambda: self.show_plan(self._plan))
        self.show_plan(plan)

    def _approval(self, contact: Contact) -> QWidget:
        """Name and function of who lets the figures go; both may stay empty."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.approver, self.approver_function = QLineEdit(contact.approver), QLineEdit(contact.approver_function)
        self.approver.setAccessibleName(_("Approved by: name, may stay empty"))
        self.approver_function.setAccessibleName(_("Approved by: function, may stay empty"))
        function = text_label(self._look, _("Function"))
        function.setBuddy(self.approver_function)
        row.addWidget(self.approver, 1)
        row.addWidget(function)
        row.addWidget(self.approver_function, 1)
        return holder

    def approved(self, contact: Contact) -> Contact:
        """The contact with who approved."""
        name, function = self.approver.text().strip(), self.approver_function.text().strip()
        return replace(contact, approver=name, approver_function=function if name else "")

    @property
    def reason(self) -> str:
        """Reason with which the errors may stand."""
        return self.reason_box.text()

    @property
    def is_complete(self) -> bool:
        """Whether the gate is open and a key is given."""
        is_open = self._plan.is_open(self.reason, SHORTEST_REASON, is_nil=self._is_nil)
        return is_open and self.key.is_complete

    @property
    def _is_nil(self) -> bool:
        """Whether there is nothing to report."""
        return self.options.kind is SubmissionKind.NIL

    def show_plan(self, plan: SealPlan) -> None:
        """Show what is in the way now."""
        self._plan = plan
        self.gate.setText(gate_words(plan, is_nil=self._is_nil))
        self.blockers.show_findings(plan.blocking)
        self.blockers.setVisible(bool(plan.blocking))
        text = ngettext(
            "Let {n} error stand with this reason (at least {least} characters):",
            "Let all {n} errors stand with this reason (at least {least} characters):",
            len(plan.softer),
        )
        self.reason_title.setText(fill(text, {"n": str(len(plan.softer)), "least": str(SHORTEST_REASON)}))
        for widget in (self.reason_title, self.reason_box):
            widget.setVisible(bool(plan.softer) and not plan.firm and not plan.is_example and not self._is_nil)
        self.did_change.emit()


def gate_words(plan: SealPlan, *, is_nil: bool = False) -> str:
    """Whether the gate is open, in one sentence; with `is_nil` there is nothing to report."""
    if plan.is_example:
        return _("Example data are never sealed here. Make a questionnaire of your own to seal one.")
    if is_nil:
        return _("Nothing stands in the way.")
    if not plan.values:
        return _("There are no figures to seal. Enter or import figures first.")
    if plan.firm:
        text = ngettext("{n} finding must be corrected first.", "{n} findings must be corrected first.", len(plan.firm))
        return fill(text, {"n": str(len(plan.firm))})
    if plan.softer:
        text = ngettext("{n} error stands in the way.", "{n} errors stand in the way.", len(plan.softer))
        return fill(text, {"n": str(len(plan.softer))})
    return _("Nothing stands in the way.")
