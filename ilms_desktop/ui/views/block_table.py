"""A table view with Excel's selection: the current cell stays where the selection began, rows may be out of sight.

Keys, editing and painting are added by the grid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QTableView

from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.cell_picture import CellLook
from ilms_desktop.ui.presenters.moves import Ground, Place
from ilms_desktop.ui.presenters.row_filter import RowFilter, hidden_rows

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.key import ObservationKey

_LEFT: Final = Qt.MouseButton.LeftButton
_NO_KEYS: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class BlockTable(QTableView):
    """Current cell, selection and rows in sight of a table."""

    #: current cell or selection changed
    did_move = Signal()
    #: other rows are in sight
    did_filter = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_filter = RowFilter()
        self._tab_start: int | None = None
        self._is_moving = False
        self._far: Place | None = None
        self._wanted: ObservationKey | None = None
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._remember)
        self.selectionModel().selectionChanged.connect(self._tell_selection)

    @property
    def table(self) -> TableModel:
        """The model, with its own type."""
        model = self.model()
        assert isinstance(model, TableModel)  # noqa: S101 - given at the start
        return model

    # --- rows in sight

    def filter_rows(self, text: str = "", *, hides_empty: bool = False) -> None:
        """Show only rows whose labels hold `text`, and on request only those that hold something."""
        self.row_filter = RowFilter(text, hides_empty)
        state = self.table.state
        hidden = hidden_rows(state, self.row_filter) if state and self.row_filter.is_on else frozenset()
        for row in range(self.table.rowCount()):
            if (row in hidden) != self.isRowHidden(row):
                self.setRowHidden(row, row in hidden)
        self.did_filter.emit()

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
            self.filter_rows()
        self._go(index.row(), index.column())
        return True

    def go_to_row(self, row: int) -> None:
        """Make the cell of a row in the current year the current one."""
        if self.isRowHidden(row):
            self.filter_rows()
        self._go(row, max(0, self.currentIndex().column()))
        self.setFocus()

    def step_empty(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) empty cell, row by row; False where there is none."""
        ground, current = self._ground(), self.currentIndex()
        if ground is None or not current.isValid():
            return False
        state = ground.state
        found = ground.next_cell(
            (current.row(), current.column()),
            step,
            lambda row, column: state.picture(row, column).look is CellLook.EMPTY,
        )
        if found:
            self._go(*found)
        return found is not None

    def current_key(self) -> ObservationKey | None:
        """Key of the current cell."""
        return self.table.key_at(self.currentIndex())

    def _ground(self) -> Ground | None:
        """What moves go over; None while there is no cell in sight."""
        state, rows = self.table.state, tuple(self.visible_rows())
        return Ground(state, rows) if state is not None and state.years and rows else None

    def _remember(
        self,
        current: QModelIndex | QPersistentModelIndex,
        before: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - what a grid with headers repaints
    ) -> None:
        """Keep the current cell by its key, so that it survives a change of rows."""
        key = self.table.key_at(current)
        self._far = None
        if not self._is_moving:
            self._tab_start = None
        if key is not None:
            self._wanted = key
        self.did_move.emit()

    def _restore_current(self) -> None:
        """The cell that was current, or the first one; a table on screen always has one."""
        index = self.table.index_of(self._wanted) if self._wanted else QModelIndex()
        if not index.isValid():
            index = self.table.index(0, 0)
        self._go(index.row(), index.column(), runs_on=True)

    def _go(self, row: int, column: int, *, runs_on: bool = False) -> None:
        """Make a cell current; a run of tabs ends unless it `runs_on`."""
        start = self._tab_start if runs_on else None
        self._is_moving = True
        self.selectionModel().setCurrentIndex(self.table.index(row, column), _SELECT)
        self._is_moving = False
        self._tab_start = start
        self.scrollTo(self.currentIndex())

    # --- selection

    def selected_places(self) -> list[Place]:
        """Row and column of every selected cell in sight."""
        # why: ranges, not indexes; ten thousand indexes cost 190 ms (qt-notes section 2)
        seen = set(self.visible_rows())
        places = {
            (row, column)
            for part in self.selectionModel().selection().toList()
            for row in range(part.top(), part.bottom() + 1)
            if row in seen
            for column in range(part.left(), part.right() + 1)
        }
        return sorted(places)

    def places_to_fill(self) -> list[Place]:
        """Selected cells in sight that are to be typed in; a cell selected alone is meant whatever it is."""
        places, state = self.selected_places(), self.table.state
        if state is None or len(places) == 1:
            return places
        return [place for place in places if state.is_tab_stop(*place)]

    def select_block(self, first: Place, last: Place) -> None:
        """Select the cells between two corners; the current cell stays."""
        block = QItemSelection(self.table.index(*first), self.table.index(*last))
        self.selectionModel().select(block, _SELECT)

    def select_all_cells(self) -> None:
        """Select the whole table."""
        if self.table.columnCount():
            self.select_block((0, 0), (self.table.rowCount() - 1, self.table.columnCount() - 1))

    def select_columns(self) -> None:
        """Select every year that has a selected cell, from top to bottom."""
        columns = [column for _row, column in self.selected_places()]
        if columns:
            self.select_block((0, min(columns)), (self.table.rowCount() - 1, max(columns)))

    def select_rows(self) -> None:
        """Select every row that has a selected cell, over all years."""
        rows = [row for row, _column in self.selected_places()]
        if rows:
            self.select_block((min(rows), 0), (max(rows), self.table.columnCount() - 1))

    def _extend(self, far: Place) -> None:
        """Let the selection reach from the current cell to another one."""
        current = self.currentIndex()
        self.select_block((current.row(), current.column()), far)
        self._far = far
        self.scrollTo(self.table.index(*far))

    def _tell_selection(self) -> None:
        """Say so, unless the current cell is about to follow and will say so itself."""
        if not self._is_moving:
            self.did_move.emit()

    # --- mouse and wheel

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Shift and click takes the selection there."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == _LEFT and event.modifiers() == _SHIFT and index.isValid():
            self._extend((index.row(), index.column()))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging takes the selection along; the current cell stays where it began."""
        if event.buttons() != _LEFT or event.modifiers() not in (_NO_KEYS, _SHIFT):
            super().mouseMoveEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._far_or_current() != (index.row(), index.column()):
            self._extend((index.row(), index.column()))

    def _far_or_current(self) -> Place:
        """Where the selection ends."""
        return self._far or (self.currentIndex().row(), self.currentIndex().column())
