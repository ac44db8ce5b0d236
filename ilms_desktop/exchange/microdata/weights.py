"""Weights as whole numbers of a small unit, so that sums of any parts are exact and in any order the same.

Weights with at most six decimals are kept digit for digit. Others are put on a binary grid that is finer than one
millionth of a person for any country.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: sums below it are exact in double precision
_EXACT: Final = 2.0**52
_DECIMALS: Final = range(7)
#: how far from a decimal number a weight is that was written as one
_NEAR: Final = 1e-9


@dataclass(frozen=True, repr=False)
class Weights:
    """Weights of records.

    Attributes:
        units: whole numbers, as doubles. unit: persons that one of them is.
    """

    units: NDArray[np.float64]
    unit: Fraction

    def persons(self, units: float) -> Fraction:
        """A sum of units as persons, exactly."""
        return Fraction(int(units)) * self.unit


def exact_weights(values: NDArray[np.float64], *, divisor: Fraction) -> Weights:
    """Weights ready to be added up; none is below zero or not a number.

    Args:
        values: as in the survey.
        divisor: by which they are divided.
    """
    total = float(values.sum())
    for decimals in _DECIMALS:
        scaled = values * 10.0**decimals
        whole = np.rint(scaled)
        if total * 10.0**decimals >= _EXACT:
            break
        if bool((np.abs(scaled - whole) <= _NEAR * np.maximum(1.0, scaled)).all()):
            return Weights(whole, Fraction(1, 10**decimals) / divisor)
    _, exponent = np.frexp(_EXACT / max(total, 1.0))
    power = int(exponent) - 1
    return Weights(np.rint(np.ldexp(values, power)), Fraction(2) ** -power / divisor)
