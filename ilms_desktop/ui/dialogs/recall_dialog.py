"""Recall: take a package back by a signed document of its own; what that does, and with which key it is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.sealing_job import SealRequest, seal_now
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.key_choice import KeyChoice
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.workspace.seal_order import Order

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.post import Document
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.key_choice import KeyOffer
    from ilms_desktop.workspace.sealing import SealResult


class RecallDialog(DeedDialog):
    """A question with a key."""

    #: it was sealed: id of the recall
    did_seal = Signal(str)

    def __init__(self, session: Session, document: Document, offer: KeyOffer, parent: QWidget | None = None) -> None:
        values = {"package": ltr(document.tail)}
        deed = fill(_("Recall {package}"), values)
        super().__init__(session.look, deed, deed, icon="undo", parent=parent)
        self._session = session
        self._document = document
        self._is_busy = False
        self.go.become(Kind.DANGER)
        look = session.look
        question = fill(_("Take {package} back?"), values)
        self.body.addWidget(text_label(look, question, role=Role.SECTION, wraps=True))
        about = _(
            "This makes a signed recall of its own, which you send to the ILO like any package. Once the ILO has it, "
            "{package} counts no more. Figures in this file stay as they are. A recall cannot be taken back; to put "
            "other figures in its place, begin a new version instead."
        )
        self.body.addWidget(text_label(look, fill(about, values), wraps=True))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        self.key = KeyChoice(look, offer, form, self)
        self.key.did_change.connect(self._compare)
        self.body.addLayout(form)
        self._compare()

    def _compare(self) -> None:
        """A recall is signed."""
        self.go.setEnabled(self.key.is_complete and not self._is_busy)

    def do(self) -> None:
        """Sign and keep the recall, in the background."""
        order = Order(kind=SubmissionKind.WITHDRAWAL, supersedes=self._document.package_id)
        request, workspace = SealRequest(self.key.chosen(), order), self._session.workspace
        self._set_busy(is_busy=True)
        self.say("")
        self._session.tasks.run(lambda: seal_now(workspace, request), done=self._done, failed=self._failed)

    def _set_busy(self, *, is_busy: bool) -> None:
        """Nothing can be asked while it works."""
        self._is_busy = is_busy
        self.remark.setText(_("Signing, and opening the recall again to verify it…") if is_busy else "")
        self.cancel.setEnabled(not is_busy)
        self.key.set_enabled(is_enabled=not is_busy)
        self._compare()

    def _done(self, results: tuple[SealResult, ...]) -> None:
        """Leave for the screen that sends it."""
        self._set_busy(is_busy=False)
        self._session.tell_post(submissions=True)
        self.accept()
        self.did_seal.emit(results[0].package_id)

    def _failed(self, error: BaseException) -> None:
        """Say what kept it from being made; there is none then."""
        self._set_busy(is_busy=False)
        if isinstance(error, UserError):
            self.say(i18n.error_text(error))
            self.key.take_trouble(error)
        else:
            show_error(error, self)

    def reject(self) -> None:
        """Close, unless the recall is being written."""
        if not self._is_busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window cannot be closed while the recall is being written."""
        if self._is_busy:
            event.ignore()
        else:
            super().closeEvent(event)
