"""Paints a field of the source-quality matrix: a sign of its own shape for each tone, then wrapped words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QTableView

from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.models.lines_model import DISPLAY
from ilms_desktop.ui.models.quality_model import GAP_ROLE, HEAD_ROLE, TONE_ROLE
from ilms_desktop.ui.presenters.quality_lines import Tone
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_SELECTED: Final = QStyle.StateFlag.State_Selected
_FOCUS: Final = QStyle.StateFlag.State_HasFocus
_NO_BRUSH: Final = Qt.BrushStyle.NoBrush
_WRAPS: Final = Qt.TextFlag.TextWordWrap
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_PADDING: Final = 8
_SIGN: Final = 10
_AIR: Final = 5
_TALL: Final = 10_000
#: tone -> shape and its colour; what is begun, or not asked, has none
_LOOKS: Final = {
    Tone.GOOD: (marks.Mark.TICK, "green"),
    Tone.WAITING: (marks.Mark.WAITING, "text2"),
    Tone.GAP: (marks.Mark.TRIANGLE, "yellow"),
}


class QualityDelegate(QStyledItemDelegate):
    """Titles at the start, fields behind them; gaps are filled and signed."""

    def __init__(self, look: Look, view: QTableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """As high as the words need in the width of the column."""
        look, tone = self._look, index.data(TONE_ROLE)
        sign = look.px(_SIGN + _AIR) if tone in _LOOKS else 0
        width = self._view.columnWidth(index.column()) - 2 * look.px(_PADDING) - sign
        if index.data(HEAD_ROLE):
            width = self._view.viewport().width()
        room = QRect(0, 0, max(40, width), _TALL)
        text = QFontMetrics(self._font(index)).boundingRect(room, int(_WRAPS), str(index.data(DISPLAY) or ""))
        return QSize(width, max(look.row_height, text.height() + look.px(8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one field."""
        look, rtl = self._look, self._look.is_right_to_left
        rect: QRect = option.rect
        tone = index.data(TONE_ROLE)
        # why: Qt gives a text back, not the member of the enumeration
        is_gap = tone == Tone.GAP or (index.data(GAP_ROLE) and not index.column())
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(rect, look.color("tint2"))
        elif index.data(HEAD_ROLE):
            painter.fillRect(rect, look.color("band"))
        elif is_gap:
            painter.fillRect(rect, look.color("yellow_fill"))
        inner = without(rect, start=look.px(_PADDING), end=look.px(_PADDING), rtl=rtl)
        if tone in _LOOKS:
            inner = self._sign(painter, inner, tone)
        painter.setFont(self._font(index))
        painter.setPen(look.color("muted" if tone == Tone.NONE else "text"))
        flags = int(start_alignment(rtl=rtl) | _MIDDLE | _WRAPS)
        painter.drawText(inner, flags, str(index.data(DISPLAY) or ""))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & _FOCUS:
            painter.setPen(QPen(look.color("focus"), metrics.FRAME))
            painter.setBrush(_NO_BRUSH)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _sign(self, painter: QPainter, inner: QRect, tone: Tone) -> QRect:
        """Paint the sign; the room that is left."""
        look, rtl = self._look, self._look.is_right_to_left
        mark, color = _LOOKS[tone]
        side = look.px(_SIGN)
        place = leading(inner, side, rtl=rtl)
        sign = QRectF(place.left(), place.center().y() - side / 2, side, side)
        marks.paint(painter, mark, sign, look.color(color), rtl=rtl)
        return without(inner, start=side + look.px(_AIR), rtl=rtl)

    def _font(self, index: Index) -> QFont:
        """Bold for headings, the numbers of tables and gaps."""
        look = self._look
        if index.data(HEAD_ROLE):
            return look.font(bold=True)
        return look.font(bold=bool(index.data(GAP_ROLE))) if not index.column() else look.font(Role.HELP)
