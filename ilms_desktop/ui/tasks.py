"""Work in the background: one worker thread, results delivered in the window's own thread.

One worker, so that two pieces of work never use the file at the same time. Exceptions travel inside the future; the
caller says what happens with them.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Tasks(QObject):
    """The one background worker."""

    #: number of tasks that are not finished
    did_change = Signal(int)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ilms-task")
        self._running: set[Future[Any]] = set()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is still under way."""
        return bool(self._running)

    def run(
        self, work: Callable[[], T], *, done: Callable[[T], object], failed: Callable[[BaseException], object]
    ) -> None:
        """Do `work` in the background, then call `done` or `failed` in the window's thread."""
        future = self._pool.submit(work)
        self._running.add(future)
        self.did_change.emit(len(self._running))
        future.add_done_callback(lambda finished: self._finished.emit(finished, done, failed))

    def wait(self) -> None:
        """Wait until the worker is idle; results are still delivered later, by the event loop."""
        for future in tuple(self._running):
            future.exception()

    def close(self) -> None:
        """Finish what runs and take nothing new."""
        self._pool.shutdown(wait=True)

    def _deliver(
        self, future: Future[Any], done: Callable[[Any], object], failed: Callable[[BaseException], object]
    ) -> None:
        """Hand a result or an exception to whoever asked."""
        self._running.discard(future)
        self.did_change.emit(len(self._running))
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)
