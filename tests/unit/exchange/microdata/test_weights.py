"""Sums of weights are exact: in any order, and the parts of a total make the total."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from ilms_desktop.exchange.microdata.weights import exact_weights


@pytest.mark.parametrize(
    ("weights", "total"), [([0.1] * 10, Fraction(1)), ([12.345678, 7.0], Fraction(19345678, 10**6))]
)
def test_decimal_weights_are_kept_digit_for_digit(weights: list[float], total: Fraction) -> None:
    """Ten tenths are one."""
    found = exact_weights(np.array(weights), divisor=Fraction(1))
    assert found.persons(found.units.sum()) == total


def test_other_weights_are_exact_on_a_fine_grid() -> None:
    """In any order the same, and off by less than a millionth of a person each."""
    weights = np.random.default_rng(1).uniform(0, 5000, 50_000)
    found = exact_weights(weights, divisor=Fraction(1))
    assert found.units.sum() == found.units[::-1].cumsum()[-1] == found.units[:777].sum() + found.units[777:].sum()
    assert float(np.abs(found.units * float(found.unit) - weights).max()) < 1e-6


def test_weights_are_divided_exactly() -> None:
    """Four quarters pooled: each counts for a quarter."""
    found = exact_weights(np.array([100.0, 200.0]), divisor=Fraction(4))
    assert found.persons(found.units.sum()) == 75
    assert exact_weights(np.array([1e15, 2e15]), divisor=Fraction(1)).persons(0.0) == 0
