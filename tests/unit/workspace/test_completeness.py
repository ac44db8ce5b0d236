"""Counting: blank, zero and missing-with-a-reason are three things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.model.command import Declaration
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.table_view import ComputedTotal
from ilms_desktop.workspace.completeness import count
from tests.unit.workspace.workspace_support import cell

ASKED = [cell("T"), cell("M"), cell("F")]
WHOLE = ComputedTotal(5, 0, complete=True, missing=0)
PART = ComputedTotal(5, 0, complete=False, missing=1)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Observation(5, 0), Counts(entered=1, blank=2)),
        (Observation(0, 0), Counts(zero=1, blank=2)),
        (Observation(-5, 0), Counts(entered=1, blank=2)),
        (Observation(status="N"), Counts(missing=1, blank=2)),
        (Observation(5, 0, status="E"), Counts(entered=1, blank=2)),
        (Observation(text="5?"), Counts(unreadable=1, blank=2)),
        (Observation(note="ask again"), Counts(blank=3)),
        (BLANK, Counts(blank=3)),
    ],
)
def test_each_state_has_its_own_number(said: Observation, expected: Counts) -> None:
    """A remark alone is no answer."""
    assert count(ASKED, {cell("M"): said}, {}) == expected


def test_a_total_that_can_be_computed_is_an_answer() -> None:
    """But only when nothing is missing in it, and counted apart."""
    said = {cell("M"): Observation(5, 0)}
    assert count(ASKED, said, {cell("T"): WHOLE}) == Counts(entered=1, computed=1, blank=1)
    assert count(ASKED, said, {cell("T"): PART}) == Counts(entered=1, blank=2)


def test_a_typed_total_is_counted_as_typed() -> None:
    """It was entered, whatever could have been computed."""
    assert count(ASKED, {cell("T"): Observation(5, 0)}, {cell("T"): WHOLE}) == Counts(entered=1, blank=2)


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        (None, Counts(blank=3)),
        (Declaration.NOTHING, Counts(nothing=3)),
        (Declaration.NOT_AVAILABLE, Counts(missing=3)),
    ],
)
def test_a_declaration_answers_for_blank_cells(declaration: Declaration | None, expected: Counts) -> None:
    """One sentence for a whole table."""
    assert count(ASKED, {}, {}, declaration=declaration) == expected


def test_a_declaration_leaves_figures_alone() -> None:
    """The rest is not available: what is there, is there."""
    said = {cell("M"): Observation(5, 0), cell("F"): Observation(text="?")}
    counts = count(ASKED, said, {}, declaration=Declaration.NOT_AVAILABLE)
    assert counts == Counts(entered=1, unreadable=1, missing=1)


def test_cells_that_are_not_asked_do_not_count() -> None:
    """A figure in a row out of scope does not make the table fuller."""
    assert count(ASKED, {cell("T", "YLT15"): Observation(5, 0)}, {}) == Counts(blank=3)


@given(st.dictionaries(st.sampled_from(ASKED), st.sampled_from([Observation(1, 0), Observation(status="X"), BLANK])))
def test_every_cell_asked_is_counted_once(said: dict) -> None:  # type: ignore[type-arg]
    """The numbers of the sheet add up."""
    assert count(ASKED, said, {}).asked == len(ASKED)
