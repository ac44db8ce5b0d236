"""What is found in a table: labels, years' figures, letters and flags with their meaning, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.find_text import find_places, next_place, nothing_words, searchable
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.find_text import Place
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session

KOREA = c4("M", "KOR", 2017)


@pytest.fixture
def state(screen: TableScreen, session: Session) -> TableState:
    """Table C4 with a note, a flag and a letter."""
    entries = (
        (KOREA, Observation(value=1_531_000, decimals=0, status="E", note="Revised after the census")),
        (c4("M", "SGP", 2017), Observation(status="C")),
    )
    session.execute(SetObservations(entries, Label("Test")))
    assert screen.model.state is not None
    return screen.model.state


def places(state: TableState, *keys: object) -> list[Place | None]:
    """Places of cells."""
    return [state.place(key) for key in keys]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["revised AFTER", "estimat", "1531", "1 531", "١٥٣١"])
def test_a_note_a_flag_or_a_figure_leads_to_its_cell(state: TableState, text: str) -> None:
    """However the figure is grouped and in whatever digits it is typed."""
    shown = state.picture(*(state.place(KOREA) or (0, 0))).text
    found = find_places(state, shown[:5] if text == "1 531" else text)
    assert state.place(KOREA) in found


def test_a_letter_is_found_by_its_meaning(state: TableState) -> None:
    """Nobody remembers all letters."""
    assert places(state, c4("M", "SGP", 2017))[0] in find_places(state, "confidential")


def test_a_label_is_found_once_a_row(state: TableState) -> None:
    """At the year in use."""
    found = find_places(state, "korea", column=2)
    assert len(found) == 3
    assert {column for _row, column in found} == {2}
    assert all(state.rows[row].label == "Republic of Korea" for row, _column in found)


def test_nothing_typed_finds_nothing(state: TableState) -> None:
    """Blank cells are not found by blanks."""
    assert find_places(state, "  ") == ()
    assert find_places(state, "atlantis") == ()


def test_the_search_goes_round() -> None:
    """From the last place to the first, and back."""
    found = ((1, 1), (2, 0), (5, 3))
    assert [next_place(found, here, 1) for here in ((0, 0), (1, 1), (5, 3))] == [0, 1, 0]
    assert [next_place(found, here, -1) for here in ((0, 0), (2, 0), (9, 0))] == [2, 0, 2]


def test_words_are_compared_bare() -> None:
    """Case, accents, marks of direction, digits."""
    assert searchable("\u2066Côte ٣\u2069") == "cote 3"
    assert nothing_words("C4", " x ") == "“x” stands nowhere in C4: labels, figures, notes and flags were searched."
