"""A list whose painted lines wrap in its width: no sideways scrolling, new heights when the width changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PlainList(QListView):
    """A list view for painted lines."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make a list; `title` is its name for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
