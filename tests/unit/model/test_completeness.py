"""Completeness counts answers, not figures, and never calls anything complete that is not."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.model.completeness import Completeness, CompletenessCell, Counts
from ilms_desktop.model.key import Criterion, TableKey

NUMBER = st.integers(0, 1000)
COUNTS = st.builds(Counts, **{field.name: NUMBER for field in fields(Counts)})


def cell(source: str, number: str, year: int, counts: Counts) -> CompletenessCell:
    """One cell of the cube."""
    return CompletenessCell(source, TableKey(number, Criterion.NONE), number[0], year, "V", counts, started=True)


def test_a_figure_a_reason_and_a_declaration_are_answers_and_blank_is_none() -> None:
    """Text that cannot be read is still to do."""
    counts = Counts(entered=1, zero=2, computed=4, missing=8, nothing=16, unreadable=32, blank=64)
    assert counts.reported == 7
    assert counts.answered == 31
    assert counts.empty == 96
    assert counts.asked == 127


@pytest.mark.parametrize(
    ("counts", "percent"),
    [
        (Counts(), 0),
        (Counts(blank=5), 0),
        (Counts(entered=999, blank=1), 99),
        (Counts(entered=1, missing=1, nothing=1), 100),
        (Counts(zero=1, blank=2), 33),
    ],
)
def test_a_hundred_per_cent_means_that_nothing_is_left(counts: Counts, percent: int) -> None:
    """99.9 shown as 100 would stop people from looking for the last cell."""
    assert counts.percent == percent


@given(COUNTS, COUNTS)
def test_adding_counts_loses_nothing(one: Counts, two: Counts) -> None:
    """A table and its year must sum to the same file."""
    both = one + two
    for field in fields(Counts):
        assert getattr(both, field.name) == getattr(one, field.name) + getattr(two, field.name)
    assert both.asked == one.asked + two.asked


def test_the_cube_is_summed_along_any_side() -> None:
    """By module, table, source and year: the same cells, other piles."""
    cube = Completeness(
        (
            cell("FX:1", "C4", 2020, Counts(entered=1)),
            cell("FX:1", "C6", 2020, Counts(blank=2)),
            cell("BA:2", "C4", 2021, Counts(zero=4)),
        )
    )
    assert cube.total == Counts(entered=1, blank=2, zero=4)
    assert cube.by(lambda each: each.source) == {"FX:1": Counts(entered=1, blank=2), "BA:2": Counts(zero=4)}
    assert list(cube.by(lambda each: each.year)) == [2020, 2021]
    assert Completeness(()).total == Counts()
