"""Paints a line of a plain table: the chosen row is tinted to its edges and has a bar while the keys go there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ilms_desktop.ui.delegates.geometry import leading
from ilms_desktop.ui.presenters.tooltips import tooltip
from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QHelpEvent, QPainter
    from PySide6.QtWidgets import QAbstractItemView, QWidget

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_SELECTED: Final = QStyle.StateFlag.State_Selected
_FOCUS: Final = QStyle.StateFlag.State_HasFocus
_HOVER: Final = QStyle.StateFlag.State_MouseOver
#: as far from the edge as the titles above
_PADDING: Final = 4
#: what the style leaves free at each end of a text, and our padding
_MARGIN: Final = 3 + _PADDING


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

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tell the whole text of a place that is too narrow for it, where the model has no words of its own."""
        words = str(index.data() or "")
        is_cut = option.fontMetrics.horizontalAdvance(words) > view.visualRect(index).width() - 2 * _MARGIN
        if event.type() != QEvent.Type.ToolTip or index.data(Qt.ItemDataRole.ToolTipRole) or not is_cut:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tooltip(words), view)
        return True

    def _inner(self, option: QStyleOptionViewItem) -> QStyleOptionViewItem:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        return inner
