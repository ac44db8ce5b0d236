"""One open file with everything the screens need of it: commands go in here, changes go out over the bus.

The only place of the window that calls `Workspace.execute`; nothing here paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ilms_desktop.definitions.statuses import ObsStatus, StatusUse, ValueExpected, load_statuses
from ilms_desktop.errors import CommandRefused, IlmsError
from ilms_desktop.model.changes import Changes
from ilms_desktop.model.command import Label
from ilms_desktop.ui.bus import Bus
from ilms_desktop.ui.presenters.findings_index import FindingsIndex
from ilms_desktop.ui.presenters.questions_index import QuestionsIndex
from ilms_desktop.workspace.questions import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.model.command import Command
    from ilms_desktop.model.finding import CheckReport
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


class Session(QObject):
    """An open file, its bus, the look and the worker."""

    def __init__(self, workspace: Workspace, look: Look, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.look = look
        self.tasks = tasks
        self.bus = Bus(self)
        self._index: FindingsIndex | None = None
        self._asked: tuple[object, QuestionsIndex] | None = None

    def execute(self, command: Command) -> Changes | None:
        """Carry out a command; a refusal goes out over the bus and gives None."""
        return self._change(lambda: self.workspace.execute(command))

    def undo(self) -> Changes | None:
        """Take the last step back."""
        return self._change(self.workspace.undo)

    def redo(self) -> Changes | None:
        """Repeat the step taken back last."""
        return self._change(self.workspace.redo)

    def check(self) -> CheckReport:
        """Check the whole file and tell everybody."""
        self.tasks.wait()
        report = self.workspace.check()
        self.bus.did_check.emit(report)
        return report

    def tell_post(self, *, submissions: bool = False) -> None:
        """Tell everybody that documents went out or came in through a service; `submissions`: packages were made."""
        workspace = self.workspace
        entry, _head = workspace.journal_head()
        saved_at = workspace.last_saved() or workspace.clock()
        changes = Changes(label=Label(""), entry=entry, saved_at=saved_at, post=True, submissions=submissions)
        self.bus.did_execute.emit(changes)

    def tell_locked(self) -> bool:
        """Whether a package froze the figures; if so, it is told like any step that is refused."""
        package = self.workspace.locked_by
        if package is not None:
            self.bus.did_fail.emit(CommandRefused("locked", package=package.tail))
        return package is not None

    @property
    def findings(self) -> FindingsIndex:
        """Findings as they stand now, by cell and table."""
        report = self.workspace.report()
        if self._index is None or self._index.report is not report:
            self._index = self._index.following(report) if self._index else FindingsIndex(report)
        return self._index

    @property
    def questions(self) -> QuestionsIndex:
        """Questions of the desk as they stand now; read again once documents, answers or sources are others."""
        workspace = self.workspace
        rests_on = (workspace.post(), workspace.sources(), workspace.submissions(), workspace.language)
        if self._asked is None or self._asked[0] != rests_on:
            self._asked = rests_on, QuestionsIndex(questions(workspace))
        return self._asked[1]

    @property
    def letters(self) -> Mapping[str, str]:
        """Status letters with their meaning, in the language in use."""
        return {letter: status.label for letter, status in self._statuses.items() if letter}

    @property
    def flags(self) -> tuple[str, ...]:
        """Status letters that a person may put beside a figure."""
        return tuple(
            letter
            for letter, status in self._statuses.items()
            if letter and status.use is StatusUse.OFFERED and status.value is not ValueExpected.NONE
        )

    @property
    def _statuses(self) -> Mapping[str, ObsStatus]:
        """Status letters of the ILO."""
        return load_statuses(language=self.workspace.language)

    def _change(self, deed: Callable[[], Changes]) -> Changes | None:
        """Do it once the worker is idle, and tell everybody how it went."""
        self.tasks.wait()
        try:
            changes = deed()
        except IlmsError as error:
            self.bus.did_fail.emit(error)
            return None
        self.bus.did_execute.emit(changes)
        return changes
