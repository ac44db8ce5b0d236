"""Paints a line of the tree: fold, findings, ring, code, title, count; in the rail ring and code alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QTreeView

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.cell_paint import MARK_COLORS, SHAPES
from ilms_desktop.ui.delegates.geometry import end_alignment, leading, shortened, start_alignment, without
from ilms_desktop.ui.models.tree_model import NODE_ROLE
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.presenters.tree import NodeKind, TreeNode
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_SELECTED: Final = QStyle.StateFlag.State_Selected
_HOVER: Final = QStyle.StateFlag.State_MouseOver
_FOCUS: Final = QStyle.StateFlag.State_HasFocus
_PADDING: Final = 8
_FOLD: Final = 12
_RING: Final = 14
_GAP: Final = 6
_SECTION_TOP: Final = 10
#: room before a ring: the fold of a module; mark and two digits of the findings of a table
_LEAD: Final = 18
#: from here on the mark stands without its number, which the tooltip and the screen reader have
_MANY: Final = 100
#: mark of the findings before their number, and inside the ring of the rail
_MARK: Final = 7
_SMALL_MARK: Final = 6
_RAIL_PADDING: Final = 4
_RAIL_HEAD: Final = 9
_ICONS: Final = {
    NodeKind.OVERVIEW: "overview",
    NodeKind.SOURCES: "source",
    NodeKind.SEND: "mail",
    NodeKind.QUESTIONS: "question",
}
#: name of a source takes this many lines at most; it is shortened in steps until its id fits as well
_HEAD_LINES: Final = 2
_HEAD_STEP: Final = 12
_NO_CAPITALS: Final = frozenset({"ar"})


class TreeDelegate(QStyledItemDelegate):
    """Painted lines, so that a long tree stays light."""

    def __init__(self, look: Look, view: QTreeView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        #: whether there is room for ring and code alone
        self.is_rail = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """One row; the head of a source has air above it and wraps."""
        look = self._look
        node: TreeNode = index.data(NODE_ROLE)
        if node.kind is not NodeKind.SECTION:
            return QSize(0, max(look.px(metrics.TREE_ROW), look.letter_height() + 6))
        if self.is_rail:
            return QSize(0, look.px(_RAIL_HEAD))
        room = QRect(0, 0, self._head_width(), 1000)
        wrapped = QFontMetrics(self._head_font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._head(node))
        return QSize(0, wrapped.height() + look.px(_SECTION_TOP) + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        node: TreeNode = index.data(NODE_ROLE)
        rect: QRect = option.rect
        state = option.state
        rect = QRect(0, rect.top(), self._view.viewport().width(), rect.height())
        painter.save()
        self._paint_ground(painter, rect, state)
        if self.is_rail:
            self._paint_rail(painter, rect, node)
        elif node.kind is NodeKind.SECTION:
            self._paint_head(painter, rect, node, is_open=self._view.isExpanded(index))
        else:
            self._paint_line(painter, rect, node, is_open=self._view.isExpanded(index))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: Any) -> None:
        """Tint and bar of the chosen line, or the hover; a frame while the tree has the focus."""
        look = self._look
        if state & _SELECTED:
            painter.fillRect(rect, look.color("tint2"))
            painter.fillRect(leading(rect, metrics.BAR, rtl=look.is_right_to_left), look.color("accent"))
        elif state & _HOVER:
            painter.fillRect(rect, look.color("hover"))
        if state & _FOCUS:
            painter.setPen(QPen(look.color("focus"), metrics.FRAME))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_rail(self, painter: QPainter, rect: QRect, node: TreeNode) -> None:
        """Ring with the mark of the findings in it, and the code; a line for a head, an icon for a screen."""
        look, rtl = self._look, self._look.is_right_to_left
        if node.kind is NodeKind.SECTION:
            painter.setPen(look.color("line2"))
            painter.drawLine(rect.left() + _PADDING, rect.center().y(), rect.right() - _PADDING, rect.center().y())
            return
        if node.counts is None:
            start = (rect.width() - look.px(metrics.ICON)) // 2
            self._paint_picture(painter, self._slot(rect, start, metrics.ICON), _ICONS[node.kind], metrics.ICON)
            return
        slot = self._slot(rect, _RAIL_PADDING, _RING)
        marks.ring(painter, QRectF(slot), ring_parts(node.counts), look.tokens)
        if node.tally.worst is not None:
            side = look.px(_SMALL_MARK)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(QRectF(slot).center())
            self._paint_mark(painter, spot, node)
        self._paint_code(painter, without(rect, start=_RAIL_PADDING + slot.width() + 3, rtl=rtl), node.code)

    def _paint_mark(self, painter: QPainter, spot: QRectF, node: TreeNode) -> None:
        """Mark of the gravest finding."""
        if node.tally.worst is not None:
            color = self._look.color(MARK_COLORS[node.tally.worst])
            marks.paint(painter, SHAPES[node.tally.worst], spot, color)

    def _head_width(self) -> int:
        """Room for the name of a source beside its fold."""
        return self._view.viewport().width() - 2 * _PADDING - self._look.px(_FOLD) - _GAP

    def _paint_head(self, painter: QPainter, rect: QRect, node: TreeNode, *, is_open: bool) -> None:
        """Head of a source, with its fold."""
        look, rtl = self._look, self._look.is_right_to_left
        below = rect.adjusted(0, look.px(_SECTION_TOP), 0, 0)
        line = QRect(below.left(), below.top(), below.width(), look.line_height(Role.TREE_HEAD))
        self._paint_picture(painter, self._slot(line, _PADDING, _FOLD), self._fold_icon(is_open=is_open), _FOLD)
        painter.setFont(self._head_font())
        painter.setPen(look.color("muted"))
        place = without(below, start=_PADDING + look.px(_FOLD) + _GAP, end=_PADDING, rtl=rtl)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self._head(node))

    def _head(self, node: TreeNode) -> str:
        """Name of a source in at most two lines, then its id, which is never cut."""
        font, room = QFontMetrics(self._head_font()), self._head_width()
        box, wrap = QRect(0, 0, max(room, 1), 1000), int(Qt.TextFlag.TextWordWrap)
        least = room * _HEAD_LINES
        while True:
            name = shortened(font, node.title, least)
            text = fill(_("{source} · {id}"), {"source": name, "id": node.tail})
            lines = font.boundingRect(box, wrap, text).height() // font.lineSpacing()
            if lines <= _HEAD_LINES or least <= room // 2:
                return text
            least -= _HEAD_STEP

    def _head_font(self) -> QFont:
        """Small, bold; capitals only in scripts that have them and take spacing well."""
        font = QFont(self._look.font(Role.TREE_HEAD))
        if self._look.language not in _NO_CAPITALS:
            font.setCapitalization(QFont.Capitalization.AllUppercase)
        return font

    def _paint_line(self, painter: QPainter, rect: QRect, node: TreeNode, *, is_open: bool) -> None:
        """Everything from the leading edge on, then the count at the end."""
        look, rtl = self._look, self._look.is_right_to_left
        start = _PADDING
        if node.kind is NodeKind.MODULE:
            self._paint_picture(painter, self._slot(rect, start, _FOLD), self._fold_icon(is_open=is_open), _FOLD)
        if node.kind in (NodeKind.MODULE, NodeKind.TABLE):
            start += look.px(_LEAD)
        slot = self._slot(rect, start, _RING if node.counts else metrics.ICON)
        if node.counts is not None:
            marks.ring(painter, QRectF(slot), ring_parts(node.counts), look.tokens)
        else:
            self._paint_picture(painter, slot, _ICONS[node.kind], metrics.ICON)
        start += slot.width() + _GAP
        start += self._paint_code(painter, without(rect, start=start, rtl=rtl), node.code)
        end = self._paint_tally(painter, rect, node)
        if self._has_room(rect.width() - start - end, node):
            end += self._paint_tail(painter, without(rect, end=end, rtl=rtl), node.tail)
        self._paint_title(painter, without(rect, start=start, end=end, rtl=rtl), node)

    def _paint_tally(self, painter: QPainter, rect: QRect, node: TreeNode) -> int:
        """Mark and number of the findings: of a table before its ring, of a module at the end; room it took there."""
        if not node.tally.count:
            return _PADDING
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font(Role.CAPTION))
        at_end = node.kind is NodeKind.MODULE
        number = ltr(str(node.tally.count)) if at_end or node.tally.count < _MANY else ""
        side, wide = look.px(_MARK), QFontMetrics(painter.font()).horizontalAdvance(number)
        start = rect.width() - _PADDING - wide - side - 2 if at_end else metrics.BAR + 1
        slot = self._slot(rect, start, _MARK)
        self._paint_mark(painter, QRectF(slot), node)
        painter.setPen(look.color("text"))
        place = without(rect, start=start + side + 1, rtl=rtl)
        painter.drawText(place, start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, number)
        return _PADDING + wide + side + _GAP if at_end else _PADDING

    def _has_room(self, width: int, node: TreeNode) -> bool:
        """Whether the count fits beside the title; else the tooltip has it, the title goes first."""
        look = self._look
        title = QFontMetrics(look.font()).horizontalAdvance(node.title)
        tail = QFontMetrics(look.font(Role.CAPTION)).horizontalAdvance(node.tail) + _GAP
        return title + tail <= width or title > width - _PADDING

    def _slot(self, rect: QRect, start: int, size: int) -> QRect:
        """Square of `size`, `start` pixels after the leading edge, in the middle of the line."""
        side = self._look.px(size)
        slot = leading(
            without(rect, start=start, rtl=self._look.is_right_to_left), side, rtl=self._look.is_right_to_left
        )
        slot.setHeight(side)
        slot.moveTop(rect.center().y() - side // 2 + 1)
        return slot

    def _fold_icon(self, *, is_open: bool) -> str:
        """Arrow down for an open module, forward for a folded one."""
        return "fold" if is_open else "next"

    def _paint_picture(self, painter: QPainter, slot: QRect, name: str, size: int) -> None:
        """An icon in its slot."""
        painter.drawPixmap(slot.topLeft(), self._look.pixmap(name, size=size))

    def _paint_code(self, painter: QPainter, rect: QRect, code: str) -> int:
        """Code in bold; how much room it took."""
        if not code:
            return 0
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font(bold=True))
        painter.setPen(look.color("text"))
        painter.drawText(rect, start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, code)
        return QFontMetrics(painter.font()).horizontalAdvance(code) + _GAP

    def _paint_tail(self, painter: QPainter, rect: QRect, tail: str) -> int:
        """Count at the end; how much room it took."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font(Role.CAPTION))
        painter.setPen(look.color("text2"))
        painter.drawText(rect, end_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, tail)
        return QFontMetrics(painter.font()).horizontalAdvance(tail) + _GAP

    def _paint_title(self, painter: QPainter, rect: QRect, node: TreeNode) -> None:
        """Short title; a long one is shortened, the tooltip has it all."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        text = shortened(QFontMetrics(painter.font()), node.title, rect.width())
        painter.drawText(rect, start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, text)
