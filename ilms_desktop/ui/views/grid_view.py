"""The grid: a table view with nested stubs, Excel's keys, and a frame that no mark hides.

What a key means is decided here; what a cell may hold is decided by the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ilms_desktop.ui.delegates.cell_delegate import CellDelegate, Leave
from ilms_desktop.ui.delegates.cell_editor import CellEditor
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.cell_picture import CellLook
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.views.column_header import ColumnHeader
from ilms_desktop.ui.views.corner import Corner
from ilms_desktop.ui.views.row_header import RowHeader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.look import Look

_TRIGGER = QAbstractItemView.EditTrigger
_KEY = Qt.Key
_STEPS: Final = {Leave.DOWN: (1, 0), Leave.UP: (-1, 0), Leave.LEFT: (0, -1), Leave.RIGHT: (0, 1)}
_ENTER: Final = (_KEY.Key_Return, _KEY.Key_Enter)
_TABS: Final = {_KEY.Key_Tab: 1, _KEY.Key_Backtab: -1}
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class GridView(QTableView):
    """The table on screen."""

    #: current cell or selection changed
    did_move = Signal()
    #: Ctrl+wheel: 1 or -1
    wants_zoom = Signal(int)

    def __init__(self, look: Look, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._filter = ""
        self._tab_start: int | None = None
        self._wanted: ObservationKey | None = None
        self.rows = RowHeader(look, self)
        self.columns = ColumnHeader(look, self)
        self.setVerticalHeader(self.rows)
        self.setHorizontalHeader(self.columns)
        self.setCornerButtonEnabled(False)
        self.corner = Corner(look, self)
        self.cells = CellDelegate(look, self)
        self.setItemDelegate(self.cells)
        self.cells.left.connect(self._leave)
        self._set_habits()
        self.setModel(model)
        model.did_reshape.connect(self._take_shape)
        self.selectionModel().currentChanged.connect(self._remember)
        self.selectionModel().selectionChanged.connect(self.did_move)
        look.dress(self._dress)

    def _set_habits(self) -> None:
        """Behaviour that Qt already has."""
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_TRIGGER.AnyKeyPressed | _TRIGGER.EditKeyPressed | _TRIGGER.DoubleClicked)
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setMouseTracking(True)

    @property
    def table(self) -> TableModel:
        """The model, with its own type."""
        model = self.model()
        assert isinstance(model, TableModel)  # noqa: S101 - given at the start
        return model

    # --- shape

    def _take_shape(self) -> None:
        """Other rows or years: widths, heights, filter, and the current cell again."""
        state = self.table.state
        self.rows.show_rows(self.table)
        self.corner.show_titles(state.view.layout.axis_titles if state else (), self.rows.widths)
        self._dress()
        self.filter_rows(self._filter)
        if state is not None:
            self._restore_current()
        self.did_move.emit()

    def _dress(self) -> None:
        """Sizes of the look in use."""
        look = self._look
        self.rows.setMinimumSectionSize(look.px(16))
        self.rows.setDefaultSectionSize(look.row_height)
        self.rows.show_rows(self.table)
        state = self.table.state
        self.corner.show_titles(state.view.layout.axis_titles if state else (), self.rows.widths)
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
        texts = (state.picture(row, column).text for row in range(len(state.rows)) if state.figure(row, column))
        longest = max(texts, key=len, default="")
        need = QFontMetrics(self._look.font(bold=True)).horizontalAdvance(longest + "…")
        padding = self._look.px(metrics.CELL_LEADING + metrics.CELL_TRAILING)
        return max(self._look.px(metrics.YEAR_COLUMN), need + padding)

    def updateGeometries(self) -> None:
        """Keep the corner over the stubs."""
        super().updateGeometries()
        side, top = self.rows.geometry(), self.columns.geometry()
        self.corner.setGeometry(QRect(side.left(), top.top(), side.width(), top.height()))

    def filter_rows(self, text: str) -> None:
        """Show only rows whose labels hold `text`; nothing is changed in the table."""
        self._filter = text
        state = self.table.state
        wanted = text.strip().casefold()
        for place, row in enumerate(state.rows if state else ()):
            self.setRowHidden(place, bool(wanted) and wanted not in row.path.casefold())
        self.rows.viewport().update()

    def visible_rows(self, first: int = 0) -> list[int]:
        """Rows in sight of the filter, from `first` on."""
        return [row for row in range(first, self.table.rowCount()) if not self.isRowHidden(row)]

    # --- current cell

    def go_to(self, key: ObservationKey) -> bool:
        """Make a cell the current one; False where this table does not show it."""
        index = self.table.index_of(key)
        if not index.isValid():
            return False
        if self.isRowHidden(index.row()):
            self.filter_rows("")
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def go_to_row(self, row: int) -> None:
        """Make the cell of a row in the current year the current one."""
        if self.isRowHidden(row):
            self.filter_rows("")
        self._go(row, max(0, self.currentIndex().column()))
        self.setFocus()

    def step_empty(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) empty cell, row by row; False where there is none."""
        state, current = self.table.state, self.currentIndex()
        if state is None or not current.isValid():
            return False
        for row, column in self._cells_from(current.row(), current.column(), step):
            if state.picture(row, column).look is CellLook.EMPTY:
                self._go(row, column)
                return True
        return False

    def current_key(self) -> ObservationKey | None:
        """Key of the current cell."""
        return self.table.key_at(self.currentIndex())

    def selected_places(self) -> list[tuple[int, int]]:
        """Row and column of every selected cell in sight."""
        # why: ranges, not indexes; ten thousand indexes cost 190 ms (qt-notes section 2)
        places = {
            (row, column)
            for part in self.selectionModel().selection().toList()
            for row in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
            if not self.isRowHidden(row)
        }
        return sorted(places)

    def _remember(self, current: QModelIndex | QPersistentModelIndex) -> None:
        """Keep the current cell by its key, so that it survives a change of rows; repaint the headers."""
        key = self.table.key_at(current)
        self.cells.set_current(current)
        if key is not None:
            self._wanted = key
        self.rows.viewport().update()
        self.columns.viewport().update()
        self.did_move.emit()

    def _restore_current(self) -> None:
        """The cell that was current, or the first one; a table on screen always has one."""
        index = self.table.index_of(self._wanted) if self._wanted else QModelIndex()
        if not index.isValid():
            index = self.table.index(0, 0)
        self.selectionModel().setCurrentIndex(index, _SELECT)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab move, Delete empties; everything else is Qt's."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._leave(Leave.UP if shift else Leave.DOWN)
        elif key in _TABS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move_by_tab(_TABS[key])
        elif event.matches(QKeySequence.StandardKey.Delete) or key == _KEY.Key_Backspace:
            self.table.clear(self.selected_places())
        else:
            if key not in (_KEY.Key_Shift, _KEY.Key_Control, _KEY.Key_Alt):
                self._tab_start = None if not event.text().strip() else self._tab_start
            super().keyPressEvent(event)

    def edit(self, *args: Any) -> Any:
        """Open the editor; F2 and double click edit inside, typing replaces."""
        opened = super().edit(*args)
        if len(args) > 1 and opened and args[1] != _TRIGGER.AnyKeyPressed:
            for editor in self.viewport().findChildren(CellEditor):
                editor.edit_inside()
        return opened

    def _leave(self, leave: Leave) -> None:
        """Move after an edit, or by Enter and Tab alone."""
        if leave in (Leave.NEXT, Leave.PREVIOUS):
            self._move_by_tab(1 if leave is Leave.NEXT else -1)
            return
        down, across = _STEPS[leave]
        current = self.currentIndex()
        column = current.column() + across * (-1 if self._look.is_right_to_left else 1)
        if down and self._tab_start is not None:
            column = self._tab_start
        self._tab_start = None
        self._go(self._row_beside(current.row(), down), column)
        self.setFocus()

    def _row_beside(self, row: int, step: int) -> int:
        """Next row in sight in the direction of `step`; the same row at the edge."""
        place = row + step
        while step and 0 <= place < self.table.rowCount():
            if not self.isRowHidden(place):
                return place
            place += step
        return row

    def _move_by_tab(self, step: int) -> None:
        """Next or previous cell to be typed in, across rows; Enter later returns to where the run began."""
        state, current = self.table.state, self.currentIndex()
        if state is None or not current.isValid():
            return
        if self._tab_start is None:
            self._tab_start = current.column()
        for row, column in self._cells_from(current.row(), current.column(), step):
            if state.is_tab_stop(row, column):
                self._go(row, column)
                return

    def _cells_from(self, row: int, column: int, step: int) -> Iterable[tuple[int, int]]:
        """Cells in sight after (before) one cell, row by row."""
        width = self.table.columnCount()
        cells = [(each, place) for each in self.visible_rows() for place in range(width)]
        here = cells.index((row, column))
        return cells[here + 1 :] if step > 0 else reversed(cells[:here])

    def _go(self, row: int, column: int) -> None:
        """Make a cell current, inside the table."""
        column = max(0, min(column, self.table.columnCount() - 1))
        self.selectionModel().setCurrentIndex(self.table.index(row, column), _SELECT)
        self.scrollTo(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame takes the colour of the focus."""
        self.cells.has_focus = True
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame turns grey."""
        self.cells.has_focus = False
        super().focusOutEvent(event)
        self.viewport().update()
