"""Paints a line of a plain table: the chosen row is tinted to its edges and has a bar while the keys go there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ilms_desktop.ui.delegates.geometry import leading
from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QEvent
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_SELECTED: Final = QStyle.StateFlag.State_Selected
_FOCUS: Final = QStyle.StateFlag.State_HasFocus
_HOVER: Final = QStyle.StateFlag.State_MouseOver
#: as far from the edge as the titles above
_PADDING: Final = 4


class PaddedDelegate(QStyledItemDelegate):
    """The usual delegate, with room at both ends."""

    def __init__(self, look: Look, view: QWidget) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the tint over the whole place, then the text inside it."""
        if option.state & _SELECTED:
            painter.fillRect(option.rect, self._look.color("tint2"))
            if index.column() == 0 and self._view.hasFocus():
                bar = leading(option.rect, metrics.BAR, rtl=self._look.is_right_to_left)
                painter.fillRect(bar, self._look.color("accent"))
        inner = self._inner(option)
        inner.state &= ~(_SELECTED | _HOVER | _FOCUS)
        super().paint(painter, inner, index)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on a tick is looked for where the tick is painted."""
        return super().editorEvent(event, model, self._inner(option), index)

    def _inner(self, option: QStyleOptionViewItem) -> QStyleOptionViewItem:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        return inner
