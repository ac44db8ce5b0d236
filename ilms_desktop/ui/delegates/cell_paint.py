"""Paints one cell of the grid from its picture: fill, hatch, edge, value, flag, marks, in this order.

Selection and the current frame lie above; the delegate paints them. No text is made here.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ilms_desktop.ui.delegates import figure_text
from ilms_desktop.ui.delegates.geometry import shortened, trailing, without
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Mark
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ilms_desktop.ui.look import Look

SHAPES: Final[dict[Mark, marks.Mark]] = {
    Mark.MUST_FIX: marks.Mark.DISC,
    Mark.FIX_OR_EXPLAIN: marks.Mark.SQUARE,
    Mark.EXPLAIN: marks.Mark.TRIANGLE,
    Mark.EXPLAINED: marks.Mark.TICK,
    Mark.INFORMATION: marks.Mark.INFO,
}
MARK_COLORS: Final[dict[Mark, str]] = {
    Mark.MUST_FIX: "red",
    Mark.FIX_OR_EXPLAIN: "red",
    Mark.EXPLAIN: "yellow",
    Mark.EXPLAINED: "yellow",
    Mark.INFORMATION: "muted",
}
#: ground state -> fill, where that is not the paper
_FILLS: Final[dict[CellLook, str]] = {CellLook.COMPUTED: "computed", CellLook.ELSEWHERE: "band"}
#: mark -> width of the edge around the cell
_EDGES: Final[dict[Mark, int]] = {Mark.MUST_FIX: 2, Mark.FIX_OR_EXPLAIN: 1, Mark.EXPLAINED: 1}
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_CENTER: Final = Qt.AlignmentFlag.AlignCenter
_TOP_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
_TOP_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
_BOTTOM_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignBottom
_NOT_ASKED_SPACING: Final = 4
_LOCKED_SPACING: Final = 8
#: dashes of an empty cell end this far before a mark
_DASH_GAP: Final = 14
_INSET: Final = 3


class CellPaint:
    """Pens, fonts and sizes for cells, made once per look."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.plain = look.font()
        self.italic = look.font(italic=True)
        self.bold = look.font(bold=True)
        self.bold_italic = look.font(bold=True, italic=True)
        self.small = look.font(Role.CAPTION)
        self.leading = look.px(metrics.CELL_LEADING)
        self.trailing = look.px(metrics.CELL_TRAILING)
        self.flag_width = self.trailing // 2

    def paint(
        self, painter: QPainter, rect: QRect, picture: CellPicture, *, tint: QColor | None = None, ratio: float = 1.0
    ) -> None:
        """Paint a cell.

        Args:
            painter: where to.
            rect: place of the cell.
            picture: what it shows.
            tint: over the ground of a selected cell, under its value, which stays legible.
            ratio: device pixel ratio.
        """
        self._ground(painter, rect, picture, ratio)
        if tint is not None:
            self._select(painter, rect, tint)
        self._edge(painter, rect, picture)
        self._value(painter, rect, picture)
        self._marks(painter, rect, picture)

    def _select(self, painter: QPainter, rect: QRect, tint: QColor) -> None:
        """Tint of a selected cell; where fills are off, a line along its edge."""
        if not self._look.tokens.is_contrast:
            painter.fillRect(rect, tint)
            return
        painter.setPen(QPen(self._look.color("accent"), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _ground(self, painter: QPainter, rect: QRect, picture: CellPicture, ratio: float) -> None:
        """Fill and hatch."""
        look = self._look
        # why: the view has painted the selection in full already; the current cell has none, others have a tint
        fill = "yellow_fill" if picture.mark is Mark.EXPLAIN else _FILLS.get(picture.look, "base")
        painter.fillRect(rect, look.color(fill))
        if picture.look is CellLook.NOT_ASKED:
            painter.fillRect(rect, marks.hatch(look.tokens.hatch, spacing=_NOT_ASKED_SPACING, ratio=ratio))
        elif picture.locked or picture.look is CellLook.DECLARED:
            painter.fillRect(rect, marks.hatch(look.tokens.line, spacing=_LOCKED_SPACING, ratio=ratio))

    def _edge(self, painter: QPainter, rect: QRect, picture: CellPicture) -> None:
        """Dashed edge of an empty cell, coloured edge of a finding."""
        look = self._look
        inner = rect.adjusted(_INSET, _INSET, -_INSET - 1, -_INSET - 1)
        if picture.look is CellLook.EMPTY:
            gap = look.px(_DASH_GAP) if picture.mark else 0
            color = look.color("yellow" if picture.mark is Mark.EXPLAIN else "edge_empty")
            painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
            painter.drawRect(without(inner, end=gap, rtl=look.is_right_to_left))
        width = _EDGES.get(picture.mark, 0) if picture.mark else 0
        if width and picture.mark:
            pen = QPen(look.color(MARK_COLORS[picture.mark]), width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _value(self, painter: QPainter, rect: QRect, picture: CellPicture) -> None:
        """Figure, letter or text, and the flag."""
        if not picture.text:
            return
        painter.setFont(self._font(picture))
        if picture.look is CellLook.MISSING:
            painter.setPen(self._look.color("muted"))
            painter.drawText(rect, _CENTER, picture.text)
            return
        if picture.look is CellLook.UNREADABLE:
            self._unreadable(painter, rect, picture.text)
            return
        painter.setPen(self._look.color("muted" if picture.locked else "text"))
        place, text = self._figure_rect(rect), picture.text + ("…" if picture.incomplete else "")
        is_hatched = picture.locked or picture.look is CellLook.DECLARED
        if is_hatched and self._look.tokens.is_contrast:
            self._clear(painter, place, text)
        figure_text.draw(painter, place, text)
        if picture.flag:
            self._flag(painter, rect, picture.flag)

    def _clear(self, painter: QPainter, place: QRect, text: str) -> None:
        """Take the hatching away behind a figure, where its lines are as strong as the digits."""
        need = math.ceil(figure_text.width(painter.font(), text)) + _INSET
        high = QFontMetrics(painter.font()).height()
        ground = QRect(place.right() - need, place.center().y() - high // 2, need + _INSET, high)
        painter.fillRect(ground.intersected(place.adjusted(0, 1, _INSET, -1)), self._look.color("base"))

    def _figure_rect(self, rect: QRect) -> QRect:
        """Where figures stand: the digits end at the same place in every cell of a column."""
        rtl = self._look.is_right_to_left
        return without(rect, start=self.leading, end=self.trailing, rtl=rtl)

    def _font(self, picture: CellPicture) -> QFont:
        """Italic means computed; the outermost total is bold."""
        if picture.look is CellLook.COMPUTED:
            return self.bold_italic if picture.grand else self.italic
        return self.bold if picture.grand else self.plain

    def _flag(self, painter: QPainter, rect: QRect, flag: str) -> None:
        """Status letter, small and high, after the figure."""
        rtl = self._look.is_right_to_left
        place = without(trailing(rect, self.trailing, rtl=rtl), end=self.flag_width // 2, rtl=rtl)
        painter.setFont(self.small)
        painter.drawText(place.adjusted(0, _INSET, 0, 0), _TOP_RIGHT if rtl else _TOP_LEFT, flag)

    def _unreadable(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Text as typed with a red wavy line under it; a long one is shortened, the tooltip has it all."""
        place = self._figure_rect(rect)
        font = self.plain
        fits = shortened(QFontMetrics(font), text, place.width())
        painter.setPen(self._look.color("text"))
        painter.drawText(place, _RIGHT, fits)
        used = painter.boundingRect(place, _RIGHT, fits)
        _wave(painter, used.left(), used.right(), used.bottom() - 1, self._look.color("red"))

    def _marks(self, painter: QPainter, rect: QRect, picture: CellPicture) -> None:
        """Marks in their corners: change, note, question, finding, difference of a total."""
        look = self._look
        cell, rtl = QRectF(rect), look.is_right_to_left
        for is_there, sign, color in (
            (picture.changed_from, marks.Mark.CHANGE, "purple"),
            (picture.note, marks.Mark.NOTE, "note"),
            (picture.question, marks.Mark.SPEECH, "note"),
        ):
            if is_there:
                marks.paint(painter, sign, marks.place(sign, cell, zoom=look.zoom, rtl=rtl), look.color(color), rtl=rtl)
        mark = picture.mark or (Mark.MUST_FIX if picture.look is CellLook.UNREADABLE else None)
        if mark:
            shape = SHAPES[mark]
            spot = marks.place(shape, cell, zoom=look.zoom, rtl=rtl)
            marks.paint(painter, shape, spot, look.color(MARK_COLORS[mark]), rtl=rtl)
        if picture.difference:
            self._difference(painter, rect)

    def _difference(self, painter: QPainter, rect: QRect) -> None:
        """Sign at the bottom left, away from figure and question: the entered total is not the sum of its parts."""
        start = self.trailing if self._look.is_right_to_left else self.leading
        place = rect.adjusted(start, 0, -self.leading, -1)
        painter.setFont(self.small)
        painter.setPen(self._look.color("muted"))
        painter.drawText(place, _BOTTOM_LEFT, "≠")


def _wave(painter: QPainter, left: int, right: int, bottom: int, color: QColor) -> None:
    """Wavy line of one pixel."""
    painter.setPen(QPen(color, 1))
    step = 2
    for place, x in enumerate(range(left, right - step, step)):
        up = place % 2
        painter.drawLine(x, bottom - up * step, x + step, bottom - (1 - up) * step)
