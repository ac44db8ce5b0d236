"""Paints a line of the tree: fold, ring, code, title, count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QTreeView

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import end_alignment, leading, start_alignment, without
from ilms_desktop.ui.models.tree_model import NODE_ROLE
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
_PADDING: Final = 8
_FOLD: Final = 12
_RING: Final = 14
_GAP: Final = 6
_SECTION_TOP: Final = 10
_ICONS: Final = {NodeKind.OVERVIEW: "overview", NodeKind.SOURCES: "source"}
#: name of a source takes this many lines at most; words that wrap waste some room
_HEAD_LINES: Final = 2
_HEAD_SLACK: Final = 40
_NO_CAPITALS: Final = frozenset({"ar"})


class TreeDelegate(QStyledItemDelegate):
    """Painted lines, so that a long tree stays light."""

    def __init__(self, look: Look, view: QTreeView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """One row; the head of a source has air above it and wraps."""
        look = self._look
        node: TreeNode = index.data(NODE_ROLE)
        if node.kind is not NodeKind.SECTION:
            return QSize(0, max(look.px(metrics.TREE_ROW), look.line_height() + 6))
        room = QRect(0, 0, self._view.viewport().width() - 2 * _PADDING, 1000)
        wrapped = QFontMetrics(self._head_font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._head(node))
        return QSize(0, wrapped.height() + look.px(_SECTION_TOP) + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        node: TreeNode = index.data(NODE_ROLE)
        rect: QRect = option.rect
        state = option.state
        rect = QRect(0, rect.top(), self._view.viewport().width(), rect.height())
        painter.save()
        if node.kind is NodeKind.SECTION:
            self._paint_head(painter, rect, node)
        else:
            self._paint_ground(painter, rect, state)
            self._paint_line(painter, rect, node, is_open=self._view.isExpanded(index))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: Any) -> None:
        """Tint and bar of the chosen line, or the hover."""
        look = self._look
        if state & _SELECTED:
            painter.fillRect(rect, look.color("tint2"))
            painter.fillRect(leading(rect, metrics.BAR, rtl=look.is_right_to_left), look.color("accent"))
        elif state & _HOVER:
            painter.fillRect(rect, look.color("hover"))

    def _paint_head(self, painter: QPainter, rect: QRect, node: TreeNode) -> None:
        """Head of a source."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(self._head_font())
        painter.setPen(look.color("muted"))
        place = rect.adjusted(_PADDING, look.px(_SECTION_TOP), -_PADDING, 0)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self._head(node))

    def _head(self, node: TreeNode) -> str:
        """Name of a source in at most two lines, then its id, which is never cut."""
        metrics_ = QFontMetrics(self._head_font())
        room = self._view.viewport().width() - 2 * _PADDING
        least = room * _HEAD_LINES - metrics_.horizontalAdvance(node.tail) - _HEAD_SLACK
        name = metrics_.elidedText(node.title, Qt.TextElideMode.ElideRight, max(least, room))
        return fill(_("{source} · {id}"), {"source": name, "id": node.tail})

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
            start += look.px(_FOLD) + _GAP // 2
        slot = self._slot(rect, start, _RING if node.counts else metrics.ICON)
        if node.counts is not None:
            marks.ring(painter, QRectF(slot), ring_parts(node.counts), look.tokens)
        else:
            self._paint_picture(painter, slot, _ICONS[node.kind], metrics.ICON)
        start += slot.width() + _GAP
        start += self._paint_code(painter, without(rect, start=start, rtl=rtl), node.code)
        end = _PADDING
        if self._has_room(rect.width() - start, node):
            end = self._paint_tail(painter, without(rect, end=_PADDING, rtl=rtl), node.tail)
        self._paint_title(painter, without(rect, start=start, end=end, rtl=rtl), node)

    def _has_room(self, width: int, node: TreeNode) -> bool:
        """Whether the count fits beside the title; else the tooltip has it, the title goes first."""
        look = self._look
        title = QFontMetrics(look.font()).horizontalAdvance(node.title)
        tail = QFontMetrics(look.font(Role.CAPTION)).horizontalAdvance(node.tail) + 2 * _PADDING + _GAP
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
        return QFontMetrics(painter.font()).horizontalAdvance(tail) + _PADDING + _GAP

    def _paint_title(self, painter: QPainter, rect: QRect, node: TreeNode) -> None:
        """Short title; a long one is shortened, the tooltip has it all."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        text = QFontMetrics(painter.font()).elidedText(node.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, text)
