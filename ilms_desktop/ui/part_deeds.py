"""The deeds with parts of other offices: confirm a key, hand out, hand back, take in, undo a merge, open an assignment.

Making and judging files is done in the background through the services. How a deed went is said in the dialog.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

import ilms_desktop
from ilms_desktop import i18n, paths
from ilms_desktop.errors import UserError
from ilms_desktop.exchange.files import read_file
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.part import ConfirmedBy, ConfirmOffice, ForgetOffice
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.workspace.own_key import key_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.part import MergePart, TakeMergeBack
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.dialogs.assignment_dialog import AssignmentDialog, OpenWish
    from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
    from ilms_desktop.ui.dialogs.hand_dialog import HandDialog, HandWish
    from ilms_desktop.ui.dialogs.merge_dialog import MergeDialog
    from ilms_desktop.ui.dialogs.office_dialog import OfficeDialog, OfficeWish
    from ilms_desktop.ui.dialogs.parts_dialog import PartsDialog
    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.part_list import Part
    from ilms_desktop.workspace.part_merging import MergePlan
    from ilms_desktop.workspace.parts import MadePart

T = TypeVar("T")
#: in the name of a part
_PART: Final = re.compile(r"^ILMS_[A-Z]{3}-[0-9]{2,3}_[0-9]{4}_W[0-9]{4,5}_")


class PartDeeds(QObject):
    """Parts of one window."""

    #: a questionnaire was made out of an assignment: its path
    wants_file = Signal(str)

    def __init__(self, session: Session, keys: KeyDeeds, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._keys = keys
        self._settings = settings
        self._window = window
        self._dialog: PartsDialog | None = None

    def show(self) -> PartsDialog:
        """Show the offices and the parts; the dialog that is open already comes to the front."""
        from ilms_desktop.ui.dialogs.parts_dialog import PartsDialog

        if self._dialog is None:
            dialog = PartsDialog(self._session, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._closed)
            dialog.wants_office.connect(self.ask_for_office)
            dialog.wants_forget.connect(self.forget)
            dialog.wants_assignment.connect(self.hand)
            dialog.wants_return.connect(self.hand)
            dialog.wants_merge.connect(self.ask_for_return)
            dialog.wants_opening.connect(self.ask_for_assignment)
            dialog.wants_back.connect(self.take_back)
            dialog.wants_copy.connect(self.ask_for_folder)
            self._dialog = dialog
        self._dialog.open()
        return self._dialog

    def _closed(self) -> None:
        self._dialog = None

    def _over(self) -> QWidget:
        return self._dialog or self._window

    def _tell(self, said: str) -> None:
        """Read the lists again and say how it went."""
        self.show().show_all(said)

    # --- offices

    def ask_for_office(self) -> OfficeDialog:
        """Ask whose key is confirmed."""
        from ilms_desktop.ui.dialogs.office_dialog import OfficeDialog

        dialog = OfficeDialog(self._session.look, self._over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants.connect(partial(self.confirm, dialog))
        dialog.open()
        return dialog

    def confirm(self, dialog: OfficeDialog, wish: OfficeWish) -> None:
        """Keep an office whose digits fit."""
        from ilms_desktop.workspace.offices import confirmed_office, key_in_file

        workspace = self._session.workspace
        try:
            office = confirmed_office(
                key_in_file(read_file(wish.path), wish.path.name),
                wish.typed,
                wish.said,
                offices=workspace.offices(),
                country=workspace.country,
                author=workspace.person,
                now=workspace.clock(),
            )
        except UserError as error:
            dialog.say(i18n.error_text(error))
            return
        if self._session.execute(ConfirmOffice(office)) is not None:
            dialog.accept()
            values = {"office": office.name, "signer": ltr(office.signer)}
            self._tell(fill(_("The key of {office} is confirmed. In files it is called {signer}."), values))

    def forget(self, code: str) -> None:
        """Let the key of an office count no more."""
        if self._session.execute(ForgetOffice(code)) is not None:
            self._tell(fill(_("The key of {office} counts no more; what it sent stays."), {"office": ltr(code)}))

    # --- making

    def hand(self) -> HandDialog:
        """Ask what is handed out or back, and with which key."""
        from ilms_desktop.ui.dialogs.hand_dialog import HandDialog
        from ilms_desktop.ui.views.key_choice import KeyOffer

        workspace = self._session.workspace
        own = key_for((each.enrolment for each in self._keys.statuses()), workspace.country, workspace.clock())
        offer = KeyOffer(own, self._keys.place.vault, self._settings.key_file)
        dialog = HandDialog(self._session, offer, self._over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.key.wants_enrolment.connect(self._keys.enrol)
        dialog.wants.connect(partial(self.make, dialog))
        dialog.open()
        return dialog

    def make(self, dialog: HandDialog, wish: HandWish) -> None:
        """Make an assignment or a return in the background."""
        workspace = self._session.workspace

        def work() -> MadePart:
            from ilms_desktop.workspace.parts import assign, give_back
            from ilms_desktop.workspace.seal_order import Hand

            key, signer = wish.key.open()
            hand = Hand(key, signer, ilms_desktop.__version__, paths.user_dir())
            if not wish.office:
                return give_back(workspace, hand, out=wish.folder)
            return assign(workspace, wish.office, wish.wanted, hand, out=wish.folder)

        def done(made: MadePart) -> None:
            dialog.accept()
            self._session.tell_post()
            values = {"path": ltr(str(made.path))}
            self._tell(fill(_("The file is made: {path}. Give it to the other office."), values))

        def failed(error: BaseException) -> None:
            if isinstance(error, UserError):
                dialog.key.take_trouble(error)
            self._not_made(dialog, error)

        dialog.go.setEnabled(False)
        self._session.tasks.run(work, done=done, failed=failed)

    def _not_made(self, dialog: DeedDialog, error: BaseException) -> None:
        dialog.go.setEnabled(True)
        if isinstance(error, UserError):
            dialog.say(i18n.error_text(error))
        else:
            show_error(error, dialog)

    def ask_for_folder(self, part: Part) -> QFileDialog:
        """Ask where the very same file is to be written again."""
        folder = str(self._session.workspace.path.parent)
        dialog = QFileDialog(self._over(), _("Save the file again"), folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(partial(self.save_again, part))
        return _open(dialog)

    def save_again(self, part: Part, folder: str) -> None:
        """Write the kept bytes to a folder."""
        from ilms_desktop.workspace.new_file import write_new

        workspace = self._session.workspace
        (kept, *_others) = workspace.post().files[part.document.package_id]
        path = Path(folder) / kept.file_name

        def work() -> Path:
            write_new(path, workspace.document_bytes(kept.package_id, kept.carrier))
            return path

        def done(written: Path) -> None:
            self._tell(fill(_("The same file is saved again: {path}."), {"path": ltr(str(written))}))

        self._run(work, done)

    # --- taking in

    def ask_for_return(self) -> QFileDialog:
        """Ask for a file that an office handed back."""
        dialog = QFileDialog(self._over(), _("Take a return in"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Parts (*.zip)"), _("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.judge(Path(name)))
        return _open(dialog)

    def take(self, names: Sequence[str]) -> list[str]:
        """Judge the part among files that were dropped; gives those that are no parts.

        Each part is looked at alone: what one of them changes is compared anew with the next.
        """
        found = [name for name in names if _PART.search(Path(name).name)]
        if len(found) == 1:
            self.show()
            self.judge(Path(found[0]))
        elif found:
            self.show().warn(_("Take the parts of other offices in one after the other."))
        return [name for name in names if name not in found]

    def judge(self, path: Path) -> None:
        """Judge a return in the background, then show what it would do."""
        workspace = self._session.workspace

        def work() -> MergePlan | Refusal:
            from ilms_desktop.workspace.part_merging import plan_merge

            return plan_merge(workspace, read_file(path), path.name, workspace.clock())

        self._run(work, self._judged)

    def _judged(self, found: MergePlan | Refusal) -> None:
        from ilms_desktop.package.messages import result_texts
        from ilms_desktop.package.outcome import Refusal

        if isinstance(found, Refusal):
            self.show().warn(" ".join(result_texts(found)))
        else:
            self.show_plan(found)

    def show_plan(self, plan: MergePlan) -> MergeDialog:
        """Show what a return would do."""
        from ilms_desktop.ui.dialogs.merge_dialog import MergeDialog

        dialog = MergeDialog(self._session, plan, self._over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants_merge.connect(self.merge)
        dialog.open()
        return dialog

    def merge(self, command: MergePart) -> None:
        """Take a return in, as one step."""
        if self._session.execute(command) is not None:
            values = {"number": ltr(command.document.tail), "n": ltr(command.label.values["count"])}
            self._tell(fill(_("{number} is taken in; changes: {n}. “Undo this merge” takes it back."), values))

    def take_back(self, command: TakeMergeBack) -> None:
        """Undo a merge; the file of the return can be taken in again."""
        if self._session.execute(command) is not None:
            self._tell(_("The merge is undone. Its file can be taken in again."))

    # --- an assignment of another office

    def ask_for_assignment(self) -> AssignmentDialog:
        """Ask for an assignment and the digits of its coordinator."""
        from ilms_desktop.ui.dialogs.assignment_dialog import AssignmentDialog

        dialog = AssignmentDialog(self._session.look, self._session.workspace.path.parent, self._over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants.connect(partial(self.open_assignment, dialog))
        dialog.open()
        return dialog

    def open_assignment(self, dialog: AssignmentDialog, wish: OpenWish) -> None:
        """Make a questionnaire out of an assignment in the background, then open it."""
        workspace, person = self._session.workspace, self._settings.person

        def work() -> Refusal | None:
            from ilms_desktop.workspace.part_opening import Reader, open_assignment
            from ilms_desktop.workspace.workspace import Workspace

            reader = Reader(wish.typed, ConfirmedBy.TELEPHONE, person, i18n.language(), workspace.clock, workspace.ids)
            made = open_assignment(read_file(wish.path), wish.path.name, wish.new, reader)
            if not isinstance(made, Workspace):
                return made
            made.close()
            return None

        def done(refusal: Refusal | None) -> None:
            from ilms_desktop.package.messages import result_texts

            if refusal is not None:
                dialog.go.setEnabled(True)
                dialog.say(" ".join(result_texts(refusal)))
                return
            dialog.accept()
            if self._dialog is not None:
                self._dialog.accept()
            self.wants_file.emit(str(wish.new))

        dialog.go.setEnabled(False)
        self._session.tasks.run(work, done=done, failed=partial(self._not_made, dialog))

    # --- background

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._session.tasks.run(work, done=done, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        """Say why a deed was not done."""
        if isinstance(error, UserError):
            self.show().warn(i18n.error_text(error))
        else:
            show_error(error, self._over())


def _open(dialog: QFileDialog) -> QFileDialog:
    """Open the system's dialog and let it go when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
