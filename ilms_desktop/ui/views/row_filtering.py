"""Brings filter line, switch for empty rows, grid and the words about hidden rows together.

Another table begins with an empty filter line; whether empty rows are hidden is a way of looking that stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from ilms_desktop.ui.presenters.row_filter import filter_words

if TYPE_CHECKING:
    from ilms_desktop.ui.views.filter_bar import FilterBar
    from ilms_desktop.ui.views.grid_view import GridView
    from ilms_desktop.ui.views.title_strip import TitleStrip


class RowFiltering(QObject):
    """Who hears whom about rows out of sight."""

    #: whether empty rows are hidden
    did_change = Signal(bool)

    def __init__(self, strip: TitleStrip, bar: FilterBar, grid: GridView) -> None:
        """Connect the three."""
        super().__init__(grid)
        self._strip = strip
        self._bar = bar
        self._grid = grid
        strip.did_filter.connect(self._filter)
        strip.hide_empty.toggled.connect(self.hide_empty)
        bar.wants_all.connect(self.show_all)
        grid.did_filter.connect(self._tell)

    def hide_empty(self, on: bool) -> None:
        """Hide rows that hold nothing in any year, or show them again."""
        self._grid.filter_rows(self._grid.row_filter.text, hides_empty=on)

    def show_all(self) -> None:
        """Show every row."""
        self._grid.filter_rows()
        self._grid.setFocus()

    def _filter(self, text: str) -> None:
        """Take what was typed in the line."""
        self._grid.filter_rows(text, hides_empty=self._grid.row_filter.hides_empty)

    def _tell(self) -> None:
        """Say what is out of sight; line and switch follow, whoever changed it."""
        state, wanted = self._grid.table.state, self._grid.row_filter
        if self._strip.filter.text() != wanted.text:
            with QSignalBlocker(self._strip.filter):
                self._strip.filter.setText(wanted.text)
        with QSignalBlocker(self._strip.hide_empty):
            self._strip.hide_empty.setChecked(wanted.hides_empty)
        self.did_change.emit(wanted.hides_empty)
        if state is None:
            return
        seen = self._grid.visible_rows()
        self._bar.tell(filter_words(state, wanted, len(state.rows) - len(seen)))
        self._keep_current(seen)

    def _keep_current(self, seen: list[int]) -> None:
        """Where the current cell went out of sight, the nearest one below takes its place, else the last."""
        current = self._grid.currentIndex()
        if current.isValid() and seen and current.row() not in seen:
            row = next((row for row in seen if row > current.row()), seen[-1])
            self._grid.setCurrentIndex(self._grid.table.index(row, current.column()))
