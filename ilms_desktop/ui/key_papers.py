"""The papers of a key: the sheet to print and stamp, a copy of the request, the mail draft with both."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from ilms_desktop.exchange.files import read_file, write_file
from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.enrolling_job import prepare_mail
from ilms_desktop.ui.file_manager import open_folder
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.ui.key_deeds import KeyDeeds
    from ilms_desktop.ui.sending_job import Prepared
    from ilms_desktop.workspace.enrolment import Enrolment


_DRAFT: Final = ".eml"
#: whether it is a draft, whether a program opened it -> what is said
_TOLD: Final = {
    (True, True): N_("The draft to {desk} is opened in your mail program. Read it and press Send there."),
    (False, True): N_(
        "A message to {desk} is opened in your mail program. Drag request and sheet into it, the two files in {folder}."
    ),
    (True, False): N_(
        "No program opened the draft. Save the request and the sheet instead, and attach both to a message to {desk}."
    ),
    (False, False): N_("No mail program was found. Attach the two files in {folder} to a message to {desk}."),
}


class KeyPapers:
    """Papers are made in the background; how it went is said where the keys are shown."""

    def __init__(self, deeds: KeyDeeds) -> None:
        """Work for the deeds of a window."""
        self._deeds = deeds

    def ask_for_sheet(self, enrolment: Enrolment) -> QFileDialog:
        """Ask where the sheet goes."""
        from ilms_desktop.workspace.enrolment_sheet import sheet_name

        return self._ask_where(_("Save the sheet"), sheet_name(enrolment), partial(self.save_sheet, enrolment))

    def save_sheet(self, enrolment: Enrolment, name: str) -> None:
        """Make the sheet as PDF and open it, to be printed, signed and stamped."""
        from ilms_desktop.workspace.enrolment_sheet import sheet_pdf

        def done(path: Path) -> str:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            return fill(_("The sheet is saved: {path}. Print it, and have it signed and stamped."), _shown(path))

        self._deeds.run(_("Preparing the sheet…"), lambda: _saved(Path(name), sheet_pdf(enrolment)), done)

    def ask_for_request(self, enrolment: Enrolment) -> QFileDialog:
        """Ask where a copy of the request goes."""
        title, name = _("Save the request"), enrolment.request_path.name
        return self._ask_where(title, name, partial(self.save_request, enrolment))

    def save_request(self, enrolment: Enrolment, name: str) -> None:
        """Copy the request, byte for byte."""

        def done(path: Path) -> str:
            told = _("The request is saved: {path}. Send it to {desk} as it is, with the sheet.")
            return fill(told, _shown(path) | {"desk": ltr(self._deeds.context.desk)})

        self._deeds.run(_("Saving the request…"), lambda: _saved(Path(name), read_file(enrolment.request_path)), done)

    def make_draft(self, enrolment: Enrolment) -> None:
        """Bring request and sheet into the person's mail program: as a draft, or to be dragged into a message."""
        place, desk = self._deeds.place, self._deeds.context.desk

        def done(prepared: Prepared) -> str:
            is_open = not prepared.opens or QDesktopServices.openUrl(QUrl(prepared.opens))
            is_draft = prepared.path.suffix == _DRAFT
            if not is_draft and not prepared.is_selected:
                open_folder(prepared.path)
            told = _TOLD[is_draft, is_open]
            return fill(_(told), {"desk": ltr(desk), "folder": ltr(str(prepared.path.parent))})

        self._deeds.run(_("Preparing the draft…"), lambda: prepare_mail(place, enrolment, to=desk), done)

    def _ask_where(self, title: str, name: str, take: Callable[[str], None]) -> QFileDialog:
        """The system's dialog for a new file."""
        from ilms_desktop.ui.shell import documents_folder

        dialog = QFileDialog(self._deeds.over(), title, str(documents_folder() / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.selectFile(name)
        dialog.fileSelected.connect(take)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog


def _saved(path: Path, data: bytes) -> Path:
    write_file(path, data)
    return path


def _shown(path: Path) -> dict[str, str]:
    return {"path": ltr(str(path))}
