"""Every key leads where Excel's does, and never out of the rows in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.ui.presenters.moves import Ground, Place, Way
from tests.gui.conftest import A5, c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.workspace.workspace import Workspace

#: steps that lead out of a corner and back into it
AROUND: Final = ((Way.DOWN, Way.UP), (Way.ON, Way.BACK))


@pytest.fixture
def ground(workspace: Workspace) -> Ground:
    """Table C4 of the example with every row in sight."""
    state = state_of(workspace)
    return Ground(state, tuple(range(len(state.rows))))


def at(ground: Ground, key: ObservationKey) -> Place:
    """Row and column of a key."""
    return place(ground.state, key)


@pytest.mark.parametrize(("there", "back"), AROUND)
def test_a_step_leads_to_the_next_cell_and_back(ground: Ground, there: Way, back: Way) -> None:
    """One cell at a time."""
    start = at(ground, c4("M", "KOR", 2017))
    assert ground.move(ground.move(start, there), back) == start
    assert ground.move(start, there) != start


def test_no_way_leads_out_of_the_table(ground: Ground) -> None:
    """At an edge the cell stays."""
    last = (len(ground.rows) - 1, len(ground.state.years) - 1)
    for way in (Way.UP, Way.BACK, Way.UP_EDGE, Way.BACK_EDGE, Way.PAGE_UP, Way.ROW_START, Way.FIRST):
        assert ground.move((0, 0), way, page=5) == (0, 0)
    for way in (Way.DOWN, Way.ON, Way.DOWN_EDGE, Way.ON_EDGE, Way.PAGE_DOWN, Way.ROW_END, Way.LAST):
        assert ground.move(last, way, page=5) == last


def test_home_and_end_lead_to_row_edges_and_corners(ground: Ground) -> None:
    """With Ctrl to the corner of the table."""
    row, column = at(ground, c4("M", "KOR", 2017))
    end = len(ground.state.years) - 1
    assert ground.move((row, column), Way.ROW_START) == (row, 0)
    assert ground.move((row, column), Way.ROW_END) == (row, end)
    assert ground.move((row, column), Way.FIRST) == (0, 0)
    assert ground.move((row, column), Way.LAST) == (len(ground.rows) - 1, end)


def test_ctrl_arrow_goes_to_the_end_of_the_filled_run(ground: Ground) -> None:
    """Inside a run its last cell, from there the next filled one over the gap, else the edge of the table."""
    singapore = at(ground, c4("M", "SGP", 2017))
    filled = [bool(ground.state.picture(singapore[0], column).text) for column in range(len(ground.state.years))]
    gap = filled.index(False, singapore[1])
    found = ground.move(singapore, Way.ON_EDGE)
    assert found == (singapore[0], gap - 1)
    over = (singapore[0], filled.index(True, gap))
    assert ground.move(found, Way.ON_EDGE) == over
    assert ground.move(over, Way.BACK_EDGE) == found


def test_over_empty_cells_ctrl_arrow_goes_to_the_edge(workspace: Workspace) -> None:
    """In a table without figures that is its own edge."""
    state = state_of(workspace, A5)
    empty = Ground(state, tuple(range(len(state.rows))))
    assert empty.move((3, 2), Way.ON_EDGE) == (3, len(state.years) - 1)
    assert empty.move((3, 2), Way.UP_EDGE) == (0, 2)


def test_pages_go_by_rows_in_sight(ground: Ground) -> None:
    """A page is as long as the screen."""
    assert ground.move((0, 2), Way.PAGE_DOWN, page=4) == (4, 2)
    assert ground.move((4, 2), Way.PAGE_UP, page=3) == (1, 2)


def test_rows_out_of_sight_do_not_exist(ground: Ground) -> None:
    """A filter is obeyed by every key; from a row out of sight one goes on among those in sight."""
    seen = Ground(ground.state, (1, 4, 6))
    assert seen.move((1, 0), Way.DOWN) == (4, 0)
    assert seen.move((4, 0), Way.UP) == (1, 0)
    assert seen.move((1, 0), Way.LAST) == (6, len(ground.state.years) - 1)
    assert seen.move((5, 0), Way.ROW_END)[0] == 6
    assert seen.move((9, 0), Way.UP) == (4, 0)


def test_the_next_cell_is_found_row_by_row(ground: Ground) -> None:
    """Tab wraps to the next row; at the end there is none."""
    seen = Ground(ground.state, (1, 4, 6))
    last = len(ground.state.years) - 1
    assert seen.next_cell((1, last), 1, lambda _row, _column: True) == (4, 0)
    assert seen.next_cell((4, 0), -1, lambda _row, _column: True) == (1, last)
    assert seen.next_cell((6, last), 1, lambda _row, _column: True) is None
    assert seen.next_cell((1, 0), -1, lambda _row, _column: True) is None
    assert seen.next_cell((1, 0), 1, lambda row, column: (row, column) == (6, 3)) == (6, 3)


def test_from_a_row_out_of_sight_the_next_cell_is_the_nearest(ground: Ground) -> None:
    """The first cell after it, or the last one before it."""
    seen = Ground(ground.state, (1, 4))
    last = len(ground.state.years) - 1
    assert seen.next_cell((2, 5), 1, lambda _row, _column: True) == (4, 0)
    assert seen.next_cell((2, 5), -1, lambda _row, _column: True) == (1, last)
