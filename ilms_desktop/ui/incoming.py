"""What comes in: files are looked at, read and planned in the background, shown, and imported as one step each.

A layout of ours goes straight to the preview; a foreign table goes through the mapping assistant and the records of a
survey through their recipe, both to the same preview. Several files come one after the other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from ilms_desktop.errors import ExchangeError, IlmsError
from ilms_desktop.exchange.files import read_file
from ilms_desktop.exchange.formats import open_foreign, read_any
from ilms_desktop.exchange.kinds import FileKind, kind_of_file
from ilms_desktop.exchange.report import ParsedFile
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.show_error import show_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog, QWidget

    from ilms_desktop.exchange.foreign.cells import ForeignBook
    from ilms_desktop.model.changes import Changes
    from ilms_desktop.model.command import Command
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
    from ilms_desktop.ui.dialogs.mapping_dialog import MappingDialog
    from ilms_desktop.ui.dialogs.tabulate_dialog import TabulateDialog
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.tasks import Job

#: reasons for which a file is none of ours and may still be a table
_FOREIGN: Final = frozenset({"needs_mapping", "missing_columns", "not_utf8", "repeated_columns"})
_TABLES: Final = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.xml"
_SURVEYS: Final = "*.sav *.zsav *.dta *.sas7bdat"


class Incoming(QObject):
    """Import, mapping and tabulation of one window."""

    #: a questionnaire was given instead of figures: its path
    wants_file = Signal(str)
    #: signed documents, mails and folders were given: their paths
    brings = Signal(list)
    #: a long step is being written to the file
    is_saving = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._waiting: list[Path] = []

    # --- which files

    def ask(self) -> QFileDialog:
        """Ask for a file of any layout."""
        kinds = [
            fill(_("Everything that can be imported ({kinds})"), {"kinds": f"{_TABLES} {_SURVEYS}"}),
            _("All files (*)"),
        ]
        return self._ask(_("Import figures"), kinds)

    def ask_for_survey(self) -> QFileDialog:
        """Ask for the records of a survey."""
        kinds = [fill(_("Surveys ({kinds})"), {"kinds": f"{_SURVEYS} *.csv *.tsv *.txt"}), _("All files (*)")]
        dialog = self._ask(_("Tabulate a survey"), kinds)
        dialog.fileSelected.disconnect()
        dialog.fileSelected.connect(lambda name: self.tabulate(Path(name)))
        return dialog

    def _ask(self, title: str, kinds: Sequence[str]) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(list(kinds))
        dialog.fileSelected.connect(lambda name: self.take([name]))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def take(self, names: Sequence[str]) -> None:
        """Take files that were chosen or dropped: figures one after the other, what is none of them is named."""
        paths = [Path(name) for name in names]

        def work(job: Job) -> list[FileKind]:
            kinds = []
            for number, path in enumerate(paths):
                job.step(number, len(paths))
                kinds.append(FileKind.SIGNED if path.is_dir() else kind_of_file(path))
            return kinds

        self._session.tasks.run_job(
            work,
            words=_("Looking at the files…"),
            done=lambda kinds: self._sort(paths, kinds),
            failed=self._fail,
            stopped=self._stopped,
        )

    def _sort(self, paths: Sequence[Path], kinds: Sequence[FileKind]) -> None:
        """A questionnaire alone is opened, what is signed is verified, figures are read, what is neither is named."""
        if list(kinds) == [FileKind.QUESTIONNAIRE]:
            self.wants_file.emit(str(paths[0]))
            return
        taken = (FileKind.FIGURES, FileKind.SURVEY)
        signed = [str(path) for path, kind in zip(paths, kinds, strict=True) if kind is FileKind.SIGNED]
        if signed:
            self.brings.emit(signed)
        known = (*taken, FileKind.SIGNED)
        refused = [path.name for path, kind in zip(paths, kinds, strict=True) if kind not in known]
        if not set(taken).isdisjoint(kinds) and self._session.tell_locked():
            return
        begins = not self._waiting
        self._waiting += [path for path, kind in zip(paths, kinds, strict=True) if kind in taken]
        if refused:
            self._fail(ExchangeError("files_not_taken", files=ltr(", ".join(refused))))
        if begins:
            self._next()

    def _next(self) -> None:
        """Go on with the next file."""
        if self._waiting:
            self.read(self._waiting.pop(0))

    # --- reading

    def read(self, path: Path) -> None:
        """Read a file in the background, then show what it would do, or ask what it means."""
        edition = self._session.workspace.edition

        def work(job: Job) -> ParsedFile | ForeignBook | None:
            job.step(0, 2)
            if kind_of_file(path) is FileKind.SURVEY:
                return None
            data = read_file(path)
            job.step(1, 2)
            return read_figures(data, name=path.name, edition=edition)

        self._session.tasks.run_job(
            work,
            words=fill(_("Reading {file}…"), {"file": ltr(path.name)}),
            done=lambda found: self._take_read(path, found),
            failed=self._not_read,
            stopped=self._stopped,
        )

    def _take_read(self, path: Path, found: ParsedFile | ForeignBook | None) -> None:
        """Show what was read in the dialog that fits it."""
        if found is None:
            self.tabulate(path)
        elif isinstance(found, ParsedFile):
            self.show_plan(found)
        else:
            self.map(found)

    # --- dialogs

    def show_plan(
        self, parsed: ParsedFile, remarks: Sequence[str] = (), *, over: QDialog | None = None
    ) -> ImportDialog:
        """Show what a file would do; over the dialog that made it out, which goes with the import."""
        from ilms_desktop.ui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(self._session, parsed, over or self._window, remarks=remarks)
        dialog.wants_import.connect(self.carry_out)
        if over is None:
            self._open(dialog)
        else:
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accepted.connect(over.accept)
            dialog.open()
        return dialog

    def map(self, book: ForeignBook) -> MappingDialog:
        """Ask what the rows and columns of a foreign table mean."""
        from ilms_desktop.ui.dialogs.mapping_dialog import MappingDialog

        dialog = MappingDialog(self._session, book, self._window)
        dialog.wants_preview.connect(lambda parsed, remarks: self.show_plan(parsed, remarks, over=dialog))
        self._open(dialog)
        return dialog

    def tabulate(self, path: Path) -> TabulateDialog:
        """Ask what the variables of a survey mean."""
        from ilms_desktop.ui.dialogs.tabulate_dialog import TabulateDialog

        dialog = TabulateDialog(self._session, path, self._window)
        dialog.wants_preview.connect(lambda parsed, remarks: self.show_plan(parsed, remarks, over=dialog))
        self._open(dialog)
        dialog.propose()
        return dialog

    def _open(self, dialog: QDialog) -> None:
        """Open a dialog; the next file comes when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self._next())
        dialog.open()

    # --- the deed

    def carry_out(self, command: Command) -> None:
        """Import as one step, in the background; stopping takes it back."""
        workspace, bus = self._session.workspace, self._session.bus
        undone: list[Changes] = []

        def work(job: Job) -> Changes:
            job.step(0, 1)
            changes = workspace.execute(command)
            if job.is_stopping:
                undone.append(workspace.undo())
            job.step(1, 1)
            return changes

        def done(changes: Changes) -> None:
            bus.did_execute.emit(changes)
            cells = len(changes.keys)
            bus.did_say.emit(fill(ngettext("{n} cell imported.", "{n} cells imported.", cells), {"n": str(cells)}))

        def stopped() -> None:
            for changes in undone:
                bus.did_execute.emit(changes)
            self._stopped()

        self.is_saving.emit()
        self._session.tasks.run_job(
            work, words=_("Importing the figures…"), done=done, failed=self._refused, stopped=stopped
        )

    # --- what went wrong

    def _not_read(self, error: BaseException) -> None:
        """Say why a file was not read, and go on with the next."""
        self._fail(error)
        self._next()

    def _refused(self, error: BaseException) -> None:
        """Say why a step of the file was not done, as for any other step."""
        if isinstance(error, IlmsError):
            self._session.bus.did_fail.emit(error)
        else:
            self._fail(error)

    def _stopped(self) -> None:
        """Say that nothing was done; files that wait are let go too."""
        self._waiting.clear()
        self._session.bus.did_tell.emit(_("Stopped. Nothing was changed."))
        self._session.bus.did_check.emit(self._session.workspace.report())

    def _fail(self, error: BaseException) -> None:
        """Say what went wrong in the background."""
        show_error(error, self._window)


def read_figures(data: bytes, *, name: str, edition: Edition) -> ParsedFile | ForeignBook:
    """A file of one of our layouts as rows, any other table as sheets of cells.

    Raises:
        ExchangeError: those of the readers.
    """
    try:
        return read_any(data, name=name, edition=edition)
    except ExchangeError as error:
        if error.code not in _FOREIGN:
            raise
    return open_foreign(data, name=name)
