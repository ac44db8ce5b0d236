"""Recall: take a package back by a signed document of its own; what that does, and with which key it is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.ui.dialogs.signing_dialog import SigningDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.sealing_job import SealRequest, seal_now
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.key_choice import KeyChoice
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.workspace.seal_order import Order

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.post import Document
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.key_choice import KeyOffer
    from ilms_desktop.workspace.sealing import SealResult


class RecallDialog(SigningDialog):
    """A question with a key."""

    def __init__(self, session: Session, document: Document, offer: KeyOffer, parent: QWidget | None = None) -> None:
        values = {"package": ltr(document.tail)}
        deed = fill(_("Recall {package}"), values)
        super().__init__(session.look, deed, deed, icon="undo", parent=parent)
        self._session = session
        self._document = document
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
        self.go.setEnabled(self.key.is_complete and not self.is_busy)

    def do(self) -> None:
        """Sign and keep the recall, in the background."""
        order = Order(kind=SubmissionKind.WITHDRAWAL, supersedes=self._document.package_id)
        request, workspace = SealRequest(self.key.chosen(), order), self._session.workspace
        self.set_busy(_("Signing, and opening the recall again to verify it…"))
        self.say("")
        self._session.tasks.run(lambda: seal_now(workspace, request), done=self._done, failed=self.tell_failure)

    def set_busy(self, words: str = "") -> None:
        """Nothing can be asked while it works."""
        super().set_busy(words)
        self._compare()

    def _done(self, results: tuple[SealResult, ...]) -> None:
        """Leave for the screen that sends it."""
        self.set_busy()
        self._session.tell_post(submissions=True)
        self.accept()
        self.did_seal.emit(results[0].package_id)
