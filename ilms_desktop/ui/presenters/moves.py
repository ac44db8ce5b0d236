"""Where a key leads in a table: steps, edges of filled blocks, corners, pages, the next cell to be typed in.

Rows out of sight of the filter do not exist here. Directions are those of reading: "on" leads to the later year, which
lies at the left where the window runs from right to left. Knows no Qt.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.ui.presenters.table_state import TableState

Place = tuple[int, int]


class Way(StrEnum):
    """Where a key leads from a cell."""

    #: one row up
    UP = "up"
    #: one row down
    DOWN = "down"
    #: one year earlier
    BACK = "back"
    #: one year later
    ON = "on"
    #: up to the edge of the filled block
    UP_EDGE = "up_edge"
    #: down to the edge of the filled block
    DOWN_EDGE = "down_edge"
    #: along the row to the edge of the filled block, to earlier years
    BACK_EDGE = "back_edge"
    #: along the row to the edge of the filled block, to later years
    ON_EDGE = "on_edge"
    #: first year of the row
    ROW_START = "row_start"
    #: last year of the row
    ROW_END = "row_end"
    #: first cell of the table
    FIRST = "first"
    #: last cell of the table
    LAST = "last"
    #: one screen up
    PAGE_UP = "page_up"
    #: one screen down
    PAGE_DOWN = "page_down"


_STEPS: Final = {Way.UP: (-1, 0), Way.DOWN: (1, 0), Way.BACK: (0, -1), Way.ON: (0, 1)}
_EDGES: Final = {Way.UP_EDGE: (-1, 0), Way.DOWN_EDGE: (1, 0), Way.BACK_EDGE: (0, -1), Way.ON_EDGE: (0, 1)}
_PAGES: Final = {Way.PAGE_UP: -1, Way.PAGE_DOWN: 1}


@dataclass(frozen=True, slots=True)
class Ground:
    """What moves go over.

    Attributes:
        state: the table; it has a row in sight and a year.
        rows: rows in sight, from top to bottom.
    """

    state: TableState
    rows: tuple[int, ...]

    def move(self, place: Place, way: Way, *, page: int = 1) -> Place:
        """Cell to which a way leads; the same cell where there is none.

        Args:
            place: row and column to begin at; a row out of sight counts as the one in sight below it.
            way: where to.
            page: rows of a screen.
        """
        here = self._line(place[0]), place[1]
        if way in _STEPS:
            found = next(self._ahead(here, _STEPS[way]), here)
        elif way in _EDGES:
            found = self._edge(here, _EDGES[way])
        elif way in _PAGES:
            found = max(0, min(here[0] + _PAGES[way] * page, len(self.rows) - 1)), here[1]
        else:
            found = self._corner(here, way)
        return self.rows[found[0]], found[1]

    def next_cell(self, place: Place, step: int, wanted: Callable[[int, int], bool]) -> Place | None:
        """Next (1) or previous (-1) cell that is wanted, row by row; None where there is none.

        Args:
            place: row and column to begin after.
            step: direction of reading, or against it.
            wanted: whether a row and column is meant.
        """
        width = len(self.state.years)
        line = bisect_left(self.rows, place[0])
        is_seen = line < len(self.rows) and self.rows[line] == place[0]
        # why: a cell out of sight lies between two lines
        here = line * width + place[1] if is_seen else line * width - (step > 0)
        end = len(self.rows) * width if step > 0 else -1
        cells = ((self.rows[at // width], at % width) for at in range(here + step, end, step))
        return next((cell for cell in cells if wanted(*cell)), None)

    def _line(self, row: int) -> int:
        """Number of a row among those in sight."""
        return min(bisect_left(self.rows, row), len(self.rows) - 1)

    def _ahead(self, here: Place, step: Place) -> Iterator[Place]:
        """Lines and columns from a cell to the edge of the table."""
        line, column = here[0] + step[0], here[1] + step[1]
        while 0 <= line < len(self.rows) and 0 <= column < len(self.state.years):
            yield line, column
            line, column = line + step[0], column + step[1]

    def _edge(self, here: Place, step: Place) -> Place:
        """Last cell of the filled run that a cell stands in, else the next filled one, else the edge of the table."""
        ahead = list(self._ahead(here, step))
        if not ahead:
            return here
        if self._is_filled(here) and self._is_filled(ahead[0]):
            return list(takewhile(self._is_filled, ahead))[-1]
        return next(filter(self._is_filled, ahead), ahead[-1])

    def _is_filled(self, cell: Place) -> bool:
        """Whether anything stands in a cell, typed or computed."""
        return bool(self.state.picture(self.rows[cell[0]], cell[1]).text)

    def _corner(self, here: Place, way: Way) -> Place:
        """Edge of the row or corner of the table."""
        line = {Way.FIRST: 0, Way.LAST: len(self.rows) - 1}.get(way, here[0])
        return line, 0 if way in (Way.ROW_START, Way.FIRST) else len(self.state.years) - 1
