"""Paints the lines of the findings list; the line that is open is covered by a card and only reserves its room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from ilms_desktop.ui.delegates.cell_paint import MARK_COLORS, SHAPES
from ilms_desktop.ui.delegates.geometry import leading, shortened, start_alignment, without
from ilms_desktop.ui.models.findings_model import LINE_ROLE
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.findings_list import Line, LineKind
from ilms_desktop.ui.presenters.words import more_of_cause
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_HOVER: Final = QStyle.StateFlag.State_MouseOver
_FOCUS: Final = QStyle.StateFlag.State_HasFocus
_SELECTED: Final = QStyle.StateFlag.State_Selected
_PADDING: Final = 12
_FOLD: Final = 12
_GAP: Final = 6
_AIR: Final = 5
_TALL: Final = 10_000
_HEADS: Final = (LineKind.GROUP, LineKind.RULE)


class FindingDelegate(QStyledItemDelegate):
    """Painted lines of any height.

    Attributes:
        open_key: key of the line that is open. open_height: room of its card.
    """

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self.open_key = ""
        self.open_height = 0
        self._heights: dict[tuple[object, ...], int] = {}
        look.dress(self._heights.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """As high as the text needs in the width of the panel."""
        line: Line = index.data(LINE_ROLE)
        width = self._view.viewport().width()
        if line.key == self.open_key:
            return QSize(width, self.open_height)
        if line.kind is LineKind.GROUP:
            return QSize(width, self._look.line_height() + self._look.px(14))
        if line.kind is LineKind.RULE:
            return QSize(width, self._look.line_height() + self._look.px(10))
        known = (line.place, line.title, line.text, line.nested, line.titled, line.count, width)
        if known not in self._heights:
            texts = sum(self._height(text, font, width, line) for text, font, _color in self._texts(line))
            self._heights[known] = texts + 2 * self._look.px(_AIR)
        return QSize(width, self._heights[known])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        state = option.state
        if line.key == self.open_key:
            return
        painter.save()
        if state & _HOVER or state & _SELECTED:
            painter.fillRect(rect, self._look.color("hover"))
        if line.kind in _HEADS:
            self._paint_head(painter, rect, line)
        else:
            self._paint_finding(painter, rect, line)
        if state & _FOCUS:
            painter.setPen(self._look.color("focus"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def fold_rect(self, rect: QRect, line: Line) -> QRect:
        """Where a click folds a line: a head as a whole, of a cause the words about its other findings."""
        if line.kind in _HEADS:
            return rect
        if not line.fold or line.key == self.open_key:
            return QRect()
        height = self._height(self._texts(line)[-1][0], self._look.font(Role.HELP), rect.width(), line)
        bottom = rect.bottom() - self._look.px(_AIR)
        return QRect(rect.left(), bottom - height, rect.width(), height + self._look.px(_AIR))

    def _paint_head(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """Fold, mark, words and count."""
        look, rtl = self._look, self._look.is_right_to_left
        if line.kind is LineKind.GROUP:
            painter.setPen(look.color("line"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        start = _PADDING + (look.px(_FOLD) if line.kind is LineKind.RULE else 0)
        slot = self._slot(rect, start, _FOLD)
        name = "next" if line.folded else "fold"
        painter.drawPixmap(slot.topLeft(), look.pixmap(name, size=_FOLD))
        start += look.px(_FOLD) + _GAP
        if line.kind is LineKind.GROUP:
            start += self._paint_mark(painter, self._slot(rect, start, metrics.MARK + 2), line)
        place = without(rect, start=start, end=_PADDING, rtl=rtl)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        font = look.font(bold=True)
        count = ltr(str(line.count)) if line.kind is LineKind.GROUP else ltr(f"× {line.count}")
        room = place.width() - QFontMetrics(look.font()).horizontalAdvance(count) - _GAP
        title = shortened(QFontMetrics(font), line.title, room)
        painter.setFont(font)
        painter.setPen(look.color("text"))
        painter.drawText(place, flags, title)
        used = QFontMetrics(font).horizontalAdvance(title) + _GAP
        painter.setFont(look.font())
        painter.setPen(look.color("text2"))
        painter.drawText(without(place, start=used, rtl=rtl), flags, count)

    def _paint_mark(self, painter: QPainter, slot: QRect, line: Line) -> int:
        """Shape of a group; how much room it took."""
        shape = SHAPES[line.mark] if line.mark else marks.Mark.WAITING
        color = MARK_COLORS[line.mark] if line.mark else "text2"
        marks.paint(painter, shape, QRectF(slot), self._look.color(color))
        return slot.width() + _GAP + 2

    def _paint_finding(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """Place, title and sentence under each other."""
        rtl = self._look.is_right_to_left
        top = rect.top() + self._look.px(_AIR)
        if line.kind is LineKind.FINDING:
            start = self._start(line) - self._look.px(_FOLD) - _GAP
            slot = self._slot(QRect(rect.left(), top, rect.width(), self._look.line_height(Role.HELP)), start, 9)
            self._paint_mark(painter, slot, line)
        for text, font, color in self._texts(line):
            height = self._height(text, font, rect.width(), line)
            place = without(
                QRect(rect.left(), top, rect.width(), height), start=self._start(line), end=_PADDING, rtl=rtl
            )
            painter.setFont(font)
            painter.setPen(self._look.color(color))
            painter.drawText(place, int(start_alignment(rtl=rtl) | Qt.TextFlag.TextWordWrap), text)
            top += height
        if line.fold:
            height = self._look.line_height(Role.HELP)
            last = QRect(rect.left(), top - height, rect.width(), height)
            slot = self._slot(last, self._start(line) - self._look.px(_FOLD) - _GAP, _FOLD)
            painter.drawPixmap(slot.topLeft(), self._look.pixmap("next" if line.folded else "fold", size=_FOLD))

    def _texts(self, line: Line) -> list[tuple[str, QFont, str]]:
        """Texts of a finding with font and colour."""
        look = self._look
        help_font = look.font(Role.HELP)
        if line.kind is LineKind.WAITING:
            return [(line.title, look.font(bold=True), "text"), (line.text, help_font, "text2")]
        title = [(line.title, look.font(bold=True), "text")] if line.titled else []
        place = [(line.place, help_font, "muted")] if line.place else []
        more = [(more_of_cause(line.count), help_font, "accent")] if line.fold else []
        return [*place, *title, (line.text, help_font, "text2"), *more]

    def _start(self, line: Line) -> int:
        """Indent of the texts of a line."""
        return _PADDING + self._look.px(_FOLD) + _GAP + (self._look.px(_FOLD) if line.nested else 0)

    def _height(self, text: str, font: QFont, width: int, line: Line) -> int:
        """Height of a wrapped text."""
        room = QRect(0, 0, max(40, width - self._start(line) - _PADDING), _TALL)
        return QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()

    def _slot(self, rect: QRect, start: int, size: int) -> QRect:
        """Square in the middle of a line, `start` pixels after the leading edge."""
        side, rtl = self._look.px(size), self._look.is_right_to_left
        slot = leading(without(rect, start=start, rtl=rtl), side, rtl=rtl)
        slot.setHeight(side)
        slot.moveTop(rect.center().y() - side // 2)
        return slot
