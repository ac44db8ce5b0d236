"""A fill repeats what one cell says, and touches nothing that is not to be typed in or not selected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters import fill
from ilms_desktop.ui.presenters.fill import Filled
from tests.gui.conftest import c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.presenters.moves import Place
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.workspace.workspace import Workspace

FLAGGED: Final = Observation(value=1500, decimals=1, status="E", note="as printed")


@pytest.fixture
def state(workspace: Workspace) -> TableState:
    """Table C4; one figure with a flag and a note, a note on another cell, a total that is computed."""
    noted = Observation(value=3728, decimals=3, note="revised")
    entries = (
        (c4("M", "KOR", 2017), FLAGGED),
        (c4("M", "KOR", 2018), noted),
        (c4("T", "KOR", 2017), BLANK),
    )
    workspace.execute(SetObservations(entries, Label("Test")))
    return state_of(workspace)


def block(state: TableState, first: ObservationKey, last: ObservationKey) -> list[Place]:
    """Places between two corners."""
    (top, left), (bottom, right) = place(state, first), place(state, last)
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def every_row(state: TableState) -> list[int]:
    """All rows in sight."""
    return list(range(len(state.rows)))


def written(state: TableState, found: Filled) -> dict[ObservationKey, Observation]:
    """What a fill writes, by key."""
    return {state.key(row, column): said for row, column, said in found.cells}


def test_fill_down_repeats_the_top_of_each_column(state: TableState) -> None:
    """Value, decimals and flag go down, the note stays where it is."""
    found = fill.down(state, block(state, c4("M", "KOR", 2017), c4("M", "SGP", 2017)), every_row(state))
    assert written(state, found) == {c4("M", "SGP", 2017): replace(FLAGGED, note="")}


def test_one_row_takes_what_stands_above(state: TableState) -> None:
    """As in Excel; rows out of sight are passed over."""
    row, column = place(state, c4("M", "SGP", 2017))
    assert written(state, fill.down(state, [(row, column)], every_row(state))) == {
        c4("M", "SGP", 2017): replace(FLAGGED, note="")
    }
    rows = [each for each in every_row(state) if each != row - 1]
    found = written(state, fill.down(state, [(row, column)], rows))
    assert found[c4("M", "SGP", 2017)].value == state.observation(row - 2, column).value
    assert fill.down(state, [(0, column)], every_row(state)) == Filled()


def test_fill_along_repeats_the_earliest_year(state: TableState) -> None:
    """The target keeps its own note."""
    found = fill.along(state, block(state, c4("M", "KOR", 2017), c4("M", "KOR", 2018)))
    assert written(state, found) == {c4("M", "KOR", 2018): replace(FLAGGED, note="revised")}


def test_one_year_takes_what_stands_in_the_year_before(state: TableState) -> None:
    """And the first year has none before it."""
    assert written(state, fill.along(state, [place(state, c4("M", "KOR", 2018))])) == {
        c4("M", "KOR", 2018): replace(FLAGGED, note="revised")
    }
    assert fill.along(state, [(3, 0)]) == Filled()


def test_computed_and_not_asked_cells_are_passed_over(state: TableState) -> None:
    """They are counted, so that the person is told."""
    places = [place(state, key) for key in (c4("T", "KOR", 2017), c4("M", "THA", 2021), c4("M", "SGP", 2021))]
    found = fill.with_content(state, places, Observation(value=1000))
    assert list(written(state, found)) == [c4("M", "SGP", 2021)]
    assert found.passed == 2


def test_locked_years_are_passed_over(state: TableState) -> None:
    """Their figures are frozen."""
    view = state.view
    locked = replace(view, years=tuple(replace(year, locked=True) for year in view.years))
    state.view = locked
    found = fill.with_content(state, [place(state, c4("M", "SGP", 2021))], Observation(value=1000))
    assert found == Filled(passed=1)


def test_a_computed_total_has_nothing_to_hand_on(state: TableState) -> None:
    """Its blank must not empty what is selected with it."""
    total = place(state, c4("T", "KOR", 2017))
    assert fill.everywhere(state, [total, place(state, c4("M", "KOR", 2018))], total) == Filled()


def test_everywhere_fills_from_the_current_cell(state: TableState) -> None:
    """Wherever it stands in the selection; cells that hold it already count as the same."""
    places = block(state, c4("M", "JPN", 2017), c4("M", "SGP", 2017))
    source = place(state, c4("M", "KOR", 2017))
    assert set(written(state, fill.everywhere(state, places, source))) == {
        c4("M", "JPN", 2017),
        c4("M", "SGP", 2017),
    }
    again = fill.with_content(state, [source], replace(FLAGGED, note=""))
    assert (again.cells, again.same) == ((), 1)


def test_an_empty_cell_empties(state: TableState) -> None:
    """Blank is repeated as blank, never as zero; the note of the target stays."""
    source = place(state, c4("M", "SGP", 2021))
    target = place(state, c4("M", "KOR", 2018))
    assert written(state, fill.everywhere(state, [source, target], source)) == {
        c4("M", "KOR", 2018): Observation(note="revised")
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_fill_writes_outside_the_selection(state: TableState, data: st.DataObject) -> None:
    """Whatever is selected; blank, zero and letters stay what they are, notes stay where they are."""
    cells = st.tuples(st.integers(0, len(state.rows) - 1), st.integers(0, len(state.years) - 1))
    places = sorted(data.draw(st.sets(cells, min_size=1, max_size=12)))
    for found in (
        fill.down(state, places, every_row(state)),
        fill.along(state, places),
        fill.everywhere(state, places, places[0]),
    ):
        assert {(row, column) for row, column, _said in found.cells} <= set(places)
        for row, column, said in found.cells:
            assert state.is_tab_stop(row, column)
            assert said.note == state.observation(row, column).note
