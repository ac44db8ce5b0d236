"""Files dropped on a window: a questionnaire alone, or everything that can come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_SUFFIX: Final = ".ilms"
_COMES: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrop(QObject):
    """Watches a window for files that come over it."""

    #: path of a questionnaire that was dropped
    dropped = Signal(str)
    #: paths of all files that were dropped, where all are taken
    dropped_files = Signal(list)

    def __init__(self, window: QWidget, *, takes_all: bool = False) -> None:
        """Watch `window`; `takes_all` takes files of every kind, whose content is looked at elsewhere."""
        super().__init__(window)
        self._takes_all = takes_all
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is wanted; let everything else pass by."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = self._wanted(event.mimeData())
        if not paths:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() in _COMES:
            return True
        if self._takes_all:
            self.dropped_files.emit(paths)
        else:
            self.dropped.emit(paths[0])
        return True

    def _wanted(self, data: QMimeData) -> list[str]:
        """Paths among what is dragged that are taken."""
        return files_in(data) if self._takes_all else [path for path in (questionnaire_in(data),) if path]


def files_in(data: QMimeData) -> list[str]:
    """Paths of the files among what is dragged; addresses of the network are passed over."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def questionnaire_in(data: QMimeData) -> str:
    """Path of the first questionnaire among what is dragged; empty where there is none."""
    return next((path for path in files_in(data) if path.lower().endswith(_SUFFIX)), "")
