"""A table on screen knows its cells by row and column, and which of them are to be typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.number_text import style_for
from ilms_desktop.settings import AS_TYPED
from ilms_desktop.ui.presenters.figures import Writing
from ilms_desktop.ui.presenters.findings_index import FindingsIndex
from ilms_desktop.ui.presenters.table_state import TableState
from tests.gui.conftest import A5, C4, SOURCE, c1, c4

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.workspace.workspace import Workspace


def state_of(workspace: Workspace, table: TableKey = C4, locale: str = "en", **more: Any) -> TableState:
    """A table of the example; `in_persons` and `decimals` belong to the writing, the rest to the state."""
    writing = Writing(style_for(locale), more.pop("in_persons", False), more.pop("decimals", AS_TYPED))
    return TableState(
        workspace.table_view(SOURCE, table),
        FindingsIndex(workspace.report()),
        writing=writing,
        letters={"N": "Not available", "E": "Estimate"},
        flags=("E",),
        **more,
    )


def place(state: TableState, key: ObservationKey) -> tuple[int, int]:
    """Row and column of a key that is there."""
    found = state.place(key)
    assert found is not None
    return found


def test_key_and_place_are_inverse(workspace: Workspace) -> None:
    """A finding's cell is found, and a cell's findings are."""
    state = state_of(workspace)
    key = c4("F", "JPN", 2019)
    assert state.key(*place(state, key)) == key


def test_a_cell_of_another_table_has_no_place(workspace: Workspace) -> None:
    """The window opens the other table then."""
    assert state_of(workspace).place(c1("T", "TOTAL", 2010)) is None


@pytest.mark.parametrize(
    ("observation", "text"),
    [
        (Observation(value=1_234_500, decimals=1), "1234,5"),
        (Observation(value=1500, decimals=1, status="E"), "1,5 e"),
        (Observation(status="N"), "N"),
        (Observation(text="1 2 3"), "1 2 3"),
        (BLANK, ""),
    ],
)
def test_copied_text_can_be_pasted_again(workspace: Workspace, observation: Observation, text: str) -> None:
    """The person's own decimal sign, no grouping, and the same observation comes back."""
    key = c4("M", "KOR", 2017)
    workspace.execute(SetObservations(((key, observation),), Label("Test")))
    state = state_of(workspace, locale="fr")
    assert state.text_to_copy(*place(state, key)) == text
    assert state.reader.read(text) == observation


def test_copied_figures_are_whole_and_plain(workspace: Workspace) -> None:
    """Fewer decimals and local digits are for the eye; a spreadsheet gets every digit, in Latin ones."""
    key = c4("M", "KOR", 2017)
    for locale, options, text in (
        ("en", {"decimals": 0}, "1.531"),
        ("en", {"in_persons": True}, "1531"),
        ("fr", {}, "1,531"),
    ):
        state = state_of(workspace, locale=locale, **options)
        assert state.text_to_copy(*place(state, key)) == text
    writing = Writing(style_for("ar", native_digits=True))
    state = TableState(
        workspace.table_view(SOURCE, C4), FindingsIndex(workspace.report()), writing=writing, letters={}, flags=()
    )
    assert state.picture(*place(state, key)).text == "١٫٥٣١"
    assert state.text_to_copy(*place(state, key)) == "1.531"


def test_another_writing_changes_every_cell_and_no_figure(workspace: Workspace) -> None:
    """Pictures of the former writing are made anew; the observations are the same."""
    before, after = state_of(workspace), state_of(workspace, in_persons=True)
    here = place(before, c4("M", "KOR", 2017))
    before.picture(*here)
    assert after.take_over(before) == [here]
    assert after.picture(*here).text == "1,531"
    assert after.observation(*here) == before.observation(*here)
    assert (before.unit_words, after.unit_words) == ("thousands of persons", "persons")


def test_computed_totals_count_in_the_selection(workspace: Workspace) -> None:
    """What is shown as a figure is summed as one; letters and blanks are not."""
    workspace.execute(SetObservations(((c4("T", "KOR", 2017), BLANK),), Label("Test")))
    state = state_of(workspace)
    assert state.figure(*place(state, c4("T", "KOR", 2017))) == (5967, 3)
    assert state.figure(*place(state, c4("M", "SGP", 2021))) is None


def test_tab_stops(workspace: Workspace) -> None:
    """Typed cells and empty ones; not what is computed or not asked."""
    workspace.execute(SetObservations(((c4("T", "KOR", 2017), BLANK),), Label("Test")))
    state = state_of(workspace)
    assert state.is_tab_stop(*place(state, c4("M", "KOR", 2017)))
    assert state.is_tab_stop(*place(state, c4("M", "SGP", 2021)))
    assert not state.is_tab_stop(*place(state, c4("T", "KOR", 2017)))
    assert not state.is_tab_stop(*place(state, c4("M", "THA", 2021)))


def test_only_other_rows_or_years_are_another_shape(workspace: Workspace) -> None:
    """A changed figure must not throw the selection away."""
    state = state_of(workspace)
    workspace.execute(SetObservations(((c4("M", "KOR", 2017), BLANK),), Label("Test")))
    assert state.has_same_shape(workspace.table_view(SOURCE, C4))
    assert not state.has_same_shape(workspace.table_view(SOURCE, A5))
