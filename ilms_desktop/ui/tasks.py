"""Work in the background: one worker thread, results delivered in the window's own thread.

One worker, so that two pieces of work never use the file at the same time. Exceptions travel with the errand; the
caller says what happens with them. A piece of work that may take long has words for the person and can be stopped
between its steps.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from itertools import count
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

T = TypeVar("T")


class StoppedError(Exception):
    """The person stopped a piece of work; never shown, it only ends the work."""


class Job(QObject):
    """A piece of work that is under way, as the window sees it.

    Attributes:
        words: what is being done. can_stop: whether the person may stop it.
    """

    #: another step begins: number of steps done, number of all
    did_step = Signal(int, int)
    #: the work ended, whichever way
    did_end = Signal()

    def __init__(self, words: str, *, can_stop: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words
        self.can_stop = can_stop
        self._stop = Event()

    @property
    def is_stopping(self) -> bool:
        """Whether the person wants it stopped."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Have it stopped before its next step."""
        self._stop.set()

    def step(self, done: int, of: int) -> None:
        """Say how far the work is; called by the work, in its own thread.

        Raises:
            StoppedError: the person stopped it; nothing after this point is done.
        """
        if self.is_stopping:
            raise StoppedError
        self.did_step.emit(done, of)


class _Errand:
    """One piece of work with its outcome, on its way to the worker and back.

    Whatever it holds is let go in the window's thread: the worker must never drop the last reference to a widget that
    the work, or the traceback of its failure, knows of.
    """

    def __init__(self, work: Callable[[], Any], tell: Callable[[], None]) -> None:
        self._work: Callable[[], Any] | None = work
        self._tell: Callable[[], None] | None = tell
        self._result: Any = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do the work; in the worker's thread."""
        assert self._work is not None and self._tell is not None  # noqa: S101, PT018 - let go only after it was told
        try:
            self._result = self._work()
        except BaseException as error:  # noqa: BLE001 - handed to the caller, who says what happens with it
            self._error = error
        self._tell()

    def let_go(self) -> tuple[Any, BaseException | None]:
        """Result and error, and nothing is held any more; in the window's thread."""
        outcome = self._result, self._error
        self._work = self._tell = self._result = self._error = None
        return outcome


class _Running(NamedTuple):
    """An errand under way, and who asked for it."""

    errand: _Errand
    future: Future[None]
    done: Callable[[Any], object]
    failed: Callable[[BaseException], object]


class Tasks(QObject):
    """The one background worker."""

    #: number of tasks that are not finished
    did_change = Signal(int)
    #: a piece of work with words began: Job
    did_start = Signal(object)
    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ilms-task")
        self._running: dict[int, _Running] = {}
        self._numbers = count(1)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is still under way."""
        return bool(self._running)

    def run(
        self, work: Callable[[], T], *, done: Callable[[T], object], failed: Callable[[BaseException], object]
    ) -> None:
        """Do `work` in the background, then call `done` or `failed` in the window's thread."""
        number = next(self._numbers)
        errand = _Errand(work, partial(self._finished.emit, number))
        # why: the errand may be finished before this thread goes on; it is delivered by the event loop, later
        self._running[number] = _Running(errand, self._pool.submit(errand.run), done, failed)
        self.did_change.emit(len(self._running))

    def run_job(
        self,
        work: Callable[[Job], T],
        *,
        words: str,
        done: Callable[[T], object],
        failed: Callable[[BaseException], object],
        stopped: Callable[[], object] | None = None,
        is_told: bool = True,
    ) -> Job:
        """Do work that may take long.

        Args:
            work: gets the job, to say how far it is and to learn whether it is to stop.
            words: what is being done, for the person.
            done: gets the result.
            failed: gets the exception.
            stopped: called when the person stopped it before its end; None where it cannot be stopped.
            is_told: whether windows hear of it; False where the caller shows it.
        """
        job = Job(words, can_stop=stopped is not None, parent=self)

        def end(result: T) -> None:
            job.did_end.emit()
            job.deleteLater()
            done(result)

        def fail(error: BaseException) -> None:
            job.did_end.emit()
            job.deleteLater()
            if isinstance(error, StoppedError) and stopped is not None:
                stopped()
            else:
                failed(error)

        self.run(lambda: work(job), done=end, failed=fail)
        if is_told:
            self.did_start.emit(job)
        return job

    def wait(self) -> None:
        """Wait until the worker is idle; results are still delivered later, by the event loop."""
        wait([running.future for running in self._running.values()])

    def close(self) -> None:
        """Finish what runs and take nothing new."""
        self._pool.shutdown(wait=True)

    def _deliver(self, number: int) -> None:
        """Hand a result or an exception to whoever asked."""
        running = self._running.pop(number)
        self.did_change.emit(len(self._running))
        result, error = running.errand.let_go()
        if error is None:
            running.done(result)
        else:
            running.failed(error)
