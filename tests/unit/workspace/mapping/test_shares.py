"""Splitting a figure never makes persons and never loses any."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.workspace.mapping.shares import split


@st.composite
def shares(draw: st.DrawFn) -> list[Fraction]:
    """Shares that add up to 1."""
    weights = draw(st.lists(st.integers(0, 1000), min_size=1, max_size=8).filter(any))
    return [Fraction(weight, sum(weights)) for weight in weights]


@given(st.integers(0, 9 * 10**15), shares())
def test_the_parts_add_up_to_the_figure(figure: int, parts: list[Fraction]) -> None:
    """And each is less than one away from its exact share."""
    found = split(figure, parts)
    assert sum(found) == figure
    assert all(abs(part - figure * share) < 1 for part, share in zip(found, parts, strict=True))
    assert all(part >= 0 for part in found)


@pytest.mark.parametrize(
    ("figure", "parts", "expected"),
    [
        (10, ["1/3", "1/3", "1/3"], (4, 3, 3)),
        (1, ["0.5", "0.5"], (1, 0)),
        (100, ["0.6", "0.4"], (60, 40)),
        (7, ["0.9", "0.1"], (6, 1)),
        (0, ["0.9", "0.1"], (0, 0)),
        (5, ["1"], (5,)),
    ],
)
def test_largest_remainders_come_first(figure: int, parts: list[str], expected: tuple[int, ...]) -> None:
    """The same figure is always split in the same way."""
    assert split(figure, [Fraction(part) for part in parts]) == expected
