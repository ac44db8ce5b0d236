"""The table takes a figure where it may; computed, locked and unasked cells are passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.clip_cell import ClipCell
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_options import Fate, PasteOptions, PlannedCell, Reason
from ilms_desktop.ui.presenters.paste_places import Ground
from ilms_desktop.ui.presenters.paste_read import ClipReader
from ilms_desktop.ui.presenters.paste_settle import Settler
from tests.gui.conftest import A5, c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.workspace.workspace import Workspace


def settler_of(state: TableState, *, only_empty: bool = False, **ground: Any) -> Settler:
    """Decides over cells of a table."""
    told = {"rows": state.rows, "in_sight": range(len(state.rows)), "years": state.years, "at": (0, 0)}
    limit = state.table.named_countries
    return Settler(
        Ground(**(told | {"limit": limit} | ground)), ClipReader(state, PasteOptions()), only_empty=only_empty
    )


def settle(state: TableState, key: ObservationKey, text: str, **more: Any) -> PlannedCell:
    """What becomes of one text in one cell."""
    return settler_of(state, **more).settle((0, 0), ClipCell(text), place(state, key))


def test_a_figure_takes_the_place_of_another_and_keeps_its_remark(workspace: Workspace) -> None:
    """Remarks belong to the cell."""
    key = c4("M", "JPN", 2018)
    workspace.execute(SetObservations(((key, Observation(5_000, note="seen")),), Label("Type")))
    cell = settle(state_of(workspace), key, "7")
    assert (cell.fate, cell.observation) == (Fate.ACCEPTED, Observation(7_000, note="seen"))
    assert cell.is_overwrite


def test_a_blank_cell_empties_and_a_place_without_room_takes_no_blank(workspace: Workspace) -> None:
    """The block is what the person wants; where there is no place, a blank is nothing to tell."""
    state = state_of(workspace)
    assert settle(state, c4("M", "JPN", 2018), "").observation == Observation()
    settler = settler_of(state)
    assert settler.settle((0, 0), ClipCell(""), Reason.NO_ROOM).fate is Fate.SKIPPED
    assert settler.settle((0, 0), ClipCell("1"), Reason.NO_ROOM).fate is Fate.REFUSED
    assert settler.settle((0, 0), ClipCell("1"), Reason.FILTERED).fate is Fate.SKIPPED


def test_filled_cells_stay_where_only_empty_ones_are_wanted(workspace: Workspace) -> None:
    """Nothing is replaced then."""
    state = state_of(workspace)
    assert settle(state, c4("M", "JPN", 2018), "7", only_empty=True).reason is Reason.KEPT
    assert settle(state, c4("M", "SGP", 2021), "7", only_empty=True).fate is Fate.ACCEPTED


def test_a_locked_year_takes_nothing(workspace: Workspace) -> None:
    """It was sealed."""
    state = state_of(workspace)
    years = tuple(replace(year, locked=True) for year in state.years)
    assert settle(state, c4("M", "JPN", 2018), "7", years=years).reason is Reason.LOCKED


def test_a_place_is_given_once(workspace: Workspace) -> None:
    """The second figure for a cell is refused, never lost."""
    state = state_of(workspace)
    settler, target = settler_of(state), place(state, c4("M", "JPN", 2018))
    assert settler.settle((0, 0), ClipCell("1"), target).fate is Fate.ACCEPTED
    second = settler.settle((1, 0), ClipCell("2"), target)
    assert (second.fate, second.reason, second.text) == (Fate.REFUSED, Reason.TAKEN, "2")
    assert settler.settle((2, 0), ClipCell(""), target).fate is Fate.SKIPPED


def test_a_year_names_no_more_countries_than_it_may(workspace: Workspace) -> None:
    """2021 names four of five; another row of the table makes five, the next one is too many."""
    state = state_of(workspace)
    settler = settler_of(state)
    first = settler.settle((0, 0), ClipCell("1"), place(state, c4("M", "THA", 2021)))
    again = settler.settle((1, 0), ClipCell("1"), place(state, c4("F", "THA", 2021)))
    blank = settler.settle((2, 0), ClipCell(""), place(state, c4("M", "MYS", 2021)))
    more = settler.settle((3, 0), ClipCell("1"), place(state, c4("F", "MYS", 2021)))
    assert [each.fate for each in (first, again, blank, more)] == [
        Fate.ACCEPTED,
        Fate.ACCEPTED,
        Fate.ACCEPTED,
        Fate.REFUSED,
    ]
    assert more.reason is Reason.TOO_MANY_COUNTRIES


def test_what_is_not_asked_is_passed_over(workspace: Workspace) -> None:
    """A table with fixed rows does not ask for all of them in every year."""
    state = state_of(workspace, A5)
    years = tuple(replace(year, asked=frozenset()) for year in state.years)
    settler = settler_of(state, years=years)
    assert settler.settle((0, 0), ClipCell("1"), (1, 0)).reason is Reason.NOT_ASKED


def test_a_complete_total_is_passed_over_without_knowing_more(workspace: Workspace) -> None:
    """It is computed on screen."""
    key = c4("T", "TOTAL", 2018)
    workspace.execute(SetObservations(((key, Observation()),), Label("Clear")))
    assert settle(state_of(workspace), key, "7").reason is Reason.COMPUTED


@pytest.fixture
def parts(workspace: Workspace) -> Workspace:
    """The example without its totals of Japan in 2018."""
    keys = [c4(sex, "JPN", 2018) for sex in "TMF"]
    workspace.execute(SetObservations(tuple((key, Observation()) for key in keys), Label("Clear")))
    return workspace


def block(state: TableState, texts: dict[str, str]) -> list[PlannedCell]:
    """Figures of Japan in 2018 by sex, as one block."""
    settler = settler_of(state)
    return [
        settler.settle((number, 0), ClipCell(text), place(state, c4(sex, "JPN", 2018)))
        for number, (sex, text) in enumerate(texts.items())
    ]


@pytest.mark.parametrize(("total", "agrees"), [("3", True), ("4", False)])
def test_a_total_that_follows_from_the_block_is_compared(parts: Workspace, total: str, *, agrees: bool) -> None:
    """Its parts are pasted with it."""
    state = state_of(parts)
    book = PasteBook(parts, state.view)
    cells = settler_of(state).without_totals(block(state, {"T": total, "M": "1", "F": "2"}), book.what_if)
    assert [cell.fate for cell in cells] == [Fate.SKIPPED, Fate.ACCEPTED, Fate.ACCEPTED]
    assert (cells[0].reason, cells[0].agrees) == (Reason.COMPUTED, agrees)


def test_a_total_without_all_its_parts_is_taken(parts: Workspace) -> None:
    """Sources publish totals whose parts they do not have."""
    state = state_of(parts)
    book = PasteBook(parts, state.view)
    cells = settler_of(state).without_totals(block(state, {"T": "3", "M": "1"}), book.what_if)
    assert [cell.fate for cell in cells] == [Fate.ACCEPTED, Fate.ACCEPTED]


def test_totals_of_totals_follow_those_that_were_taken(workspace: Workspace) -> None:
    """Men and women are entered as totals of all countries; the total of both follows from them."""
    state = state_of(workspace)
    column = place(state, c4("M", "JPN", 2018))[1]
    blank = {state.key(row, column): Observation() for row in range(len(state.rows))}
    left = {c4("M", "SGP", 2018): Observation(status="N")}
    workspace.execute(SetObservations(tuple((blank | left).items()), Label("Clear")))
    state = state_of(workspace)
    settler = settler_of(state)
    cells = [
        settler.settle((number, 0), ClipCell(text), place(state, c4(sex, "TOTAL", 2018)))
        for number, (sex, text) in enumerate((("T", "3"), ("M", "1"), ("F", "2")))
    ]
    found = settler.without_totals(cells, PasteBook(workspace, state.view).what_if)
    assert [cell.fate for cell in found] == [Fate.SKIPPED, Fate.ACCEPTED, Fate.ACCEPTED]
    assert found[0].agrees
