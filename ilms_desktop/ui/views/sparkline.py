"""A row over the years as a small line; gaps stay gaps, the year in use has a dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look

_HEIGHT: Final = 64
_EDGE: Final = 6


class Sparkline(QWidget):
    """Figures of one row by year."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._points: tuple[tuple[int, int | None], ...] = ()
        self._year = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self.updateGeometry)

    def show_points(self, points: tuple[tuple[int, int | None], ...], year: int, spoken: str) -> None:
        """Take years with figures (None = no figure), the year in use, and the same in words."""
        self._points, self._year = points, year
        self.setAccessibleName(spoken)
        self.setVisible(sum(value is not None for _year, value in points) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(0, self._look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Axis, line, dot, first and last year."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = look.line_height(Role.CAPTION) + 2
        area = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -foot)
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_line(painter, area)
        painter.setFont(look.font(Role.CAPTION))
        painter.setPen(look.color("muted"))
        ends = [str(self._points[0][0]), str(self._points[-1][0])] if self._points else ["", ""]
        left, right = reversed(ends) if look.is_right_to_left else ends
        below = QRectF(area.left(), area.bottom() + 1, area.width(), foot)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute, left)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute, right)
        painter.end()

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        """Line through neighbouring figures, dots on each, a large one on the year in use."""
        look = self._look
        most = max((value for _year, value in self._points if value is not None), default=0) or 1
        step = area.width() / max(1, len(self._points) - 1)
        before: QPointF | None = None
        for place, (year, value) in enumerate(self._points):
            if value is None:
                before = None
                continue
            along = area.right() - place * step if look.is_right_to_left else area.left() + place * step
            spot = QPointF(along, area.bottom() - area.height() * value / most)
            painter.setPen(QPen(look.color("accent"), 2))
            if before is not None:
                painter.drawLine(before, spot)
            painter.setBrush(look.color("accent" if year == self._year else "base"))
            radius = 4 if year == self._year else 2
            painter.drawEllipse(spot, radius, radius)
            before = spot
