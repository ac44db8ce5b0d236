"""A row over the years as a small chart: one line, or men, women and both; gaps stay gaps, the year in use has a dot.

Lines differ by colour and by the shape of their points; the same figures stand in the table beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.rounds import Series

_HEIGHT: Final = 92
_EDGE: Final = 6
_GAP: Final = 14
_DOT: Final = 2.5
_BIG_DOT: Final = 4.5
#: corners of the shapes of the points, in parts of their radius; none = a disc
_SHAPES: Final = ((), ((-1, -1), (1, -1), (1, 1), (-1, 1)), ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)))


class Sparkline(QWidget):
    """Figures of a row by year."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._series: tuple[Series, ...] = ()
        self._year = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self.updateGeometry)

    def show_series(self, series: tuple[Series, ...], year: int, spoken: str) -> None:
        """Take lines, the year in use, and the same in words; without two figures in a line there is no chart."""
        self._series, self._year = series, year
        self.setAccessibleName(spoken)
        self.setVisible(any(line.has_line for line in series))
        self.update()

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(0, self._look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Axis, lines, dots, first and last year, what each line shows."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = look.line_height(Role.CAPTION)
        head = line + 4 if len(self._series) > 1 else 0
        area = QRectF(self.rect()).adjusted(_EDGE, _EDGE + head, -_EDGE, -(line + 2))
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setFont(look.font(Role.CAPTION))
        if head:
            self._paint_labels(painter, QRectF(area.left(), 0, area.width(), line))
        most = max((value for each in self._series for _year, value in each.points if value is not None), default=0)
        for place, each in enumerate(self._series):
            self._paint_line(painter, area, each, shape=place, most=most or 1)
        self._paint_years(painter, QRectF(area.left(), area.bottom() + 1, area.width(), line))
        painter.end()

    def _color(self, series: Series) -> QColor:
        """Colour of a line; the total has that of the text."""
        look = self._look
        return look.color("text") if series.color is None else look.any_color(look.tokens.charts[series.color])

    def _paint_labels(self, painter: QPainter, place: QRectF) -> None:
        """Point and name of each line, one beside the other."""
        rtl = self._look.is_right_to_left
        metric = QFontMetrics(painter.font())
        start = 0.0
        for shape, series in enumerate(self._series):
            width = metric.horizontalAdvance(series.label)
            spot = start + _BIG_DOT
            x = place.right() - spot if rtl else place.left() + spot
            self._paint_dot(painter, QPointF(x, place.center().y()), self._color(series), shape=shape, radius=_BIG_DOT)
            start += 2 * _BIG_DOT + 4
            left = place.right() - start - width if rtl else place.left() + start
            painter.setPen(self._look.color("text2"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(left, place.top(), width + 1, place.height()), flags, series.label)
            start += width + _GAP

    def _paint_years(self, painter: QPainter, place: QRectF) -> None:
        """First and last year under the axis."""
        points = self._series[0].points if self._series else ()
        ends = [str(points[0][0]), str(points[-1][0])] if points else ["", ""]
        left, right = reversed(ends) if self._look.is_right_to_left else ends
        painter.setPen(self._look.color("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute, left)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute, right)

    def _paint_line(self, painter: QPainter, area: QRectF, series: Series, *, shape: int, most: int) -> None:
        """Line through neighbouring figures, a point on each, a large one on the year in use."""
        color = self._color(series)
        step = area.width() / max(1, len(series.points) - 1)
        before: QPointF | None = None
        for place, (year, value) in enumerate(series.points):
            if value is None:
                before = None
                continue
            along = area.right() - place * step if self._look.is_right_to_left else area.left() + place * step
            spot = QPointF(along, area.bottom() - area.height() * value / most)
            if before is not None:
                painter.setPen(QPen(color, 2 if series.is_current else 1.2))
                painter.drawLine(before, spot)
            radius = _BIG_DOT if year == self._year and series.is_current else _DOT
            self._paint_dot(painter, spot, color, shape=shape, radius=radius)
            before = spot

    def _paint_dot(self, painter: QPainter, spot: QPointF, color: QColor, *, shape: int, radius: float) -> None:
        """Point of a line in its shape."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        corners = _SHAPES[shape % len(_SHAPES)]
        if corners:
            painter.drawPolygon(QPolygonF([spot + QPointF(x, y) * radius for x, y in corners]))
        else:
            painter.drawEllipse(spot, radius, radius)
