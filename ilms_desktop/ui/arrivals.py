"""What comes from the ILO: files that are opened or dropped are verified in the background, kept, and told in words.

One door for receipts, questions and answers to enrolment, in any carrier or mail; `receiving_documents` judges them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from ilms_desktop import paths
from ilms_desktop.errors import UserError
from ilms_desktop.exchange.files import read_file
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.arrival_words import arrival_line
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.show_error import show_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.dialogs.arrivals_dialog import ArrivalsDialog
    from ilms_desktop.ui.tasks import Job
    from ilms_desktop.ui.views.main_window import MainWindow
    from ilms_desktop.workspace.receiving_documents import Arrived

#: endings of files in a folder that are looked at
ENDINGS: Final = frozenset({".zip", ".pdf", ".age", ".eml"})


class Arrivals(QObject):
    """Binds a window to what comes in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        window.flows.incoming.brings.connect(self.take)
        window.send.wants_answer.connect(self.ask)

    def ask(self) -> QFileDialog:
        """Ask for files that came."""
        dialog = QFileDialog(self._window, _("Open an answer from the ILO"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("Answers and mails (*.zip *.pdf *.eml)"), _("All files (*)")])
        dialog.filesSelected.connect(self.take)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def take(self, names: Sequence[str]) -> None:
        """Verify files, mails and folders of them, and keep what is good."""
        names = self._window.flows.parts.take(names)
        if not names:
            return
        workspace, user_dir = self._session.workspace, paths.user_dir()

        def work(job: Job) -> list[Arrived]:
            # why: what verifies costs time to import, and most sessions receive nothing (ADR 0011)
            from ilms_desktop.carriers.pdf_worker import PdfWorker
            from ilms_desktop.package.carrier import Openers
            from ilms_desktop.workspace.receiving_documents import Receiver, receive

            found = carriers_in(names)
            arrived: list[Arrived] = []
            with PdfWorker() as worker:
                receiver = Receiver(user_dir, Openers(pdf=worker.extract))
                for number, path in enumerate(found):
                    job.step(number, len(found))
                    data, now = read_file(path), workspace.clock()
                    arrived += receive(workspace, data, path.name, receiver=receiver, now=now)
            return arrived

        self._session.tasks.run_job(
            work, words=_("Verifying what came…"), done=self._show, failed=self._fail, stopped=self._stopped
        )

    def _show(self, arrived: Sequence[Arrived]) -> ArrivalsDialog:
        """Tell what came of each file."""
        from ilms_desktop.ui.dialogs.arrivals_dialog import ArrivalsDialog

        self._tell(arrived)
        post = self._session.workspace.post()
        lines = [arrival_line(each, post) for each in arrived]
        dialog = ArrivalsDialog(self._session.look, lines, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants_package.connect(self._window.deeds.sending.show_package)
        dialog.wants_questions.connect(partial(self._window.show_node_kind, NodeKind.QUESTIONS))
        dialog.open()
        return dialog

    def _tell(self, arrived: Sequence[Arrived]) -> None:
        """Every screen reads again what came; keys that were granted count from now on."""
        self._session.tell_post()
        if any(each.enrolment is not None for each in arrived):
            self._window.flows.key_deeds.did_change.emit()

    def _stopped(self) -> None:
        """What was taken before stays."""
        self._session.tell_post()
        self._session.bus.did_tell.emit(_("Stopped. What was verified before is kept."))

    def _fail(self, error: BaseException) -> None:
        """Say why nothing more was taken."""
        self._session.tell_post()
        show_error(error, self._window)


def carriers_in(names: Sequence[str]) -> list[Path]:
    """The files themselves, and of folders those that may carry something, in the order of their names.

    Raises:
        UserError: `no_packages_in_folder`.
    """
    found: list[Path] = []
    for path in map(Path, names):
        inside = sorted(each for each in path.iterdir() if each.suffix.lower() in ENDINGS) if path.is_dir() else [path]
        if not inside:
            raise UserError("no_packages_in_folder", path=path)
        found += inside
    return found
