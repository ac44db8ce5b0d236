"""A list whose painted lines wrap in its width: no sideways scrolling, new heights when the width changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from ilms_desktop.ui.views.focus_edge import FocusEdge

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_CHOOSE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PlainList(QListView):
    """A list view for painted lines."""

    #: a line was clicked, or Enter was pressed on it
    chosen = Signal(QModelIndex)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make a list; `title` is its name for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.chosen)
        FocusEdge(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar choose, whatever the system does with them in lists."""
        if event.key() in _CHOOSE and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
