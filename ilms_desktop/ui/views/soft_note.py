"""A soft note: yellow, with its mark; it asks for something and stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look

_PADDING: Final = 10
_MARK: Final = 10
_RADIUS: Final = 4
_TALL: Final = 10_000


class SoftNote(QWidget):
    """Painted box with a triangle and a text that wraps."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.dress(self.updateGeometry)

    def say(self, text: str) -> None:
        """Show a text; an empty one hides the note."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped text."""
        return self._text_rect(QRect(0, 0, width, _TALL)).height() + 2 * _PADDING

    def sizeHint(self) -> QSize:
        """As narrow as it may be."""
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def _text_rect(self, rect: QRect) -> QRect:
        """Place of the text inside `rect`."""
        look = self._look
        start = _PADDING * 2 + look.px(_MARK)
        room = without(rect, start=start, end=_PADDING, rtl=look.is_right_to_left).adjusted(0, _PADDING, 0, 0)
        found = QFontMetrics(look.font(Role.HELP)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._text)
        return QRect(room.left(), room.top(), room.width(), found.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint fill, mark, text."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("yellow_fill"))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        side = look.px(_MARK)
        slot = leading(without(self.rect(), start=_PADDING, rtl=rtl), side, rtl=rtl)
        slot.setHeight(side)
        slot.moveTop(_PADDING + (look.line_height(Role.HELP) - side) // 2)
        marks.paint(painter, marks.Mark.TRIANGLE, QRectF(slot), look.color("yellow"))
        painter.setFont(look.font(Role.HELP))
        painter.setPen(look.color("text"))
        painter.drawText(
            self._text_rect(self.rect()), int(start_alignment(rtl=rtl) | Qt.TextFlag.TextWordWrap), self._text
        )
        painter.end()
