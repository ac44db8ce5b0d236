"""A questionnaire dropped on a window: nothing else is taken."""

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

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a questionnaire; let everything else pass by."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        path = questionnaire_in(event.mimeData())
        if not path:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() not in _COMES:
            self.dropped.emit(path)
        return True


def questionnaire_in(data: QMimeData) -> str:
    """Path of the first questionnaire among what is dragged; empty where there is none."""
    paths = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.lower().endswith(_SUFFIX)), "")
