"""Shows work that takes longer than a moment, and lets a caller wait for it while the window stays alive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer

from ilms_desktop.ui.dialogs.progress_dialog import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Job, Tasks

T = TypeVar("T")

#: work shorter than this shows no bar
PATIENCE_MS: Final = 500


class Progress(QObject):
    """Opens a bar over a window for each job that needs one."""

    def __init__(self, tasks: Tasks, look: Look, window: QWidget, *, patience: int = PATIENCE_MS) -> None:
        """Watch `tasks`; a bar appears over `window` after `patience` milliseconds."""
        super().__init__(window)
        self._look = look
        self._window = window
        self._patience = patience
        tasks.did_start.connect(self._watch)

    def _watch(self, job: Job) -> None:
        """Open the bar once the work took too long."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: ProgressDialog(self._look, job, self._window).begin())
        timer.timeout.connect(timer.deleteLater)
        job.did_end.connect(timer.stop)
        timer.start(self._patience)


def wait_for(tasks: Tasks, work: Callable[[Job], T], *, words: str, look: Look, parent: QWidget | None) -> T | None:
    """Do long work and wait for its result; the window is painted meanwhile but takes no input.

    Args:
        tasks: the worker.
        work: gets the job.
        words: what is being done.
        look: for the bar.
        parent: the window it stands over, if there is one.

    Returns:
        The result, or None where the person stopped it.

    Raises:
        BaseException: what the work raised.
    """
    loop = QEventLoop()
    results: list[T] = []
    errors: list[BaseException] = []

    def done(result: T) -> None:
        results.append(result)
        loop.quit()

    def failed(error: BaseException) -> None:
        errors.append(error)
        loop.quit()

    job = tasks.run_job(work, words=words, done=done, failed=failed, stopped=loop.quit, is_told=False)
    timer = QTimer(loop)
    timer.setSingleShot(True)
    # why: without a parent nobody else keeps the bar until the work ends
    bars: list[ProgressDialog] = []

    def show() -> None:
        bars.append(ProgressDialog(look, job, parent))
        bars[0].begin()

    timer.timeout.connect(show)
    timer.start(PATIENCE_MS)
    job.did_end.connect(timer.stop)
    # why: a second click on "Open" must not open the file twice; once the bar stands, it takes the input
    timer.timeout.connect(loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not results and not errors and not job.is_stopping:
        loop.exec()
    if errors:
        raise errors[0]
    return results[0] if results else None
