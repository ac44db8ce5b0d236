"""The grid: a table view with nested stubs, Excel's keys, and a frame that no mark hides.

What a key means stands in `grid_keys`, where it leads in `moves`; what a cell may hold is decided by the model. As in
Excel the current cell stays where a selection began.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates import figure_text
from ilms_desktop.ui.delegates.cell_delegate import CellDelegate, Leave
from ilms_desktop.ui.delegates.cell_editor import CellEditor
from ilms_desktop.ui.presenters.moves import Way
from ilms_desktop.ui.presenters.widths import longest_figure
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.views.block_table import BlockTable
from ilms_desktop.ui.views.column_header import ColumnHeader
from ilms_desktop.ui.views.corner import Corner
from ilms_desktop.ui.views.grid_keys import Step, Stroke, meaning, types_text
from ilms_desktop.ui.views.row_header import RowHeader

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.models.table_model import TableModel

_TRIGGER = QAbstractItemView.EditTrigger
_OPENERS: Final = (_TRIGGER.AnyKeyPressed, _TRIGGER.EditKeyPressed, _TRIGGER.DoubleClicked)
_WAYS: Final = {Leave.DOWN: Way.DOWN, Leave.UP: Way.UP}
_CTRL: Final = Qt.KeyboardModifier.ControlModifier


class GridView(BlockTable):
    """The table on screen."""

    #: Ctrl+wheel: 1 or -1
    wants_zoom = Signal(int)
    #: the menu of the current cell is wanted at a place of the screen
    wants_menu = Signal(QPoint)

    def __init__(self, look: Look, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._look = look
        self.rows = RowHeader(look, self)
        self.columns = ColumnHeader(look, self)
        self.rows.setAccessibleName(_("Rows"))
        self.columns.setAccessibleName(_("Years"))
        self.setVerticalHeader(self.rows)
        self.setHorizontalHeader(self.columns)
        self.setCornerButtonEnabled(False)
        self.corner = Corner(look, self)
        self.cells = CellDelegate(look, self)
        self.setItemDelegate(self.cells)
        self.cells.left.connect(self._leave)
        self._set_habits()
        model.did_reshape.connect(self._take_shape)
        # why: later, when the refused editor is gone and the focus has come to rest
        model.did_refuse.connect(self._open_again, Qt.ConnectionType.QueuedConnection)
        self._strokes: dict[Stroke, Callable[[], object]] = {
            Stroke.ENTER: lambda: self._leave(Leave.DOWN),
            Stroke.ENTER_BACK: lambda: self._leave(Leave.UP),
            Stroke.TAB: lambda: self._move_by_tab(1),
            Stroke.TAB_BACK: lambda: self._move_by_tab(-1),
            Stroke.CLEAR: lambda: self.table.clear(self.selected_places()),
            Stroke.MENU: self._ask_for_menu,
        }
        look.dress(self._dress)

    def _set_habits(self) -> None:
        """Behaviour that Qt already has."""
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_TRIGGER.AnyKeyPressed | _TRIGGER.EditKeyPressed | _TRIGGER.DoubleClicked)
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setMouseTracking(True)

    # --- shape

    def _take_shape(self) -> None:
        """Other rows or years: widths, heights, filter, and the current cell again."""
        self._far = None
        self._dress()
        self.filter_rows(self.row_filter.text, hides_empty=self.row_filter.hides_empty)
        if self.table.state is not None:
            self._restore_current()
        self.did_move.emit()

    def _dress(self) -> None:
        """Sizes of the look in use."""
        look, state = self._look, self.table.state
        self.rows.setMinimumSectionSize(look.px(16))
        self.rows.setDefaultSectionSize(look.row_height)
        self.rows.show_rows(self.table)
        self.corner.show_titles(*self.rows.titles(state.view.layout.axis_titles if state else ()))
        for row in range(self.table.rowCount()):
            self.rows.resizeSection(row, self.rows.height_for(row))
        for column in range(self.table.columnCount()):
            self.setColumnWidth(column, self._width_for(column))
        self.updateGeometries()
        self.viewport().update()

    def _width_for(self, column: int) -> int:
        """Width of a year: the preset, or what its longest figure needs."""
        state = self.table.state
        assert state is not None  # noqa: S101 - columns exist only with a table
        longest = longest_figure(state, column)
        need = math.ceil(figure_text.width(self._look.font(bold=True), longest + "…"))
        padding = self._look.px(metrics.CELL_LEADING + metrics.CELL_TRAILING)
        return max(self._look.px(metrics.YEAR_COLUMN), need + padding)

    def updateGeometries(self) -> None:
        """Keep the corner over the stubs."""
        super().updateGeometries()
        side, top = self.rows.geometry(), self.columns.geometry()
        self.corner.setGeometry(QRect(side.left(), top.top(), side.width(), top.height()))

    def filter_rows(self, text: str = "", *, hides_empty: bool = False) -> None:
        """Show only rows whose labels hold `text`, and on request only those that hold something."""
        super().filter_rows(text, hides_empty=hides_empty)
        self.rows.viewport().update()

    def _remember(
        self, current: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The frame and both headers follow the current cell."""
        self.cells.set_current(current)
        for index in (before, current):
            self.rows.repaint_row(index.row())
            self.columns.updateSection(index.column())
        super()._remember(current, before)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that move or clear; text opens the editor; everything else is Qt's."""
        meant = meaning(event, rtl=self._look.is_right_to_left)
        if isinstance(meant, Step):
            self._travel(meant)
        elif meant is not None:
            self._strokes[meant]()
        elif types_text(event):
            # why: where no editor opens, Qt would jump to a row that begins with the letter
            self.edit(self.currentIndex(), _TRIGGER.AnyKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def _travel(self, step: Step) -> None:
        """Go where a key leads, or take the selection there."""
        ground, current = self._ground(), self.currentIndex()
        if ground is None or not current.isValid():
            return
        place = (current.row(), current.column())
        found = ground.move(self._far or place if step.extends else place, step.way, page=self._page())
        if step.extends:
            self._extend(found)
        else:
            self._go(*found)

    def _page(self) -> int:
        """Rows of a screen, less one that stays in sight."""
        return max(1, self.viewport().height() // self._look.row_height - 1)

    def _leave(self, leave: Leave) -> None:
        """Move after an edit, or by Enter and Tab alone."""
        if leave in (Leave.NEXT, Leave.PREVIOUS):
            self._move_by_tab(1 if leave is Leave.NEXT else -1)
            return
        ground, current = self._ground(), self.currentIndex()
        if ground is None or not current.isValid():
            return
        row, column = ground.move((current.row(), current.column()), self._way_of(leave))
        if row != current.row() and self._tab_start is not None:
            column = self._tab_start
        self._go(row, column)
        self.setFocus()

    def _way_of(self, leave: Leave) -> Way:
        """Enter goes down or, by choice, to the next year; arrows go as seen."""
        if leave in _WAYS:
            way = _WAYS[leave]
            if self._look.taste.enter_moves == "right":
                return Way.ON if way is Way.DOWN else Way.BACK
            return way
        if leave in (Leave.ARROW_UP, Leave.ARROW_DOWN):
            return Way.UP if leave is Leave.ARROW_UP else Way.DOWN
        return Way.ON if (leave is Leave.RIGHT) != self._look.is_right_to_left else Way.BACK

    def _move_by_tab(self, step: int) -> None:
        """Next or previous cell to be typed in, across rows; Enter later returns to where the run began."""
        ground, current = self._ground(), self.currentIndex()
        if ground is None or not current.isValid():
            return
        if self._tab_start is None:
            self._tab_start = current.column()
        found = ground.next_cell((current.row(), current.column()), step, ground.state.is_tab_stop)
        if found:
            self._go(*found, runs_on=True)

    # --- editing

    def edit(self, *args: Any) -> Any:
        """Open the editor; F2 and double click edit inside, typing replaces; a locked cell says why not."""
        if len(args) > 1 and args[1] in _OPENERS and self.table.tells_lock(args[0]):
            return False
        opened = super().edit(*args)
        editor = self.open_editor()
        if len(args) > 1 and opened and editor and args[1] != _TRIGGER.AnyKeyPressed:
            editor.edit_inside()
        return opened

    def open_editor(self) -> CellEditor | None:
        """The line in which the current cell is being edited, if it is."""
        editors = self.viewport().findChildren(CellEditor)
        return next((editor for editor in editors if not editor.isHidden()), None)

    def take_typed(self) -> str | None:
        """Close the editor without storing; what was typed, or None where nothing was."""
        editor = self.open_editor()
        if editor is None:
            return None
        text = editor.text() if editor.isModified() else None
        self.cells.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return text

    def finish_editing(self) -> bool:
        """Store what is being typed, without a question; False where it was refused and stays open."""
        index = QModelIndex(self.currentIndex())
        text = self.take_typed()
        return text is None or self.table.type_text(index, text, may_ask=False)

    def _open_again(self, index: QPersistentModelIndex, text: str) -> None:
        """Give a text that was refused back to its cell, so that nothing typed is lost."""
        if not index.isValid() or not self.isVisible():
            return
        self._go(index.row(), index.column())
        self.setFocus()
        self.edit(self.currentIndex())
        editor = self.open_editor()
        if editor is not None:
            editor.hold(text)

    # --- menu and wheel

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A click outside the selection goes to its cell first, so that the menu means what is under the pointer."""
        index = self.indexAt(event.pos())
        if index.isValid() and (index.row(), index.column()) not in self.selected_places():
            self._go(index.row(), index.column())
        self.wants_menu.emit(event.globalPos())

    def _ask_for_menu(self) -> None:
        """Menu at the current cell."""
        rect = self.visualRect(self.currentIndex())
        corner = rect.bottomRight() if self._look.is_right_to_left else rect.bottomLeft()
        self.wants_menu.emit(self.viewport().mapToGlobal(corner))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & _CTRL:
            self.wants_zoom.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, then the frame of the current one."""
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and self.table.state is not None:
            painter = QPainter(self.viewport())
            self.cells.paint_frame(painter, self.visualRect(index))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The frame takes the colour of the focus."""
        self._take_focus(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The frame turns grey."""
        self._take_focus(has_focus=False)

    def _take_focus(self, *, has_focus: bool) -> None:
        """Repaint the frame alone."""
        # why: Qt's own answer repaints every cell, after each edit, when the editor hands the focus back
        self.cells.has_focus = has_focus
        self.viewport().update(self.visualRect(self.currentIndex()))
