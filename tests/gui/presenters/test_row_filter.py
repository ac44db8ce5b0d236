"""Rows out of sight: which, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.ui.presenters.row_filter import RowFilter, filter_words, hidden_rows, holds_something
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.screens.table_screen import TableScreen

EMPTY = TableKey("C5", Criterion.NONE)


@pytest.fixture
def state(screen: TableScreen) -> TableState:
    """Table C4 of the example."""
    found = screen.model.state
    assert found is not None
    return found


def test_labels_are_searched_without_case_and_accents(state: TableState) -> None:
    """Groups count as part of the label."""
    hidden = hidden_rows(state, RowFilter("RÉPUB"))
    shown = [row.path for number, row in enumerate(state.rows) if number not in hidden]
    assert shown
    assert all("Republic" in path for path in shown)
    assert hidden_rows(state, RowFilter("male, japan")) != hidden_rows(state, RowFilter("japan"))


def test_empty_rows_go_and_totals_stay(screen: TableScreen) -> None:
    """A row with a figure, a letter or a remark in any year holds something."""
    screen.model.open(SOURCE, TableKey("C6", Criterion.NONE))
    state = screen.model.state
    assert state is not None
    hidden = hidden_rows(state, RowFilter(hides_empty=True))
    assert all(not state.rows[row].codes[-1].is_total and not holds_something(state, row) for row in hidden)
    kept = set(range(len(state.rows))) - hidden
    assert all(state.rows[row].codes[-1].is_total or holds_something(state, row) for row in kept)


def test_nothing_goes_while_a_table_holds_nothing(screen: TableScreen) -> None:
    """The first figure needs a place to be typed in."""
    screen.model.open(SOURCE, EMPTY)
    assert screen.model.state is not None
    assert hidden_rows(screen.model.state, RowFilter(hides_empty=True)) == frozenset()


@pytest.mark.parametrize(
    ("wanted", "hidden", "text"),
    [
        (RowFilter(), 0, ""),
        (RowFilter("korea"), 0, ""),
        (RowFilter("korea"), 21, "21 rows are hidden: without “korea” in their label."),
        (RowFilter("korea"), 1, "1 row is hidden: without “korea” in its label."),
        (RowFilter(hides_empty=True), 3, "3 rows are hidden: empty in every year."),
        (
            RowFilter("korea", hides_empty=True),
            22,
            "22 rows are hidden: without “korea” in their label, or empty in every year.",
        ),
    ],
)
def test_the_number_of_hidden_rows_is_told_with_its_reason(
    state: TableState, wanted: RowFilter, hidden: int, text: str
) -> None:
    """In words, so that nobody misses a row far below."""
    assert filter_words(state, wanted, hidden) == text


def test_a_search_without_result_says_what_was_searched(state: TableState) -> None:
    """The whole table, its labels."""
    told = filter_words(state, RowFilter("atlantis"), len(state.rows))
    assert told == "No row of C4 has “atlantis” in its label. The whole table was searched."
