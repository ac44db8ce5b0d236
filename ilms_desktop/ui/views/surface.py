"""Grounds of panes and the line under a bar: the palette's colours, without a style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look


def on_paper(widget: QWidget) -> None:
    """Give a pane the ground of grid and panels."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)


def on_frame(widget: QWidget) -> None:
    """Give a pane the ground of the frame."""
    widget.setBackgroundRole(QPalette.ColorRole.Window)
    widget.setAutoFillBackground(True)


class Bar(QFrame):
    """A bar with a line at its foot."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.color("line2"))
        painter.end()
