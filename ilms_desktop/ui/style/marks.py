"""Marks, hatching and rings, painted as paths so that they stay sharp at every zoom.

Each state has its own shape, so that nothing is told by colour alone. Where a mark stands in a cell is decided by
`place`; delegates know only leading, trailing, top and bottom.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
)

from ilms_desktop.ui.style.metrics import BAR, MARK, MARK_MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.ui.style.tokens import Tokens


class Mark(StrEnum):
    """A sign on a cell, in a list or in a legend."""

    #: filled disc: must fix, unreadable
    DISC = "disc"
    #: filled square: fix or explain
    SQUARE = "square"
    #: filled triangle: explain
    TRIANGLE = "triangle"
    #: tick: explained
    TICK = "tick"
    #: i in a circle: for information
    INFO = "info"
    #: dashed circle: not checked yet
    WAITING = "waiting"
    #: triangle in the corner: has a note
    NOTE = "note"
    #: bar along the leading edge: changed since
    CHANGE = "change"
    #: speech mark: question from the desk
    SPEECH = "speech"


def path(mark: Mark, rect: QRectF) -> QPainterPath:
    """Outline of a mark inside `rect`, to be filled, as seen from left to right."""
    scale = QTransform.fromTranslate(rect.x(), rect.y()).scale(rect.width(), rect.height())
    return scale.map(_SHAPES[mark]())


def paint(painter: QPainter, mark: Mark, rect: QRectF, color: QColor, *, rtl: bool = False) -> None:
    """Fill a mark; note and speech mark are mirrored where the window runs from right to left."""
    outline = path(mark, rect)
    if rtl and mark in _DIRECTED:
        outline = QTransform.fromTranslate(rect.left() + rect.right(), 0).scale(-1, 1).map(outline)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.fillPath(outline, color)
    painter.restore()


def place(mark: Mark, cell: QRectF, *, zoom: float = 1.0, rtl: bool = False) -> QRectF:
    """Where a mark stands in a cell.

    A finding stands at the top end, a note at the top start, the change bar at the leading edge, a question at the
    bottom end.
    """
    size, margin = MARK * zoom, MARK_MARGIN * zoom
    if mark is Mark.CHANGE:
        spot = QRectF(cell.left() + margin, cell.top() + margin, BAR * zoom, cell.height() - 2 * margin)
    elif mark is Mark.NOTE:
        spot = QRectF(cell.left(), cell.top(), size, size)
    elif mark is Mark.SPEECH:
        spot = QRectF(cell.right() - margin - size, cell.bottom() - margin - size, size, size)
    else:
        spot = QRectF(cell.right() - margin - size, cell.top() + margin, size, size)
    if rtl:
        spot.moveLeft(cell.left() + cell.right() - spot.right())
    return spot


def hatch(color: str, *, spacing: int, ratio: float = 1.0) -> QBrush:
    """Brush of thin diagonal lines; set the painter's brush origin to the viewport so that neighbours join.

    Args:
        color: a token's colour.
        spacing: distance of the lines along the edge in pixels; 4 for "not asked", 8 for "locked".
        ratio: device pixel ratio of the widget.
    """
    return QBrush(_hatching(color, spacing, ratio))


def ring(painter: QPainter, rect: QRectF, parts: tuple[int, int, int, int], tokens: Tokens) -> None:
    """Four-part ring, clockwise from the top: reported, missing with a reason, nothing to report, empty.

    Value and thickness both differ, so that the parts can be told apart in grey.

    Args:
        painter: where to.
        rect: square around the ring.
        parts: the four counts; all zero paints the bare track.
        tokens: colours.
    """
    stroke = rect.width() * _RING_STROKE
    inner = rect.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    total = sum(parts)
    start = _TOP
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for count, (name, width) in zip(parts if total else (0, 0, 0, 1), _RING_PARTS, strict=True):
        span = round(_FULL * count / (total or 1))
        if span:
            painter.setPen(QPen(QColor(getattr(tokens, name)), stroke * width, c=Qt.PenCapStyle.FlatCap))
            painter.drawArc(inner, start, -span)
        start -= span
    painter.restore()


_DIRECTED: Final = frozenset({Mark.NOTE, Mark.SPEECH})
#: Qt counts angles in sixteenths of a degree
_FULL: Final = 360 * 16
_TOP: Final = 90 * 16
#: width of the stroke of the first part, in parts of the ring's diameter
_RING_STROKE: Final = 0.2
_RING_PARTS: Final = (("ring_reported", 1.0), ("ring_missing", 0.65), ("ring_none", 0.35), ("ring_track", 0.3))


@lru_cache(maxsize=64)
def _hatching(color: str, spacing: int, ratio: float) -> QPixmap:
    """One tile of hatching, made once per colour and ratio."""
    side = round(spacing * ratio)
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), max(1.0, ratio * 0.9)))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile


def _stroked(line: QPainterPath, width: float, dashes: tuple[float, ...] = ()) -> QPainterPath:
    """Area that a pen of `width` would cover."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        stroker.setDashPattern(dashes)
    return stroker.createStroke(line)


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    """Closed shape through `points`."""
    shape = QPainterPath()
    shape.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    shape.closeSubpath()
    return shape


def _disc() -> QPainterPath:
    shape = QPainterPath()
    shape.addEllipse(QRectF(0, 0, 1, 1))
    return shape


def _square() -> QPainterPath:
    return _polygon((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94))


def _triangle() -> QPainterPath:
    return _polygon((0.5, 0.04), (1, 0.96), (0, 0.96))


def _tick() -> QPainterPath:
    line = QPainterPath(QPointF(0.1, 0.5))
    line.lineTo(0.38, 0.78)
    line.lineTo(0.9, 0.18)
    return _stroked(line, 0.22)


def _info() -> QPainterPath:
    circle = QPainterPath()
    circle.addEllipse(QRectF(0.06, 0.06, 0.88, 0.88))
    shape = _stroked(circle, 0.12)
    shape.addRect(QRectF(0.43, 0.44, 0.14, 0.34))
    shape.addRect(QRectF(0.43, 0.22, 0.14, 0.14))
    return shape


def _waiting() -> QPainterPath:
    circle = QPainterPath()
    circle.addEllipse(QRectF(0.08, 0.08, 0.84, 0.84))
    return _stroked(circle, 0.14, (1.6, 1.2))


def _note() -> QPainterPath:
    return _polygon((0, 0), (1, 0), (0, 1))


def _change() -> QPainterPath:
    return _polygon((0, 0), (1, 0), (1, 1), (0, 1))


def _speech() -> QPainterPath:
    return _polygon((0, 0.06), (1, 0.06), (1, 0.68), (0.56, 0.68), (0.24, 0.98), (0.24, 0.68), (0, 0.68))


_SHAPES: Final[dict[Mark, Callable[[], QPainterPath]]] = {
    Mark.DISC: _disc,
    Mark.SQUARE: _square,
    Mark.TRIANGLE: _triangle,
    Mark.TICK: _tick,
    Mark.INFO: _info,
    Mark.WAITING: _waiting,
    Mark.NOTE: _note,
    Mark.CHANGE: _change,
    Mark.SPEECH: _speech,
}
