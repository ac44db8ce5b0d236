"""Paints list entries of several lines: the first bold, the second plain, the rest muted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_SELECTED: Final = QStyle.StateFlag.State_Selected
_HOVER: Final = QStyle.StateFlag.State_MouseOver
_PADDING: Final = 14
_AIR: Final = 8
_TALL: Final = 10_000


class LinesDelegate(QStyledItemDelegate):
    """Entries whose texts wrap in the width of the list."""

    def __init__(self, look: Look, view: QListView, *, role: int, start: int = 0) -> None:
        """Take the role that holds the texts, and how much room to leave before them."""
        super().__init__(view)
        self._look = look
        self._view = view
        self._role = role
        self._start = start

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """As high as the texts need."""
        width = self._view.viewport().width()
        height = sum(self._height(text, font, width) for text, font, _color in self._texts(index))
        return QSize(width, height + 2 * self._look.px(_AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        look, rtl = self._look, self._look.is_right_to_left
        rect: QRect = option.rect
        state = option.state
        painter.save()
        if state & _SELECTED:
            painter.fillRect(rect, look.color("tint2"))
            painter.fillRect(leading(rect, metrics.BAR, rtl=rtl), look.color("accent"))
        elif state & _HOVER:
            painter.fillRect(rect, look.color("hover"))
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self.paint_before(painter, rect, index)
        top = rect.top() + look.px(_AIR)
        for text, font, color in self._texts(index):
            height = self._height(text, font, rect.width())
            place = QRect(rect.left(), top, rect.width(), height)
            painter.setFont(font)
            painter.setPen(look.color(color))
            inner = without(place, start=self._indent(), end=_PADDING, rtl=rtl)
            painter.drawText(inner, int(start_alignment(rtl=rtl) | Qt.TextFlag.TextWordWrap), text)
            top += height
        painter.restore()

    def paint_before(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint what stands before the texts; nothing here."""

    def _texts(self, index: Index) -> list[tuple[str, QFont, str]]:
        """Texts with font and colour; empty ones take no room."""
        look = self._look
        looks = [(look.font(bold=True), "text"), (look.font(Role.HELP), "text2"), (look.font(Role.HELP), "muted")]
        texts = index.data(self._role)
        return [(text, *looks[min(place, 2)]) for place, text in enumerate(texts) if text]

    def _indent(self) -> int:
        """Room before the texts."""
        return _PADDING + self._look.px(self._start)

    def _height(self, text: str, font: QFont, width: int) -> int:
        """Height of a wrapped text."""
        room = QRect(0, 0, max(40, width - self._indent() - _PADDING), _TALL)
        return QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
