"""Completeness counts answers, not figures, and never calls anything complete that is not."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.model.completeness import Completeness, CompletenessCell, Counts, Side, Tables, tables_in, together
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


def test_a_cell_that_cannot_exist_is_told_apart_from_one_without_a_figure() -> None:
    """Both are answers; only one of them is something to ask for next year."""
    counts = Counts(missing=5, not_applicable=2)
    assert (counts.missing, counts.reasoned, counts.answered) == (5, 3, 5)


def test_counts_of_nothing_are_zero() -> None:
    """A source without tables."""
    assert together(()) == Counts()


def test_every_side_has_its_piles() -> None:
    """The same cells, whichever way they are looked at; tables by their number, whatever the criterion."""
    birth = TableKey("A1", Criterion.BIRTH)
    cube = Completeness(
        (
            cell("FX:1", "C4", 2020, Counts(entered=1)),
            CompletenessCell("BA:2", birth, "A", 2021, "V", Counts(blank=1), started=False, agency="NSO"),
            CompletenessCell(
                "BA:2", birth._replace(criterion=Criterion.CITIZENSHIP), "A", 2021, "V", Counts(zero=1), started=True
            ),
        )
    )
    assert {side: list(cube.along(side)) for side in Side} == {
        Side.MODULE: ["C", "A"],
        Side.TABLE: ["C4", "A1"],
        Side.SOURCE: ["FX:1", "BA:2"],
        Side.CRITERION: ["none", "birth", "citizenship"],
        Side.YEAR: ["2020", "2021"],
        Side.AGENCY: ["", "NSO"],
    }
    assert all(sum(map(len, cube.along(side).values())) == len(cube.cells) for side in Side)


def test_a_table_is_answered_once_a_source_answers_all_of_it() -> None:
    """A large table and a small one count the same; a second source that could fill it takes nothing away."""
    cells = (
        cell("FX:1", "C4", 2020, Counts(entered=100)),
        cell("BA:2", "C4", 2020, Counts(blank=100)),
        cell("FX:1", "C6", 2020, Counts(missing=1)),
        cell("FX:1", "C6", 2021, Counts(blank=1)),
    )
    assert tables_in(cells) == Tables(asked=2, answered=1, begun=2)
    assert tables_in(cells).share == Fraction(1, 2)
    assert Tables().share == 0
