"""Seal the answers: to which file of questions, with which key; what was made is then shown by the Send screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.answering_job import AnswersRequest, seal_answers_now
from ilms_desktop.ui.dialogs.signing_dialog import SigningDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.seal_wish import Encrypted, encryption_of
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.key_choice import KeyChoice
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.wrapped_check import WrappedCheck
from ilms_desktop.workspace.questions import of_file, to_seal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.answer_file import SealedAnswers


class SealAnswersDialog(SigningDialog):
    """A question with a key."""

    #: key file that was used, to be offered next time
    used_key = Signal(str)

    def __init__(self, session: Session, keys: KeyDeeds, parent: QWidget | None = None) -> None:
        look = session.look
        super().__init__(look, _("Seal the answers"), _("Seal the answers"), icon="sign", parent=parent)
        self._session = session
        self._keys = keys
        question = _("Make one signed file of your answers?")
        self.body.addWidget(text_label(look, question, role=Role.SECTION, wraps=True))
        about = _(
            "It carries every question of the file, answered or still open, and no figure: new figures travel in your "
            "next submission. Sealing sends nothing; you send the file."
        )
        self.body.addWidget(text_label(look, about, kind="second", wraps=True))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        self.files = QComboBox(self)
        self.files.setAccessibleName(_("File of questions"))
        for each in to_seal(session.questions.all):
            self.files.addItem(ltr(each.tail), each.package_id)
        label = text_label(look, _("Questions"))
        label.setBuddy(self.files)
        form.addRow(label, self.files)
        self.counts = text_label(look, role=Role.HELP, kind="muted", wraps=True)
        form.addRow("", self.counts)
        self.key = KeyChoice(look, keys.offer(), form, self)
        self.key.wants_enrolment.connect(keys.enrol)
        self.key.did_change.connect(self._compare)
        keys.did_change.connect(self._take_keys)
        self.encrypt = WrappedCheck(look, _("Encrypt the file for the ILO"))
        is_asked = encryption_of(session.workspace, keys.place.user_dir) is Encrypted.CHOICE
        self.encrypt.setVisible(is_asked)
        form.addRow("", self.encrypt)
        self.body.addLayout(form)
        self.files.currentIndexChanged.connect(self._count)
        self._count()
        self._compare()

    @property
    def about(self) -> str:
        """Id of the file of questions that is chosen; empty where nothing is to be sealed."""
        return str(self.files.currentData() or "")

    def _count(self) -> None:
        """How many questions are answered, and how many stay open."""
        asked = of_file(self._session.questions.all, self.about)
        answered = sum(1 for each in asked if each.answer is not None)
        text = ngettext(
            "{answered} of {n} question answered; the others stay open.",
            "{answered} of {n} questions answered; the others stay open.",
            len(asked),
        )
        self.counts.setText(fill(text, {"answered": ltr(str(answered)), "n": ltr(str(len(asked)))}))

    def _take_keys(self) -> None:
        """A key was made, or an answer of the ILO was taken."""
        self.key.show_offer(self._keys.offer())

    def _compare(self) -> None:
        """Answers are signed."""
        self.go.setEnabled(bool(self.about) and self.key.is_complete and not self.is_busy)

    # --- the deed

    def do(self) -> None:
        """Sign and keep the answer file, in the background."""
        request = AnswersRequest(self.key.chosen(), self.about, encrypt=self.encrypt.box.isChecked())
        workspace = self._session.workspace
        self.set_busy(_("Signing, and opening the answer file again to verify it…"))
        self.say("")
        self._session.tasks.run(lambda: seal_answers_now(workspace, request), done=self._done, failed=self.tell_failure)

    def set_busy(self, words: str = "") -> None:
        """Nothing can be asked while it works."""
        super().set_busy(words)
        self.files.setEnabled(not words)
        self.encrypt.setEnabled(not words)
        self._compare()

    def _done(self, made: SealedAnswers) -> None:
        """Leave for the screen that sends it."""
        self.set_busy()
        self.used_key.emit(self.key.path)
        self._session.tell_post()
        self.accept()
        self.did_seal.emit(made.document.package_id)
