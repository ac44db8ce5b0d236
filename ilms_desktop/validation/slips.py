"""Slips of the hand: what kind of slip turns one figure into another.

Works on the digits as they stand in the cell, decimal sign included; nothing here knows tables. A slip has a weight:
how much likelier it is than an arbitrary wrong figure that happens to repair the same sums, less where chance can bring
about the same (docs/spec/rules.md, "Suggestions").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: figures with fewer significant digits are alike by chance
_SIGNIFICANT: Final = 2
_NINE: Final = 9
#: what is left of the weight of a last decimal missing, and of one too many
_CUT: Final = 0.7
_LONGER: Final = 0.4


class Slip(StrEnum):
    """Kind of slip; also the name of the words that tell it."""

    #: two cells, each with the other's figure
    EXCHANGED = "exchanged"
    #: two neighbouring digits exchanged
    TRANSPOSED = "transposed"
    #: a digit left out
    DIGIT_MISSING = "digit_missing"
    #: a digit typed twice
    DIGIT_TWICE = "digit_twice"
    #: a digit too many
    DIGIT_EXTRA = "digit_extra"
    #: the decimal sign one or two places off
    FACTOR_10 = "factor_10"
    #: persons typed as thousands, or the reverse
    FACTOR_1000 = "factor_1000"
    #: a sign before or around the figure that does not belong there
    SIGN = "sign"
    #: a text that has the digits of a figure, but cannot be read as one
    UNREADABLE = "unreadable"
    #: the figure of another year
    COPIED = "copied"
    #: figures of a column one row too high or too low
    SHIFTED = "shifted"
    #: the figures of another column
    COLUMN_COPIED = "column_copied"
    #: a row, a column or a table in persons instead of thousands, or the reverse
    BLOCK_1000 = "block_1000"
    #: men and women of a row, a column or a table, each in the other's place
    SEXES_EXCHANGED = "sexes_exchanged"
    #: two rows, each in the other's place
    ROWS_EXCHANGED = "rows_exchanged"
    #: an amount that stands in one row and belongs to another
    MOVED = "moved"
    #: one digit wrong
    ONE_DIGIT = "one_digit"
    #: no kind that has a name
    OTHER = "other"


#: how much a kind of slip counts beside the sums it repairs; one sum more counts 1
WEIGHTS: Final[dict[Slip, float]] = {
    Slip.EXCHANGED: 2.5,
    Slip.TRANSPOSED: 2.0,
    Slip.DIGIT_MISSING: 1.8,
    Slip.DIGIT_TWICE: 2.1,
    Slip.DIGIT_EXTRA: 1.6,
    Slip.FACTOR_10: 2.0,
    Slip.FACTOR_1000: 2.5,
    Slip.SIGN: 3.0,
    Slip.UNREADABLE: 3.0,
    Slip.COPIED: 2.2,
    Slip.SHIFTED: 2.0,
    Slip.COLUMN_COPIED: 2.0,
    Slip.BLOCK_1000: 2.5,
    Slip.SEXES_EXCHANGED: 2.0,
    Slip.ROWS_EXCHANGED: 2.0,
    Slip.MOVED: 0.5,
    # why: a difference of one digit makes nearly every cell of the sum look like this
    Slip.ONE_DIGIT: 0.2,
    Slip.OTHER: 0.0,
}
#: in how many ways a kind of slip can happen to one figure, roughly; the more, the sooner chance looks like it
_WAYS: Final[dict[Slip, int]] = {
    Slip.EXCHANGED: 12,
    Slip.TRANSPOSED: 4,
    Slip.DIGIT_MISSING: 5,
    Slip.DIGIT_TWICE: 1,
    Slip.DIGIT_EXTRA: 5,
    Slip.FACTOR_10: 4,
    Slip.FACTOR_1000: 2,
    Slip.ONE_DIGIT: 45,
    Slip.COPIED: 6,
}
#: factors of a decimal sign in the wrong place
_TENS: Final = (10, 100)
_THOUSAND: Final = 1000


@dataclass(frozen=True)
class Written:
    """A figure as it stands in its cell.

    Attributes:
        value: scaled integer. decimals: as typed. precision: most decimals typed in its table.
        stored: decimals that the scale holds.
    """

    value: int
    decimals: int
    precision: int
    stored: int

    @cached_property
    def text(self) -> str:
        """Its digits with the decimal sign, without a sign before them."""
        return number_text.plain(abs(self.value), decimals=self.decimals, stored=self.stored)

    @property
    def unit(self) -> int:
        """One unit of the last decimal typed in its table."""
        return int(10 ** max(self.stored - self.precision, 0))

    @cached_property
    def readings(self) -> Mapping[int, Slip]:
        """Figures that a slip may have turned into this one, all but those with a digit more."""
        found: dict[int, Slip] = {}
        for figure, slip in _readings(self):
            found.setdefault(figure, slip)
        return found

    @cached_property
    def _digits(self) -> int:
        """Its digits as typed, without the decimal sign."""
        return int(self.text.replace(".", ""))

    def longer(self, meant: int, slack: int) -> Iterator[int]:
        """Figures near the one that was meant of which this one is what is left when a digit is missing."""
        length = len(str(self._digits))
        # why: the digit is missing before the decimal sign, or behind it, where a decimal is missing then
        if 10**length <= (meant + slack) // 10 ** (self.stored - self.decimals):
            yield from self._with_digit(meant, slack, self.decimals, range(self.decimals, length + 1))
        if self.decimals < self.precision:
            yield from self._with_digit(meant, slack, self.decimals + 1, range(self.decimals + 1))

    def _with_digit(self, meant: int, slack: int, decimals: int, places: Iterable[int]) -> Iterator[int]:
        """Figures near the one that was meant, made of this one and a digit at one of these places from the right."""
        unit = 10 ** (self.stored - decimals)
        for place in places:
            step = 10**place
            high, low = divmod(self._digits, step)
            lowest = (high * step * 10 + low) * unit
            digit = (2 * (meant - lowest) + step * unit) // (2 * step * unit)
            figure = lowest + digit * step * unit
            if 0 <= digit <= _NINE and (digit or high) and abs(figure - meant) <= slack and figure != self.value:
                yield figure

    def slip_to(self, meant: int) -> Slip:
        """Kind of slip that turned the figure that was meant into this one."""
        if meant in self.readings:
            return self.readings[meant]
        if any(self.longer(meant, 0)):
            return Slip.DIGIT_MISSING
        return Slip.ONE_DIGIT if is_telling(self.value) and self._is_one_digit_off(meant) else Slip.OTHER

    def doubt(self, slip: Slip, meant: int) -> float:
        """What is left of a slip's weight where a last decimal says little.

        One that is missing may have been a zero, which files leave out; one too many would mean that the figure should
        have a decimal less than others of its table.
        """
        typed = int(10 ** max(self.stored - self.decimals, 0))
        if slip is Slip.DIGIT_MISSING and self.decimals < self.precision and meant // typed * typed == self.value:
            return _CUT
        is_extra = slip in (Slip.DIGIT_EXTRA, Slip.DIGIT_TWICE)
        return _LONGER if is_extra and self.decimals and meant % (10 * self.unit) == 0 else 1.0

    def _is_one_digit_off(self, meant: int) -> bool:
        """Whether the two figures differ in one digit, and have as many of them."""
        here, there = self.value // self.unit, meant // self.unit
        apart = str(abs(here - there)).rstrip("0")
        if len(apart) != 1 or (here - there) * self.unit != self.value - meant:
            return False
        texts = str(here), str(there)
        return len(texts[0]) == len(texts[1]) and sum(one != other for one, other in zip(*texts, strict=True)) == 1


def scaled(text: str, stored: int) -> int | None:
    """Scaled integer of digits with a decimal sign; None where there are more decimals than the scale holds."""
    whole, _, fraction = text.partition(".")
    return int((whole or "0") + fraction.ljust(stored, "0")) if len(fraction) <= stored else None


def bonus(slip: Slip, meant: int, window: int) -> float:
    """What a kind of slip counts for.

    Args:
        slip: the kind.
        meant: the figure that should stand there.
        window: how many persons wide the range is in which it would have been taken for this slip: wide in rounded
            tables, so that nearly any figure finds a slip that leads to it.
    """
    chance = _WAYS.get(slip, 0) * window / max(meant, 1)
    sureness = 1.0 if not chance else max(0.0, min(1.0, -log10(chance)))
    return WEIGHTS[slip] * sureness


def is_telling(figure: int) -> bool:
    """Whether a figure has enough digits that a second one like it is no chance."""
    return len(str(abs(figure)).rstrip("0")) > _SIGNIFICANT


def _readings(written: Written) -> Iterator[tuple[int, Slip]]:
    """Figures with the slips that would have made this one of them."""
    value, text, stored = written.value, written.text, written.stored
    if value < 0:
        yield -value, Slip.SIGN
        return
    yield from _factors(value, written.unit)
    places = [place for place, sign in enumerate(text) if sign != "."]
    for one, other in pairwise(places):
        if text[one] != text[other]:
            between = text[one + 1 : other]
            found = scaled(text[:one] + text[other] + between + text[one] + text[other + 1 :], stored)
            yield found or 0, Slip.TRANSPOSED
    for place in places:
        is_twice = text[place] in (text[place - 1 : place], text[place + 1 : place + 2])
        figure = scaled(text[:place] + text[place + 1 :], stored) or 0
        yield figure, Slip.DIGIT_TWICE if is_twice else Slip.DIGIT_EXTRA


def _factors(value: int, unit: int) -> Iterator[tuple[int, Slip]]:
    """Figures with the decimal sign elsewhere; persons as thousands, rounded as the table is."""
    yield value * _THOUSAND, Slip.FACTOR_1000
    yield (value // _THOUSAND + unit // 2) // unit * unit, Slip.FACTOR_1000
    for factor in _TENS:
        yield value * factor, Slip.FACTOR_10
        if value % (factor * unit) == 0:
            yield value // factor, Slip.FACTOR_10
