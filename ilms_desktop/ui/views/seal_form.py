"""What sealing needs: nothing in the way (or a reason), a key with its passphrase, a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.blockers_list import BlockersList
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.path_row import PathRow, Wanted
from ilms_desktop.ui.views.text_box import TextBox
from ilms_desktop.workspace import signing_key
from ilms_desktop.workspace.allow_handlers import SHORTEST_REASON

if TYPE_CHECKING:
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.presenters.seal_plan import SealPlan
    from ilms_desktop.ui.session import Session

_REASON_LINES: Final = 2


class SealForm(QWidget):
    """Blockers above, answers below."""

    #: something was typed or chosen
    did_change = Signal()

    def __init__(self, session: Session, plan: SealPlan, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = session.look
        self._plan = plan
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
        self.key = PathRow(look, _("Key file"), wanted=Wanted.FILE)
        self.key.line.setText(settings.key_file)
        form.addRow(text_label(look, _("Key file")), self.key)
        self.signer = text_label(look, role=Role.HELP, kind="muted", wraps=True)
        form.addRow("", self.signer)
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(_("Passphrase"))
        form.addRow(text_label(look, _("Passphrase")), self.passphrase)
        self.folder = PathRow(look, _("Folder for the package"), wanted=Wanted.FOLDER)
        self.folder.line.setText(str(session.workspace.path.parent))
        form.addRow(text_label(look, _("Folder")), self.folder)
        layout.addLayout(form)
        self.key.did_change.connect(self._look_at_key)
        self.passphrase.textChanged.connect(self.did_change)
        self.folder.did_change.connect(self.did_change)
        self.show_plan(plan)
        self._look_at_key()

    @property
    def reason(self) -> str:
        """Reason with which the errors may stand."""
        return self.reason_box.text()

    @property
    def is_complete(self) -> bool:
        """Whether the gate is open and key and folder are given."""
        answers = (self.key.text().strip(), self.folder.text().strip())
        has_passphrase = bool(self.passphrase.text()) or not self.passphrase.isEnabled()
        return self._plan.is_open(self.reason, SHORTEST_REASON) and all(answers) and has_passphrase

    def show_plan(self, plan: SealPlan) -> None:
        """Show what is in the way now."""
        self._plan = plan
        self.gate.setText(gate_words(plan))
        self.blockers.show_findings(plan.blocking)
        self.blockers.setVisible(bool(plan.blocking))
        text = ngettext(
            "Let {n} error stand with this reason (at least {least} characters):",
            "Let all {n} errors stand with this reason (at least {least} characters):",
            len(plan.softer),
        )
        self.reason_title.setText(fill(text, {"n": str(len(plan.softer)), "least": str(SHORTEST_REASON)}))
        for widget in (self.reason_title, self.reason_box):
            widget.setVisible(bool(plan.softer) and not plan.firm and not plan.is_example)
        self.did_change.emit()

    def _look_at_key(self) -> None:
        """Say whose key it is, and ask for a passphrase only where it has one."""
        text = self.key.text().strip()
        self.passphrase.setEnabled(True)
        if not text:
            self.signer.setText(_("A key is made once with “ilms keys new”; the ILO knows its code."))
            self.did_change.emit()
            return
        try:
            signer = signing_key.signer_of(Path(text))
            self.passphrase.setEnabled(signing_key.needs_passphrase(Path(text)))
            self.signer.setText(fill(_("Key of {signer}"), {"signer": ltr(signer)}))
        except UserError as error:
            self.signer.setText(i18n.error_text(error))
        self.did_change.emit()


def gate_words(plan: SealPlan) -> str:
    """Whether the gate is open, in one sentence."""
    if plan.is_example:
        return _("Example data are never sealed here. Make a questionnaire of your own to seal one.")
    if not plan.values:
        return _("There are no figures to seal. Enter or import figures first.")
    if plan.firm:
        text = ngettext("{n} finding must be corrected first.", "{n} findings must be corrected first.", len(plan.firm))
        return fill(text, {"n": str(len(plan.firm))})
    if plan.softer:
        text = ngettext("{n} error stands in the way.", "{n} errors stand in the way.", len(plan.softer))
        return fill(text, {"n": str(len(plan.softer))})
    return _("Nothing stands in the way.")
