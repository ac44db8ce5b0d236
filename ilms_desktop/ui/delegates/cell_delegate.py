"""Delegate of the grid: paints cells from their pictures and opens the cell editor.

Moving after an edit is the view's work; the delegate only says how the editor was left.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyle, QStyledItemDelegate

from ilms_desktop.ui.delegates.cell_editor import CellEditor
from ilms_desktop.ui.delegates.cell_paint import CellPaint
from ilms_desktop.ui.models.table_model import EDIT, TableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_SELECTED: Final = QStyle.StateFlag.State_Selected
_SELECTION_ALPHA: Final = 110


class Leave(StrEnum):
    """How an editor was left; the view moves accordingly."""

    #: Enter
    DOWN = "down"
    #: Shift+Enter
    UP = "up"
    #: Tab
    NEXT = "next"
    #: Shift+Tab
    PREVIOUS = "previous"
    #: arrow while typing over
    ARROW_UP = "arrow_up"
    #: arrow while typing over
    ARROW_DOWN = "arrow_down"
    #: arrow while typing over
    LEFT = "left"
    #: arrow while typing over
    RIGHT = "right"


class CellDelegate(QStyledItemDelegate):
    """Paints and edits cells."""

    #: the editor was left by a key that also moves
    left = Signal(object)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.has_focus = True
        self._current = QPersistentModelIndex()
        look.dress(self._dress)

    def _dress(self) -> None:
        """Make fonts and sizes of the look in use."""
        self._paint = CellPaint(self._look)
        self._tint = QColor(self._look.color("tint2"))
        self._tint.setAlpha(_SELECTION_ALPHA)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        assert isinstance(model, TableModel)  # noqa: S101 - the grid has no other model
        painter.save()
        rect = option.rect
        is_selected = bool(option.state & _SELECTED) and index != self._current
        picture = model.picture(index.row(), index.column())
        tint = self._tint if is_selected else None
        self._paint.paint(painter, rect, picture, tint=tint, ratio=painter.device().devicePixelRatio())
        painter.restore()

    def set_current(self, index: Index) -> None:
        """Know the current cell: it has a frame and no tint."""
        self._current = QPersistentModelIndex(index)

    def paint_frame(self, painter: QPainter, rect: Any) -> None:
        """Frame of the current cell, above everything; grey while another pane has the focus."""
        pen = QPen(self._look.color("focus" if self.has_focus else "text2"), self._look.frame)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))

    # --- editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """Line over the cell, told by the words of the cell."""
        editor = CellEditor(self._look, parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Open with every stored digit; what is being typed is not overwritten by a refresh."""
        assert isinstance(editor, QLineEdit)  # noqa: S101 - made above
        if not editor.isModified():
            editor.setText(index.data(EDIT) or "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the text to the model as typed."""
        assert isinstance(editor, QLineEdit)  # noqa: S101 - made above
        model.setData(index, editor.text(), EDIT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and, while typing over, arrows commit and move; the rest is Qt's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, CellEditor):
            leave = watched.leave_by(event)
            if leave is not None:
                self._commit(watched, Leave(leave))
                return True
            if watched.takes(event):
                return True
        return super().eventFilter(watched, event)

    def _commit(self, editor: CellEditor, leave: Leave) -> None:
        """Store, close, and tell where to go."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.left.emit(leave)
