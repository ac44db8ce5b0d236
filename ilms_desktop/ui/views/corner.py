"""The corner of the grid: titles of the row stubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from ilms_desktop.ui.delegates.geometry import leading, shortened, start_alignment, without
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look

_PADDING = 8
_BOTTOM = 6


class Corner(QWidget):
    """Painted titles over the row stubs."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._titles: tuple[tuple[str, int], ...] = ()

    def show_titles(self, titles: tuple[str, ...], widths: tuple[int, ...]) -> None:
        """Take the titles of the row axes and the widths of their stubs."""
        self._titles = tuple(zip(titles, widths, strict=True))
        self.setAccessibleName(", ".join(filter(None, titles)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint each title at the foot of its column."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("band"))
        painter.setFont(look.font(Role.CAPTION))
        start = 0
        for title, width in self._titles:
            cell = leading(without(self.rect(), start=start, rtl=rtl), width, rtl=rtl)
            self._paint_title(painter, cell, title)
            start += width
        painter.setPen(look.color("line2"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()

    def _paint_title(self, painter: QPainter, cell: QRect, title: str) -> None:
        """One title and the line behind it."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setPen(look.color("line2"))
        edge = cell.left() if rtl else cell.right()
        painter.drawLine(edge, cell.top(), edge, cell.bottom())
        painter.setPen(look.color("muted"))
        place = without(cell, start=_PADDING, end=_PADDING // 2, rtl=rtl).adjusted(0, 2, 0, -_BOTTOM)
        metrics = QFontMetrics(painter.font())
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        fits = metrics.boundingRect(place, int(flags), title).height() <= place.height()
        text = title if fits else shortened(metrics, title, place.width())
        painter.drawText(place, int(flags), text)
