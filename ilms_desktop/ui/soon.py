"""Work that follows from an edit but need not hold up its cell: done once, as soon as the screen was painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


class Soon(QTimer):
    """Calls `work` once after any number of requests."""

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(work)

    def request(self) -> None:
        """Have the work done soon."""
        self.start()

    def catch_up(self) -> None:
        """Do now what was to be done soon; nothing where nothing waits."""
        if self.isActive():
            self.stop()
            self._work()
