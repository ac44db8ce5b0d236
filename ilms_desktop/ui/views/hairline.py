"""A thin upright line between two things of a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look


class Hairline(QWidget):
    """One pixel wide, as high as the bar allows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Air on both sides."""
        return QSize(9, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.width() // 2, 5, 1, self.height() - 10, self._look.color("line2"))
        painter.end()
