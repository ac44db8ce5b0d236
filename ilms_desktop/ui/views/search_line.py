"""A line to search with: a glass at its start, Esc clears it; a switch may stand at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_MARGIN: Final = 8
#: nothing that is to be hit is smaller
_SWITCH: Final = 24
_RADIUS: Final = 3


class LineSwitch(QAbstractButton):
    """An icon inside a line that is on or off; its words are its name and tooltip."""

    def __init__(self, look: Look, icon: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """A square that can be hit."""
        side = self._look.px(_SWITCH)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, icon, focus."""
        look = self._look
        painter = QPainter(self)
        ground = "tint2" if self.isChecked() else "hover" if self.underMouse() else "base"
        painter.setPen(QPen(look.color("focus"), metrics.FRAME) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(look.color(ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        side = look.px(metrics.ICON)
        picture = look.pixmap(self._icon, color="accent" if self.isChecked() else "text2")
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
        painter.end()


class SearchLine(QLineEdit):
    """A line edit with a painted icon."""

    def __init__(self, look: Look, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._switch: LineSwitch | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…"))
        self.setToolTip(placeholder.rstrip("…"))
        look.dress(self._dress)

    def add_switch(self, icon: str, words: str) -> LineSwitch:
        """Put a switch at the end of the line."""
        self._switch = LineSwitch(self._look, icon, words, self)
        self._dress()
        return self._switch

    def _dress(self) -> None:
        """Room for the icon at the side where reading begins, and for the switch at the other."""
        room = self._look.px(metrics.ICON) + 4
        end = self._switch.sizeHint().width() if self._switch else 0
        rtl = self._look.is_right_to_left
        self.setTextMargins(end if rtl else room, 0, room if rtl else end, 0)
        self._place_switch()

    def _place_switch(self) -> None:
        """The switch stands in the middle of the line's end."""
        if self._switch is None:
            return
        size = self._switch.sizeHint()
        left = 2 if self._look.is_right_to_left else self.width() - size.width() - 2
        self._switch.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the switch at the end."""
        super().resizeEvent(event)
        self._place_switch()

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
