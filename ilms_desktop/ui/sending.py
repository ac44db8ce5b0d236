"""The deeds of the Send screen: drafts, files, words to paste, what the person says, new versions and recalls.

Everything long is done in the background (`sending_job`); how a deed went is said on the screen. Nothing is sent.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog
from shiboken6 import isValid

from ilms_desktop import i18n, paths
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.mail.size import Remedy
from ilms_desktop.model.command import Revise, SaySent
from ilms_desktop.model.post import Way
from ilms_desktop.ui import sending_job
from ilms_desktop.ui.dialogs.came_back_dialog import CameBack, CameBackDialog, Next
from ilms_desktop.ui.dialogs.revise_dialog import ReviseDialog
from ilms_desktop.ui.file_manager import open_folder
from ilms_desktop.ui.mail_program import DraftWay, MailProgram, ThisSystem, mail_program
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.seal_wish import SealWish
from ilms_desktop.ui.presenters.send_plan import parcels_of, remedies_of
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.sending_job import Parcel, Prepared
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.views.send_ways import ADDRESS, SUBJECT
from ilms_desktop.workspace.outgoing_mail import letter_of, save_file
from ilms_desktop.workspace.post import overdue
from ilms_desktop.workspace.post_words import overdue_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ilms_desktop.model.changes import Changes
    from ilms_desktop.model.post import Document, DocumentFile
    from ilms_desktop.ui.dialogs.recall_dialog import RecallDialog
    from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
    from ilms_desktop.ui.mail_program import System
    from ilms_desktop.ui.views.main_window import MainWindow
    from ilms_desktop.workspace.post import Outgoing

    T = TypeVar("T")


class Sending(QObject):
    """Binds the screen of a window to what it does."""

    def __init__(self, window: MainWindow, system: System | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._screen = window.send
        self._system = system or ThisSystem()
        self._program: MailProgram | None = None
        self._late = ""
        screen, ways = self._screen, self._screen.ways
        screen.was_shown.connect(self._find_program)
        screen.wants_seal.connect(self.seal)
        screen.wants_revision.connect(self.ask_for_revision)
        screen.wants_recall.connect(self.recall)
        screen.wants_receipt.connect(self.save_receipt)
        ways.wants_mail.connect(self.make_mail)
        ways.wants_show.connect(self.show_file)
        ways.wants_copy.connect(self.copy)
        ways.wants_save.connect(self.ask_for_folder)
        ways.wants_remedy.connect(self.try_remedy)
        screen.sent.said.connect(self.say_sent)
        screen.sent.took_back.connect(self.take_back)
        screen.sent.came_back.connect(self.ask_what_came_back)
        window.flows.did_seal.connect(self.show_package)
        window.late.wants_deed.connect(lambda: self.show_package(self._late))
        self._session.bus.did_execute.connect(self._follow)
        self._remind()

    # --- the screen

    def show(self) -> None:
        """Bring the screen to the front."""
        self._window.show_node_kind(NodeKind.SEND)
        self._screen.focus_first()

    def show_package(self, package_id: str) -> None:
        """Bring the screen to the front with a package."""
        self._screen.show_package(package_id)
        self.show()

    def _find_program(self) -> None:
        """Find out which mail program there is, once the person comes here."""
        if self._program is not None:
            return
        self._program = MailProgram()
        system = self._system
        self._session.tasks.run(lambda: mail_program(system), done=self._take_program, failed=self._fail)

    def _take_program(self, program: MailProgram) -> None:
        self._program = program
        if isValid(self._screen):
            self._screen.show_program(program)

    def _follow(self, changes: Changes) -> None:
        """Something went out, came in or was said."""
        if changes.post or changes.submissions:
            self._remind()

    def _remind(self) -> None:
        """Ask calmly for the oldest package that has no receipt after ten days."""
        workspace = self._session.workspace
        today = workspace.clock().astimezone().date()
        late = overdue(workspace.post().outbox(), today)
        self._late = late[0].document.package_id if late else ""
        self._window.late.say(overdue_words(late[0], today, ltr) if late else "")

    # --- sealing, versions, recalls

    def seal(self, wish: SealWish | None = None) -> SealDialog | None:
        """Seal; figures that a package froze are sealed again only as a new version."""
        locked_by = self._session.workspace.locked_by
        if locked_by is not None and not (wish and wish.revision):
            self.show_package(locked_by.package_id)
            self._session.tell_locked()
            return None
        return self._window.flows.seal(wish or SealWish())

    def ask_for_revision(self) -> ReviseDialog | None:
        """Ask why a new version is begun."""
        package = self._session.workspace.locked_by
        if package is None:
            return None
        dialog = ReviseDialog(self._session.look, package.tail, self._window)
        dialog.wants.connect(lambda reason: self.revise(reason, package.tail))
        return _open(dialog)

    def revise(self, reason: str, package: str) -> None:
        """Begin a new version."""
        if self._session.execute(Revise(reason, package)) is not None:
            told = _("A new version is begun. The figures can be changed; {package} stays as it was sent.")
            self._session.bus.did_tell.emit(fill(told, {"package": ltr(package)}))

    def recall(self) -> RecallDialog | None:
        """Ask whether the package on the page is taken back, and with which key."""
        outgoing = self._screen.outgoing
        return None if outgoing is None else self._window.flows.recall(outgoing.document)

    # --- ways

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Do something with files in the background."""
        self._session.tasks.run(work, done=done, failed=self._fail)

    def _parcel(self, outgoing: Outgoing, file: DocumentFile) -> Parcel:
        return Parcel(
            outgoing.document, file, sending_job.desk_address(self._session.workspace.round), paths.user_dir()
        )

    def make_mail(self, file: DocumentFile | None = None) -> None:
        """Begin a mail with the package on the page, in the form that is meant for mail or in another."""
        outgoing, program = self._screen.outgoing, self._program or MailProgram()
        parcels = None if outgoing is None else parcels_of(outgoing)
        if outgoing is None or parcels is None:
            return
        workspace, parcel = self._session.workspace, self._parcel(outgoing, file or parcels.mail)
        self._run(
            lambda: sending_job.prepare_mail(workspace, parcel, program), partial(self._show_mail, program, parcel.file)
        )

    def _show_mail(self, program: MailProgram, file: DocumentFile, prepared: Prepared) -> None:
        """Have the system open what is to be opened, and say what to do now."""
        is_open = not prepared.opens or QDesktopServices.openUrl(QUrl(prepared.opens))
        is_dragged = bool(prepared.opens) and program.way is not DraftWay.FILE
        if is_dragged and not prepared.is_selected:
            open_folder(prepared.path)
        values = {"file": ltr(file.file_name)}
        told = _("The draft is opened in your mail program. Read it and press Send there.")
        if is_dragged:
            told = fill(_("Drag this file into the message: {file}. Then press Send there."), values)
        if not is_open:
            told = _("No mail program opened. Show the file, copy the words, and write the message yourself.")
        self._screen.say(told)

    def show_file(self) -> None:
        """Write the carrier and show it in the file manager."""
        outgoing = self._screen.outgoing
        parcels = None if outgoing is None else parcels_of(outgoing)
        if outgoing is None or parcels is None:
            return
        workspace, parcel = self._session.workspace, self._parcel(outgoing, parcels.mail)

        def done(prepared: Prepared) -> None:
            shown = prepared.is_selected or open_folder(prepared.path)
            told = _("The folder is open: drag {file} into the message.") if shown else _("The file is here: {path}.")
            self._screen.say(fill(told, {"file": ltr(prepared.path.name), "path": ltr(str(prepared.path))}))

        self._run(lambda: sending_job.prepare_file(workspace, parcel), done)

    def copy(self, what: str) -> None:
        """Put address, subject or text on the clipboard."""
        outgoing = self._screen.outgoing
        if outgoing is None:
            return
        letter = letter_of(outgoing.document, paths.user_dir())
        to = sending_job.desk_address(self._session.workspace.round)
        text = to if what == ADDRESS else letter.subject if what == SUBJECT else letter.text
        QGuiApplication.clipboard().setText(text)
        told = {ADDRESS: _("The address is copied."), SUBJECT: _("The subject is copied.")}
        self._screen.say(told.get(what, _("The text is copied.")))

    def ask_for_folder(self) -> QFileDialog:
        """Ask where the file for upload or stick goes."""
        return self._ask_folder(_("Save the package to"), self.save_to)

    def save_to(self, folder: str) -> None:
        """Write the file for upload or stick."""
        outgoing = self._screen.outgoing
        parcels = None if outgoing is None else parcels_of(outgoing)
        if outgoing is not None and parcels is not None:
            self._save(outgoing.document, parcels.hand, Path(folder))

    def save_receipt(self, receipt: Document) -> QFileDialog | None:
        """Ask where a receipt is filed."""
        files = self._session.workspace.post().files.get(receipt.package_id, ())
        if not files:
            return None
        return self._ask_folder(_("Save the receipt to"), lambda name: self._save(receipt, files[0], Path(name)))

    def _save(self, document: Document, file: DocumentFile, folder: Path) -> None:
        workspace = self._session.workspace
        told = _("Saved: {path}. Do not open and save it with another program.")
        self._run(
            lambda: save_file(workspace, document, file, folder),
            lambda path: self._screen.say(fill(told, {"path": ltr(str(path))})),
        )

    def _ask_folder(self, title: str, take: Callable[[str], None]) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._session.workspace.path.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(take)
        return _open(dialog)

    # --- what the person says

    def say_sent(self, day: date, way: Way) -> None:
        """Keep that it was sent."""
        self._say(day, way)

    def take_back(self) -> None:
        """It was not sent after all."""
        self._say(None, Way.MAIL)

    def _say(self, day: date | None, way: Way) -> None:
        outgoing = self._screen.outgoing
        if outgoing is not None:
            document = outgoing.document
            self._session.execute(SaySent(document.package_id, day, way, document.tail))

    def ask_what_came_back(self) -> CameBackDialog | None:
        """Ask what the mail server said."""
        outgoing = self._screen.outgoing
        parcels = None if outgoing is None else parcels_of(outgoing)
        if outgoing is None or parcels is None:
            return None
        is_ours = self._is_frozen(outgoing)
        has_workbook = sending_job.has_workbook(self._session.workspace, outgoing)
        remedies = remedies_of(outgoing.document, has_workbook=has_workbook) if is_ours else ()
        back = CameBack(outgoing.document.tail, parcels.other, remedies)
        dialog = CameBackDialog(self._session.look, back, self._window)
        dialog.wants.connect(self._try_next)
        return _open(dialog)

    def _is_frozen(self, outgoing: Outgoing) -> bool:
        """Whether the figures are still those of this package, so that it can be sealed again in another shape."""
        locked_by = self._session.workspace.locked_by
        return locked_by is not None and locked_by.package_id == outgoing.document.package_id

    def _try_next(self, step: Next) -> None:
        """Take “mailed” back, then try what was chosen."""
        outgoing = self._screen.outgoing
        parcels = None if outgoing is None else parcels_of(outgoing)
        self.take_back()
        deeds: dict[Next, Callable[[], object]] = {
            Next.OTHER_FORM: lambda: self.make_mail(None if parcels is None else parcels.other),
            Next.NO_WORKBOOK: lambda: self.try_remedy(Remedy.NO_WORKBOOK),
            Next.SPLIT: lambda: self.try_remedy(Remedy.SPLIT),
            Next.BY_HAND: self.ask_for_folder,
        }
        deeds[step]()

    def try_remedy(self, remedy: Remedy) -> None:
        """What helps with a file that is too large."""
        outgoing = self._screen.outgoing
        if remedy is Remedy.BY_HAND or outgoing is None:
            self.ask_for_folder()
            return
        reasons = {
            Remedy.NO_WORKBOOK: _("{package} was too large for a mail: sealed again without the workbook."),
            Remedy.SPLIT: _("{package} was too large for a mail: sealed again as several packages."),
        }
        reason = fill(reasons[remedy], {"package": outgoing.document.tail})
        is_frozen = self._is_frozen(outgoing)
        self.seal(SealWish(is_split=remedy is Remedy.SPLIT, revision=reason if is_frozen else ""))

    def _fail(self, error: BaseException) -> None:
        """Say why a deed was not done."""
        if isinstance(error, UserError):
            self._screen.say(i18n.error_text(error))
        else:
            show_error(error, self._window)


def _open(dialog: T) -> T:
    """Open a dialog and let it go when it is closed."""
    assert isinstance(dialog, QDialog)  # noqa: S101 - what the callers make
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
