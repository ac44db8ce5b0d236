"""Deeds of several steps: import, export, print, seal, about. Files are asked for with the system's dialogs.

Reading, planning and writing run in the background through the services; nothing here looks into a file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

import ilms_desktop
from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.exchange.files import read_file, write_file
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.show_error import show_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.command import Command
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.session import Session


class Flows(QObject):
    """What the menus start."""

    #: key file that was used to seal
    used_key = Signal(str)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window

    # --- import

    def import_file(self) -> QFileDialog:
        """Ask for a file of figures."""
        dialog = QFileDialog(self._window, _("Import figures"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Figures in the ILOSTAT layout (*.csv)"), _("All files (*)")])
        dialog.fileSelected.connect(self.read)
        return _open(dialog)

    def read(self, name: str) -> None:
        """Read a file in the background, then show what it would do."""
        path = Path(name)

        def work() -> ParsedFile:
            return read_bulk(read_file(path), name=path.name)

        self._session.tasks.run(work, done=self.show_plan, failed=self._fail)

    def show_plan(self, parsed: ParsedFile) -> ImportDialog:
        """Show what a file would do."""
        dialog = ImportDialog(self._session, parsed, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants_import.connect(self._import)
        dialog.open()
        return dialog

    def _import(self, command: Command) -> None:
        """Import as one step."""
        changes = self._session.execute(command)
        if changes is not None:
            cells = len(changes.keys)
            told = fill(ngettext("{n} cell imported.", "{n} cells imported.", cells), {"n": str(cells)})
            self._session.bus.did_say.emit(told)

    # --- export and print

    def export_file(self) -> QFileDialog:
        """Ask where the figures go."""
        return self._ask_where(_("Export figures"), "csv", _("ILOSTAT layout (*.csv)"), self.export_to)

    def export_to(self, name: str) -> None:
        """Write the figures in the published layout."""
        from ilms_desktop.workspace.exporting import export_bulk

        workspace, path = self._session.workspace, Path(name)
        self._write(lambda: write_file(path, export_bulk(workspace)), path)

    def print_summary(self) -> QFileDialog:
        """Ask where the printed summary goes."""
        return self._ask_where(_("Save the summary"), "pdf", _("PDF (*.pdf)"), self.print_to)

    def print_to(self, name: str) -> None:
        """Make the completeness summary as PDF."""
        from ilms_desktop.report.summary import completeness_pdf
        from ilms_desktop.workspace.summary_data import summary_data

        workspace, path = self._session.workspace, Path(name)
        package = max(workspace.submissions(), key=lambda each: each.sequence, default=None)
        data = summary_data(workspace, now=workspace.clock(), package=package)
        self._write(lambda: write_file(path, completeness_pdf(data)), path)

    def _write(self, work: Callable[[], None], path: Path) -> None:
        """Write in the background and say where it is."""
        said = fill(_("Saved as {path}"), {"path": ltr(str(path))})
        self._session.tasks.run(work, done=lambda _nothing: self._session.bus.did_tell.emit(said), failed=self._fail)

    def _ask_where(self, title: str, suffix: str, kind: str, take: Callable[[str], None]) -> QFileDialog:
        """The system's dialog for a new file."""
        workspace = self._session.workspace
        dialog = QFileDialog(self._window, title, str(workspace.path.with_suffix(f".{suffix}")))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(kind)
        dialog.selectFile(f"{workspace.path.stem}.{suffix}")
        dialog.fileSelected.connect(take)
        return _open(dialog)

    # --- seal and about

    def seal(self) -> SealDialog:
        """Ask for key and folder, then seal."""
        dialog = SealDialog(self._session, self._settings, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.used_key.connect(self.used_key)
        dialog.wants_finding.connect(self._session.bus.wants_finding)
        dialog.open()
        return dialog

    def about(self) -> QMessageBox:
        """Version, edition, licences."""
        edition = self._session.workspace.edition
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("About ILMS Desktop"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(fill(_("ILMS Desktop {version}"), {"version": ltr(ilms_desktop.__version__)}))
        about = _(
            "Questionnaire {edition}. Program: Apache License 2.0. Icons: Lucide (ISC, MIT). Fonts: Noto (OFL). "
            "Window: Qt for Python (LGPL)."
        )
        box.setInformativeText(fill(about, {"edition": ltr(f"{edition.id} {edition.version}")}))
        box.open()
        return box

    def _fail(self, error: BaseException) -> None:
        """Say what went wrong in the background."""
        show_error(error, self._window)


def _open(dialog: QFileDialog) -> QFileDialog:
    """Open the system's dialog and let it go when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
