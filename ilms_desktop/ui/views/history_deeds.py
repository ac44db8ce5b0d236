"""What the window does with the history: restore points, bringing back, putting an earlier value back, export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from ilms_desktop.errors import UserError
from ilms_desktop.exchange.files import write_file
from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import (
    BringBack,
    GoBack,
    Label,
    MakeRestorePoint,
    RenameRestorePoint,
    SetObservations,
)
from ilms_desktop.model.history import Fate
from ilms_desktop.ui.dialogs.bring_back_dialog import BringBackDialog
from ilms_desktop.ui.dialogs.name_point_dialog import NamePointDialog
from ilms_desktop.ui.dialogs.restore_points_dialog import RestorePointsDialog
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.presenters.history_words import count_words, point_name
from ilms_desktop.ui.presenters.said import figures_of, said_words

if TYPE_CHECKING:
    from ilms_desktop.model.changes import Changes
    from ilms_desktop.model.command import Command
    from ilms_desktop.model.history import BringBackPlan, HistoryFilter, RestorePoint
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.tasks import Job
    from ilms_desktop.ui.views.main_window import MainWindow


#: deeds that a copy for reading cannot take; typing into it is refused in words
CHANGING: Final = ("save", "import", "seal")


class HistoryDeeds(QObject):
    """Deeds around what was."""

    #: a copy was written and is to be opened: its path
    wants_copy_open = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._session.bus.did_execute.connect(self._tell_end_of_redo)
        window.history.wants_back.connect(self.bring_back)
        window.history.wants_export.connect(self.export)
        window.panel.history.wants_value.connect(self.put_back)
        if self._session.workspace.as_of:
            for name in CHANGING:
                window.acts[name].setEnabled(False)

    # --- restore points

    def make_point(self) -> None:
        """Say that everything is saved, and make a restore point with the time as its name."""
        workspace = self._session.workspace
        saved_at = workspace.last_saved()
        saved = _("Already saved")
        if saved_at is not None:
            saved = fill(_("Already saved {time}"), {"time": dates.clock_time(saved_at)})
        last = next(iter(workspace.restore_points()), None)
        if last is not None and not last.steps_since:
            told = _("{saved}. Nothing changed since restore point “{name}”.")
            self._offer_name(fill(told, {"saved": saved, "name": point_name(last)}), last.entry, point_name(last))
            return
        name = bare(dates.short_moment(workspace.clock()))
        changes = self._session.execute(MakeRestorePoint(name))
        if changes is not None:
            told = _("{saved}. Restore point “{name}” made.")
            self._offer_name(fill(told, {"saved": saved, "name": ltr(name)}), changes.entry, name)

    def _offer_name(self, told: str, point: int, name: str) -> None:
        """Say what happened, with a way to give the point another name."""
        self._window.toast.offer(told, _("Rename"), partial(self.ask_for_name, point, name))

    def ask_for_name(self, point: int, name: str) -> NamePointDialog:
        """Ask how a restore point is called."""
        dialog = NamePointDialog(self._session.look, name, self._window)
        dialog.named.connect(lambda wanted: self._session.execute(RenameRestorePoint(point, wanted)))
        dialog.open()
        return dialog

    def show_points(self) -> RestorePointsDialog:
        """Open the list of restore points; the window stays usable."""
        dialog = RestorePointsDialog(self._session, self._window)
        dialog.wants_point.connect(self.make_point)
        dialog.wants_copy.connect(self.ask_where_copy)
        dialog.wants_back.connect(self.go_back)
        dialog.show()
        return dialog

    def go_back(self, point: RestorePoint) -> None:
        """Make everything as it stood at a point, as one step."""
        name = point_name(point)
        told = fill(_("The file stands as at “{name}”."), {"name": name})
        self._carry_out(GoBack(point.entry, name), _("Going back…"), told)

    # --- a copy of a point

    def ask_where_copy(self, point: RestorePoint) -> QFileDialog:
        """Ask where the copy goes."""
        path = self._session.workspace.path
        title = _("Where should the copy for reading be kept?")
        dialog = QFileDialog(self._window, title, str(path.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(path.suffix.removeprefix("."))
        dialog.setNameFilter(_("Questionnaires (*.ilms)"))
        dialog.selectFile(copy_name(path, point_name(point)))
        dialog.fileSelected.connect(lambda name: self.write_copy(point, Path(name)))
        dialog.open()
        return dialog

    def write_copy(self, point: RestorePoint, path: Path) -> None:
        """Write the file as it stood at a point; the open file is not touched."""
        workspace, name = self._session.workspace, bare(point_name(point))

        def work(job: Job) -> None:
            job.step(0, 1)
            workspace.copy_at(point.entry, path, name=name)
            job.step(1, 1)

        def done(_nothing: None) -> None:
            told = fill(_("Copy for reading written: {path}"), {"path": ltr(str(path))})
            self._window.toast.offer(told, _("Open the copy"), partial(self.wants_copy_open.emit, str(path)))

        self._session.tasks.run_job(work, words=_("Writing the copy…"), done=done, failed=self._fail)

    # --- steps

    def bring_back(self, entry: int) -> None:
        """Do an old step again; where cells hold something else by now, ask about those."""
        workspace = self._session.workspace
        self._session.tasks.run(lambda: workspace.bring_back_plan(entry), done=self.follow_plan, failed=self._fail)

    def follow_plan(self, plan: BringBackPlan) -> BringBackDialog | None:
        """Bring back what needs no question, or ask."""
        if not plan.of(Fate.CONFLICTS):
            self._bring(BringBack(plan.entry, plan.label))
            return None
        dialog = BringBackDialog(self._session, plan, self._window)
        dialog.wants.connect(self._bring)
        dialog.open()
        return dialog

    def _bring(self, command: BringBack) -> None:
        self._carry_out(command, _("Bringing the step back…"), "")

    def put_back(self, key: ObservationKey, said: Observation) -> None:
        """Put an earlier value back into its cell."""
        workspace = self._session.workspace
        text = said_words(said, figures_of(workspace.edition, key, self._session.look.writing))
        label = Label(N_("Put {value} back in {table}"), {"value": bare(text), "table": key.qtable.table})
        # why: an old letter may be one that nobody types any more
        self._session.execute(SetObservations(((key, said),), label, imported=True))

    def export(self, wanted: HistoryFilter) -> QFileDialog:
        """Ask where the steps shown go."""
        path = self._session.workspace.path
        dialog = QFileDialog(self._window, _("Export the history"), str(path.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilter(_("Table (*.csv)"))
        dialog.selectFile(f"{path.stem}-history.csv")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name), wanted))
        dialog.open()
        return dialog

    def export_to(self, path: Path, wanted: HistoryFilter) -> None:
        """Write the steps as a table, in the background."""
        from ilms_desktop.workspace.history_export import history_csv

        workspace, bus = self._session.workspace, self._session.bus

        def work(job: Job) -> None:
            write_file(path, history_csv(workspace, wanted, tell=job.step))

        said = fill(_("Saved as {path}"), {"path": ltr(str(path))})
        self._session.tasks.run_job(
            work,
            words=_("Writing the history…"),
            done=lambda _nothing: bus.did_tell.emit(said),
            failed=self._fail,
            stopped=lambda: bus.did_tell.emit(_("Stopped; no file was written.")),
        )

    # --- how it went

    def _carry_out(self, command: Command, words: str, told: str) -> None:
        """Carry out a command that may change the whole file, in the background, and say how much it changed."""
        workspace, bus = self._session.workspace, self._session.bus

        def work(_job: Job) -> Changes:
            return workspace.execute(command)

        def done(changes: Changes) -> None:
            bus.did_execute.emit(changes)
            cells = len(changes.keys)
            count = fill(_("Changed: {count}."), {"count": count_words(cells, 0)}) if cells else ""
            bus.did_say.emit(" ".join(part for part in (told, count) if part) or _("Done."))

        self._session.tasks.run_job(work, words=words, done=done, failed=self._fail)

    def _tell_end_of_redo(self, changes: Changes) -> None:
        """Say once that undone steps cannot be repeated any more, and where they are."""
        if changes.ended_redo:
            self._window.toast.remark(_("The steps undone before cannot be redone now; they stay in History."))

    def _fail(self, error: BaseException) -> None:
        """A refusal is told like any other; the rest is shown."""
        from ilms_desktop.errors import IlmsError
        from ilms_desktop.ui.show_error import show_error

        if isinstance(error, IlmsError) and isinstance(error, UserError):
            self._session.bus.did_fail.emit(error)
        else:
            show_error(error, self._window)


def copy_name(path: Path, point: str) -> str:
    """File name of a copy: questionnaire and point, without signs that names must not have."""
    safe = "".join("-" if sign in '<>:"/\\|?*' else sign for sign in bare(point)).strip(" .")
    return f"{path.stem} – {safe}{path.suffix}"
