"""What a fill writes: the content of one cell into others, with value, letter and flag; their own notes stay.

Computed, not-asked and locked cells are passed over; nothing outside the selection is touched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.cell_picture import CellLook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.moves import Place
    from ilms_desktop.ui.presenters.table_state import TableState


@dataclass(frozen=True, slots=True)
class Filled:
    """Outcome of a fill, not yet stored.

    Attributes:
        cells: row, column and what will stand there, where that is something else than now.
        same: number of cells that hold it already.
        passed: number of cells passed over: computed, not asked or locked.
    """

    cells: tuple[tuple[int, int, Observation], ...] = ()
    same: int = 0
    passed: int = 0


def down(state: TableState, places: Sequence[Place], rows: Sequence[int]) -> Filled:
    """Fill each column from its topmost selected cell; a selection of one row takes what stands above it.

    Args:
        state: the table.
        places: selected rows and columns in sight, in order.
        rows: rows in sight, from top to bottom.
    """
    lines = {row for row, _column in places}
    if len(lines) == 1:
        line = rows.index(places[0][0])
        return _copied(state, (((rows[line - 1], column), (row, column)) for row, column in places) if line else ())
    by_column = groupby(sorted(places, key=itemgetter(1, 0)), key=itemgetter(1))
    return _copied(state, _from_first(list(cells) for _column, cells in by_column))


def along(state: TableState, places: Sequence[Place]) -> Filled:
    """Fill each row from its earliest selected year; a selection of one year takes what stands in the year before."""
    if len({column for _row, column in places}) == 1:
        return _copied(state, (((row, column - 1), (row, column)) for row, column in places if column))
    by_row = groupby(sorted(places), key=itemgetter(0))
    return _copied(state, _from_first(list(cells) for _row, cells in by_row))


def everywhere(state: TableState, places: Sequence[Place], source: Place) -> Filled:
    """Fill all selected cells with the content of one of them."""
    return _copied(state, ((source, place) for place in places if place != source))


def with_content(state: TableState, places: Sequence[Place], content: Observation) -> Filled:
    """Fill all selected cells with something that stands nowhere yet."""
    return _sorted_out(state, ((place, content) for place in places))


def _from_first(lines: Iterable[list[Place]]) -> Iterable[tuple[Place, Place]]:
    """First cell of each line beside each of its others."""
    return ((line[0], place) for line in lines for place in line[1:])


def _copied(state: TableState, pairs: Iterable[tuple[Place, Place]]) -> Filled:
    """Content of sources into their targets; a total that is computed has no content of its own to hand on."""
    return _sorted_out(
        state, ((target, state.observation(*source)) for source, target in pairs if _has_own_content(state, source))
    )


def _has_own_content(state: TableState, place: Place) -> bool:
    """Whether a cell says something that was typed, or is asked and empty."""
    return state.picture(*place).look not in (CellLook.COMPUTED, CellLook.NOT_ASKED)


def _sorted_out(state: TableState, wanted: Iterable[tuple[Place, Observation]]) -> Filled:
    """Cells that may be filled and change."""
    cells, same, passed = [], 0, 0
    for place, content in wanted:
        if not state.is_tab_stop(*place):
            passed += 1
            continue
        before = state.observation(*place)
        after = replace(content, note=before.note)
        if after == before:
            same += 1
        else:
            cells.append((*place, after))
    return Filled(tuple(cells), same, passed)
