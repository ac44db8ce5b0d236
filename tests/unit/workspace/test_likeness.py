"""Whether a finding is an earlier one that came back: place and figures decide, the year does not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.definitions.reasons import Likeness
from ilms_desktop.model.finding import Allowance
from ilms_desktop.model.key import ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.workspace.likeness import are_alike, is_same_again
from tests.unit.workspace.test_allowing import finding
from tests.unit.workspace.workspace_support import C1, TickingClock, cell

LIKENESS = Likeness(20, Fraction(3, 2))
CELLS = tuple(cell(sex, "CRS_RES_TOTAL") for sex in "TMF")


def row(*values: int | None, qtable: QTableKey = C1) -> tuple[tuple[ObservationKey, Observation], ...]:
    """Total, men and women; None = blank."""
    pairs = zip(CELLS, values, strict=False)
    return tuple(
        (ObservationKey(qtable, where), BLANK if value is None else Observation(value, 0)) for where, value in pairs
    )


def alike(then: tuple[int | None, ...], now: tuple[int | None, ...]) -> bool:
    """Whether two rows count as alike."""
    return are_alike(row(*then), row(*now), LIKENESS)


def test_figures_within_a_fifth_are_alike() -> None:
    """Whatever the gap between them."""
    assert alike((1000, 600, 300), (1200, 700, 330))
    assert not alike((1000, 600, 300), (1300, 1000, 310))


def test_a_gap_of_the_same_direction_and_like_width_is_alike() -> None:
    """The figures have grown, what is missing from the sum has not."""
    assert alike((1000, 600, 300), (2000, 1200, 650))
    assert not alike((1000, 600, 300), (2000, 1400, 750))
    assert not alike((1000, 600, 300), (2000, 1200, 649))


def test_blanks_are_alike_when_both_are_blank() -> None:
    """There is no gap either."""
    assert alike((None, None), (None, None))
    assert not alike((None, 5), (5, None))


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=3))
def test_figures_are_like_themselves(values: list[int]) -> None:
    """Also a year later."""
    later = C1._replace(year=C1.year + 1)
    assert are_alike(row(*values), row(*values, qtable=later), LIKENESS)


@given(st.lists(st.integers(0, 999), min_size=3, max_size=3), st.lists(st.integers(0, 999), min_size=3, max_size=3))
def test_likeness_goes_both_ways(one: list[int], other: list[int]) -> None:
    """Which round came first does not matter."""
    assert are_alike(row(*one), row(*other), LIKENESS) == are_alike(row(*other), row(*one), LIKENESS)


THEN = Allowance("V10 a", "abc", "As published in 2010.", "A. Person", TickingClock()(), figures=row(100, 60, 30))


def test_the_same_finding_with_the_same_figures_comes_back() -> None:
    """Even where nothing is known but its fingerprint, as in a file of an older version."""
    bare = replace(THEN, figures=())
    assert is_same_again(bare, replace(finding("V10 a"), fingerprint="abc"), (), LIKENESS)
    assert not is_same_again(bare, replace(finding("V10 a"), fingerprint="def"), row(100, 60, 30), LIKENESS)


def test_the_place_decides_with_the_figures() -> None:
    """Another rule, or another row, is another matter; another year is not."""
    later = row(110, 66, 33, qtable=C1._replace(year=2024))
    assert is_same_again(THEN, finding("V10 b"), later, LIKENESS)
    assert not is_same_again(THEN, finding("V11 b"), later, LIKENESS)
    assert not is_same_again(THEN, finding("V10 b"), later[1:], LIKENESS)
    assert not is_same_again(THEN, finding("V10 b", None), (), LIKENESS)
