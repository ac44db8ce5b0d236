"""Deeds of several steps: check, export, print, seal, about. Files are asked for with the system's dialogs.

Reading, planning, checking and writing run in the background through the services, with words and a way to stop;
nothing here looks into a file.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

import ilms_desktop
from ilms_desktop import paths
from ilms_desktop.errors import IlmsError, UserError
from ilms_desktop.exchange.files import write_files
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.incoming import Incoming
from ilms_desktop.ui.key_deeds import KeyContext, KeyDeeds
from ilms_desktop.ui.key_place import KeyPlace
from ilms_desktop.ui.part_deeds import PartDeeds
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.export_choices import files_of, written_words
from ilms_desktop.ui.show_error import show_error

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.finding import CheckReport
    from ilms_desktop.model.post import Document
    from ilms_desktop.report.chart.marks import Picture
    from ilms_desktop.report.keys import KeysSheet
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.dialogs.export_dialog import ExportDialog
    from ilms_desktop.ui.dialogs.import_log_dialog import ImportLogDialog
    from ilms_desktop.ui.dialogs.keys_dialog import KeysDialog
    from ilms_desktop.ui.dialogs.recall_dialog import RecallDialog
    from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
    from ilms_desktop.ui.presenters.export_choices import ExportWish
    from ilms_desktop.ui.presenters.seal_wish import SealWish
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.tasks import Job
    from ilms_desktop.workspace.findings_data import Choice
    from ilms_desktop.workspace.questions import Question


class Flows(QObject):
    """What the menus start."""

    #: key file that was used to seal
    used_key = Signal(str)
    #: something was sealed: id of the package, the first of several
    did_seal = Signal(str)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self.incoming = Incoming(session, window)
        self.key_deeds = KeyDeeds(
            KeyPlace(paths.user_dir(), session.workspace.clock),
            KeyContext.of_file(session.workspace),
            window,
            look=session.look,
            tasks=session.tasks,
            settings=settings,
        )

        self.parts = PartDeeds(session, self.key_deeds, settings, window)

    # --- import

    def import_file(self) -> QFileDialog:
        """Ask for a file of figures."""
        return self.incoming.ask()

    def show_imports(self) -> ImportLogDialog:
        """Which files came in, and what was refused of them."""
        from ilms_desktop.ui.dialogs.import_log_dialog import ImportLogDialog

        dialog = ImportLogDialog(self._session, self._window)
        dialog.open()
        return dialog

    # --- check

    def check(self) -> None:
        """Check the whole file in the background and tell everybody."""
        workspace, bus = self._session.workspace, self._session.bus

        def work(job: Job) -> CheckReport:
            job.step(0, 1)
            report = workspace.check()
            job.step(1, 1)
            return report

        words = _("Checking every figure…")
        self._session.tasks.run_job(
            work, words=words, done=bus.did_check.emit, failed=self._refused, stopped=self._stopped
        )

    # --- export

    def export_file(self) -> ExportDialog:
        """Ask in which layout figures leave, which, and where to."""
        from ilms_desktop.ui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(self._session, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants_export.connect(self.export)
        dialog.open()
        return dialog

    def export(self, wish: ExportWish) -> None:
        """Write figures in the layout that was chosen."""
        workspace = self._session.workspace
        self._write_files(lambda: files_of(workspace, wish), wish.path, _("Writing the figures…"))

    # --- findings

    def export_findings(self, choice: Choice) -> QFileDialog:
        """Ask where findings go, and in which form."""
        kinds = ";;".join(
            (_("Page for the browser (*.html)"), _("Excel workbook (*.xlsx)"), _("Table (*.csv)"), _("PDF (*.pdf)"))
        )
        return self._ask_where(_("Export the findings"), "html", kinds, partial(self.export_findings_to, choice))

    def export_findings_to(self, choice: Choice, name: str) -> None:
        """Make findings as a file of the form that its name says."""
        from ilms_desktop.report.forms import form_of
        from ilms_desktop.workspace.findings_data import FORMS, findings_file
        from ilms_desktop.workspace.reports import dated

        workspace, now = self._session.workspace, dated(self._session.workspace)
        words = _("Writing the findings…")
        self._write(lambda: findings_file(workspace, choice, form=form_of(name, FORMS), now=now), Path(name), words)

    # --- work plan

    def export_plan(self) -> QFileDialog:
        """Ask where the work plan goes, and in which form."""
        kinds = ";;".join((_("Excel workbook (*.xlsx)"), _("Table (*.csv)")))
        return self._ask_where(_("Export the work plan"), "xlsx", kinds, self.export_plan_to)

    def export_plan_to(self, name: str) -> None:
        """Make the work plan as a file of the form that its name says."""
        from ilms_desktop.workspace.reports import dated
        from ilms_desktop.workspace.work_plan import work_plan_file

        workspace, now = self._session.workspace, dated(self._session.workspace)
        self._write(lambda: work_plan_file(workspace, name, now=now), Path(name), _("Writing the work plan…"))

    # --- questions

    def export_questions(self, listed: Sequence[Question], shown: str) -> QFileDialog:
        """Ask where questions go, as a table or as a PDF."""
        kinds = ";;".join((_("Table (*.csv)"), _("PDF (*.pdf)")))
        take = partial(self.export_questions_to, listed, shown)
        return self._ask_where(_("Export the questions"), "csv", kinds, take)

    def print_questions(self, listed: Sequence[Question], shown: str) -> QFileDialog:
        """Ask where the printed questions go."""
        take = partial(self.export_questions_to, listed, shown)
        return self._ask_where(_("Print the questions as PDF"), "pdf", _("PDF (*.pdf)"), take)

    def export_questions_to(self, listed: Sequence[Question], shown: str, name: str) -> None:
        """Make questions as a file of the form that its name says."""
        from ilms_desktop.workspace.questions_data import questions_file
        from ilms_desktop.workspace.reports import dated

        workspace, now = self._session.workspace, dated(self._session.workspace)
        words = _("Writing the questions…")
        self._write(lambda: questions_file(workspace, listed, name=name, now=now, shown=shown), Path(name), words)

    def print_keys(self, sheet: KeysSheet) -> QFileDialog:
        """Ask where the printed sheet of keys and signs goes."""
        return self._ask_where(_("Save keys and legend"), "pdf", _("PDF (*.pdf)"), partial(self.print_keys_to, sheet))

    def print_keys_to(self, sheet: KeysSheet, name: str) -> None:
        """Make the sheet of keys and signs as PDF."""
        from ilms_desktop.report.keys import keys_pdf

        self._write(lambda: keys_pdf(sheet), Path(name), _("Preparing keys and legend…"))

    # --- charts

    def save_chart(self, picture: Picture) -> QFileDialog:
        """Ask where a chart goes, and in which form."""
        kinds = ";;".join((_("Picture (*.png)"), _("Drawing (*.svg)"), _("PDF (*.pdf)")))
        return self._ask_where(_("Save the chart"), "png", kinds, partial(self.save_chart_to, picture))

    def print_chart(self, picture: Picture) -> QFileDialog:
        """Ask where a printed chart goes."""
        take = partial(self.save_chart_to, picture)
        return self._ask_where(_("Print the chart as PDF"), "pdf", _("PDF (*.pdf)"), take)

    def save_chart_to(self, picture: Picture, name: str) -> None:
        """Make a chart as a file of the form that its name says."""
        from ilms_desktop.report.chart.files import FORMS, chart_file
        from ilms_desktop.report.forms import form_of
        from ilms_desktop.workspace.reports import dated

        now = dated(self._session.workspace)
        words = _("Drawing the chart…")
        self._write(lambda: chart_file(picture, form_of(name, FORMS), moment=now), Path(name), words)

    def _write(self, make: Callable[[], bytes], path: Path, words: str) -> None:
        """Make and write a file."""
        self._write_files(lambda: {"": make()}, path, words)

    def _write_files(self, make: Callable[[], Mapping[str, bytes]], path: Path, words: str) -> None:
        """Make and write a file and what stands beside it, in the background; stopped in time, nothing is written."""

        def work(job: Job) -> tuple[Path, ...]:
            job.step(0, 2)
            files = make()
            job.step(1, 2)
            return write_files(path, files)

        self._session.tasks.run_job(
            work,
            words=words,
            done=lambda paths: self._session.bus.did_tell.emit(written_words(paths)),
            failed=self._fail,
            stopped=self._stopped,
        )

    def _ask_where(self, title: str, suffix: str, kind: str, take: Callable[[str], None]) -> QFileDialog:
        """The system's dialog for a new file."""
        workspace = self._session.workspace
        dialog = QFileDialog(self._window, title, str(workspace.path.with_suffix(f".{suffix}")))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(kind)
        dialog.selectFile(f"{workspace.path.stem}.{suffix}")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")")))
        dialog.fileSelected.connect(take)
        return _open(dialog)

    # --- seal and about

    def seal(self, wish: SealWish | None = None) -> SealDialog:
        """Ask for key and what goes in, then seal."""
        from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
        from ilms_desktop.ui.presenters.seal_wish import SealWish

        wish = wish or SealWish()
        dialog = SealDialog(self._session, self.key_deeds, wish=wish, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.used_key.connect(self.used_key)
        dialog.did_seal.connect(self.did_seal)
        dialog.wants_finding.connect(self._session.bus.wants_finding)
        dialog.open()
        return dialog

    def recall(self, document: Document) -> RecallDialog:
        """Ask whether a package is taken back."""
        from ilms_desktop.ui.dialogs.recall_dialog import RecallDialog

        dialog = RecallDialog(self._session, document, self.key_deeds.offer(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.did_seal.connect(self.did_seal)
        dialog.open()
        return dialog

    def keys(self) -> KeysDialog:
        """Every key and every sign; the window can be used beside it."""
        from ilms_desktop.ui.dialogs.keys_dialog import KeysDialog

        dialog = KeysDialog(self._session, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants_print.connect(self.print_keys)
        dialog.show()
        return dialog

    def about(self) -> QMessageBox:
        """Version, edition, licences, and whose word counts as the ILO's."""
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
        parts = (fill(about, {"edition": ltr(f"{edition.id} {edition.version}")}), _trust())
        box.setInformativeText("\n\n".join(parts))
        box.open()
        return box

    def _stopped(self) -> None:
        """Say that nothing was done."""
        self._session.bus.did_tell.emit(_("Stopped. Nothing was changed."))
        self._session.bus.did_check.emit(self._session.workspace.report())

    def _refused(self, error: BaseException) -> None:
        """Say why a step of the file was not done, as for any other step."""
        if isinstance(error, IlmsError):
            self._session.bus.did_fail.emit(error)
        else:
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        """Say what went wrong in the background."""
        show_error(error, self._window)


def _trust() -> str:
    """What there is to say of the trust bundle of this computer."""
    from ilms_desktop.ui.presenters.trust_words import trust_words
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.trust_store import clock_trouble, installed

    now = system_clock()
    try:
        found = installed(paths.user_dir())
    except UserError as error:
        return trust_words(error, clock_trouble(now), now)
    return trust_words(found, clock_trouble(now), now)


def _open(dialog: QFileDialog) -> QFileDialog:
    """Open the system's dialog and let it go when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
