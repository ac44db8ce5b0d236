"""A line to search with: a glass at its start, Esc clears it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit

from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_MARGIN: Final = 8


class SearchLine(QLineEdit):
    """A line edit with a painted icon."""

    def __init__(self, look: Look, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…"))
        look.dress(self._dress)

    def _dress(self) -> None:
        """Room for the icon, at the side where reading begins."""
        room = self._look.px(metrics.ICON) + 4
        rtl = self._look.is_right_to_left
        self.setTextMargins(0 if rtl else room, 0, room if rtl else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then the glass."""
        super().paintEvent(event)
        look, side = self._look, self._look.px(metrics.ICON)
        left = self.width() - _MARGIN - side if look.is_right_to_left else _MARGIN
        painter = QPainter(self)
        painter.drawPixmap(left, (self.height() - side) // 2, look.pixmap("find"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
