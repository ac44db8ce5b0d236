"""Seal the answers: to which file of questions, with which key; what was made is then shown by the Send screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.answering_job import AnswersRequest, seal_answers_now
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.seal_wish import Encrypted, encryption_of
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.key_choice import KeyChoice
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.wrapped_check import WrappedCheck
from ilms_desktop.workspace.questions import of_file, to_seal

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.answer_file import SealedAnswers


class SealAnswersDialog(DeedDialog):
    """A question with a key."""

    #: it was sealed: id of the answer file
    did_seal = Signal(str)
    #: key file that was used, to be offered next time
    used_key = Signal(str)

    def __init__(self, session: Session, keys: KeyDeeds, parent: QWidget | None = None) -> None:
        look = session.look
        super().__init__(look, _("Seal the answers"), _("Seal the answers"), icon="sign", parent=parent)
        self._session = session
        self._keys = keys
        self._is_busy = False
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
        form.addRow(text_label(look, _("Questions")), self.files)
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
        self.go.setEnabled(bool(self.about) and self.key.is_complete and not self._is_busy)

    # --- the deed

    def do(self) -> None:
        """Sign and keep the answer file, in the background."""
        request = AnswersRequest(self.key.chosen(), self.about, encrypt=self.encrypt.box.isChecked())
        workspace = self._session.workspace
        self._set_busy(is_busy=True)
        self.say("")
        self._session.tasks.run(lambda: seal_answers_now(workspace, request), done=self._done, failed=self._failed)

    def _set_busy(self, *, is_busy: bool) -> None:
        """Nothing can be asked while it works."""
        self._is_busy = is_busy
        self.remark.setText(_("Signing, and opening the answer file again to verify it…") if is_busy else "")
        self.cancel.setEnabled(not is_busy)
        self.files.setEnabled(not is_busy)
        self.encrypt.setEnabled(not is_busy)
        self.key.set_enabled(is_enabled=not is_busy)
        self._compare()

    def _done(self, made: SealedAnswers) -> None:
        """Leave for the screen that sends it."""
        self._set_busy(is_busy=False)
        self.used_key.emit(self.key.path)
        self._session.tell_post()
        self.accept()
        self.did_seal.emit(made.document.package_id)

    def _failed(self, error: BaseException) -> None:
        """Say what kept it from being made; there is none then."""
        self._set_busy(is_busy=False)
        if isinstance(error, UserError):
            self.say(i18n.error_text(error))
            self.key.take_trouble(error)
        else:
            show_error(error, self)

    def reject(self) -> None:
        """Close, unless the answer file is being written."""
        if not self._is_busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window cannot be closed while the answer file is being written."""
        if self._is_busy:
            event.ignore()
        else:
            super().closeEvent(event)
