"""Paints a cell of the paste preview: what was pasted muted, what is read plain, odd ones with fill, mark and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ilms_desktop.ui.delegates.geometry import leading, shortened, start_alignment, without
from ilms_desktop.ui.models.paste_model import CELL_ROLE, DISPLAY, READ_ROLE
from ilms_desktop.ui.presenters.paste_options import Fate, PlannedCell
from ilms_desktop.ui.style import marks, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_SELECTED: Final = QStyle.StateFlag.State_Selected
_FOCUS: Final = QStyle.StateFlag.State_HasFocus
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_NO_BRUSH: Final = Qt.BrushStyle.NoBrush
_PADDING: Final = 8
_MARK: Final = 9
_AIR: Final = 5
#: fate -> fill, colour of the mark, shape; others are plain
_LOOKS: Final = {
    Fate.CHANGED: ("yellow_fill", "yellow", marks.Mark.TRIANGLE),
    Fate.REFUSED: ("red_fill", "red", marks.Mark.DISC),
}


class PasteDelegate(QStyledItemDelegate):
    """Cells of the preview."""

    def __init__(self, look: Look, view: QWidget) -> None:
        super().__init__(view)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Wide enough for text and mark; very long texts are shortened, the tooltip has all of them."""
        look = self._look
        text = QFontMetrics(look.font(bold=True)).horizontalAdvance(str(index.data(DISPLAY) or ""))
        extra = _MARK + 2 * _AIR if index.data(READ_ROLE) else _AIR
        return QSize(text + look.px(2 * _PADDING + extra), look.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        look, rtl = self._look, self._look.is_right_to_left
        rect: QRect = option.rect
        cell: PlannedCell | None = index.data(CELL_ROLE)
        is_read = bool(index.data(READ_ROLE))
        seen = _LOOKS.get(cell.fate) if cell is not None and is_read else None
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(rect, look.color("tint2"))
        elif seen is not None:
            painter.fillRect(rect, look.color(seen[0]))
        if cell is not None and is_read and cell.is_overwrite:
            painter.fillRect(leading(rect, metrics.BAR, rtl=rtl), look.color("purple"))
        self._text(painter, rect, str(index.data(DISPLAY) or ""), cell, is_read=is_read)
        if seen is not None:
            self._mark(painter, rect, seen[2], seen[1])
        if option.state & _FOCUS:
            painter.setPen(QPen(look.color("focus"), metrics.FRAME))
            painter.setBrush(_NO_BRUSH)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, text: str, cell: PlannedCell | None, *, is_read: bool) -> None:
        """The text: figures at the right in any language, labels where reading begins."""
        look, rtl = self._look, self._look.is_right_to_left
        is_passed = cell is not None and cell.fate is Fate.SKIPPED
        painter.setFont(look.font(bold=is_read and not is_passed, italic=is_passed))
        painter.setPen(look.color("text" if cell is None or (is_read and not is_passed) else "text2"))
        pad = look.px(_PADDING)
        inner = rect.adjusted(pad, 0, -pad, 0)
        if is_read:
            # why: the mark has its place at the left of the figure, whatever the direction of the window
            inner = inner.adjusted(look.px(_MARK + _AIR), 0, 0, 0)
        flags = _RIGHT if cell is not None else start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        fitting = shortened(QFontMetrics(painter.font()), text, inner.width())
        painter.drawText(without(inner, rtl=rtl), int(flags), fitting)

    def _mark(self, painter: QPainter, rect: QRect, mark: marks.Mark, color: str) -> None:
        """The mark of a cell that is not simply accepted."""
        side = self._look.px(_MARK)
        place = QRectF(rect.left() + self._look.px(_PADDING), rect.center().y() - side / 2, side, side)
        marks.paint(painter, mark, place, self._look.color(color))
