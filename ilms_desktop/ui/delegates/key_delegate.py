"""Paints the sheet of keys and signs: keys as small caps, cells with the paint of the grid itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from ilms_desktop.ui.delegates.cell_paint import CellPaint
from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.models.key_model import LINE_ROLE, SheetLine
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_SELECTED: Final = QStyle.StateFlag.State_Selected
_PADDING: Final = 12
_GAP: Final = 10
_AIR: Final = 4
_CAP_AIR: Final = 6
_HEAD_TOP: Final = 10
_CELL: Final = 92
_RING: Final = 16
#: keys take this part of the width at most; more keys stand in further lines
_KEYS_PART: Final = 0.42
_TALL: Final = 10_000


class KeyDelegate(QStyledItemDelegate):
    """Lines of both lists."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        look.dress(self._dress)

    def _dress(self) -> None:
        """Pens and fonts of the look in use."""
        self._cells = CellPaint(self._look)

    # --- sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """As high as the words need beside keys or cell."""
        look, line = self._look, index.data(LINE_ROLE)
        width = self._view.viewport().width()
        if line.is_head:
            return QSize(0, look.px(_HEAD_TOP) + look.line_height(Role.SECTION) + 4)
        words = self._words_height(line, width)
        sign = len(self._caps(line, width)) * self._cap_height() if line.keys else look.row_height
        return QSize(0, max(words, sign) + 2 * _AIR)

    def _sign_width(self, width: int) -> int:
        """Room for keys or cell before the words."""
        return max(self._look.px(_CELL), round(width * _KEYS_PART) if self._has_keys() else 0)

    def _has_keys(self) -> bool:
        """Whether this is the list of keys."""
        model = self._view.model()
        return any(model.index(row, 0).data(LINE_ROLE).keys for row in range(min(2, model.rowCount())))

    def _words_rect(self, rect: QRect) -> QRect:
        """Where the words stand."""
        start = _PADDING + self._sign_width(rect.width()) + _GAP
        return without(rect, start=start, end=_PADDING, rtl=self._look.is_right_to_left)

    def _words_height(self, line: SheetLine, width: int) -> int:
        """Height of words and meaning, wrapped."""
        room = self._words_rect(QRect(0, 0, width, _TALL))
        plain, small = QFontMetrics(self._look.font()), QFontMetrics(self._look.font(Role.HELP))
        wrap = int(Qt.TextFlag.TextWordWrap)
        height = plain.boundingRect(room, wrap, line.words).height()
        return height + (small.boundingRect(room, wrap, line.more).height() if line.more else 0)

    def _cap_height(self) -> int:
        """Height of a line of keys."""
        return self._look.line_height(Role.HELP) + 2 + _AIR

    def _caps(self, line: SheetLine, width: int) -> list[list[str]]:
        """Keys of a line in rows that fit."""
        font, most = QFontMetrics(self._look.font(Role.HELP)), self._sign_width(width)
        rows: list[list[str]] = [[]]
        used = 0
        for key in line.keys:
            need = font.horizontalAdvance(key) + 2 * _CAP_AIR + _AIR
            if rows[-1] and used + need > most:
                rows.append([])
                used = 0
            rows[-1].append(key)
            used += need
        return rows

    # --- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line: SheetLine = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        if option.state & _SELECTED and not line.is_head:
            painter.fillRect(rect, self._look.color("tint"))
        if line.is_head:
            self._paint_head(painter, rect, line)
        else:
            self._paint_sign(painter, rect, line)
            self._paint_words(painter, rect, line)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, line: SheetLine) -> None:
        """Heading."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font(Role.SECTION))
        painter.setPen(look.color("text"))
        place = without(rect.adjusted(0, look.px(_HEAD_TOP), 0, 0), start=_PADDING, end=_PADDING, rtl=rtl)
        painter.drawText(place, start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, line.words)

    def _paint_words(self, painter: QPainter, rect: QRect, line: SheetLine) -> None:
        """Words, and under them what they mean."""
        look, rtl = self._look, self._look.is_right_to_left
        place = self._words_rect(rect).adjusted(0, _AIR, 0, 0)
        flags = int(start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        painter.drawText(place, flags, line.words)
        used = QFontMetrics(painter.font()).boundingRect(place, int(Qt.TextFlag.TextWordWrap), line.words).height()
        painter.setFont(look.font(Role.HELP))
        painter.setPen(look.color("text2"))
        painter.drawText(place.adjusted(0, used, 0, 0), flags, line.more)

    def _paint_sign(self, painter: QPainter, rect: QRect, line: SheetLine) -> None:
        """Keys, cell or ring."""
        look, rtl = self._look, self._look.is_right_to_left
        start = without(rect, start=_PADDING, rtl=rtl)
        if line.keys:
            self._paint_keys(painter, start, line)
        elif line.picture is not None:
            cell = leading(start, look.px(_CELL), rtl=rtl)
            cell = QRect(cell.left(), cell.top() + 2, cell.width(), look.row_height)
            painter.setPen(look.color("line"))
            painter.drawRect(cell.adjusted(0, 0, -1, -1))
            ratio = painter.device().devicePixelRatio()
            self._cells.paint(painter, cell.adjusted(1, 1, -1, -1), line.picture, ratio=ratio)
        elif line.ring is not None:
            side = look.px(_RING)
            spot = leading(start, side, rtl=rtl)
            marks.ring(painter, QRectF(spot.left(), spot.top() + 2 * _AIR, side, side), line.ring, look.tokens)

    def _paint_keys(self, painter: QPainter, start: QRect, line: SheetLine) -> None:
        """Each key in a small box."""
        look, rtl = self._look, self._look.is_right_to_left
        font = look.font(Role.HELP)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = start.top() + _AIR
        for row in self._caps(line, self._view.viewport().width()):
            used = 0
            for key in row:
                width = QFontMetrics(font).horizontalAdvance(key) + 2 * _CAP_AIR
                box = leading(without(start, start=used, rtl=rtl), width, rtl=rtl)
                box = QRect(box.left(), top, width, look.line_height(Role.HELP) + 2)
                painter.setPen(QPen(look.color("edge"), 1))
                painter.setBrush(look.color("window"))
                painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), metrics.BAR, metrics.BAR)
                painter.setPen(look.color("text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, ltr(key))
                used += width + _AIR
            top += self._cap_height()
