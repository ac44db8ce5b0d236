"""Figures on charts: round steps for an axis, and numbers as the person writes them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.number_text import LATIN_DIGITS

if TYPE_CHECKING:
    from ilms_desktop.number_text import NumberStyle

_STEPS: Final = (1, 2, 5)
#: most spaces between the lines of an axis
MOST_STEPS: Final = 6


def ticks(highest: int) -> tuple[int, ...]:
    """Lines of an axis that begins at zero: round, evenly spaced, the last one at `highest` or above it.

    Args:
        highest: largest scaled figure that is drawn, not negative.
    """
    sizes = (step * 10**power for power in count() for step in _STEPS)
    step = next(size for size in sizes if size * MOST_STEPS >= highest)
    last = max(-(-highest // step), 1)
    return tuple(step * place for place in range(last + 1))


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How figures of one table are written on its chart.

    Attributes:
        stored: decimals that a scaled figure holds in the unit shown. style: number style of the person.
        percent: a percentage of 1 in the language in use, such as `1 %`; the place of the 1 is that of the number.
    """

    stored: int
    style: NumberStyle
    percent: str = "1 %"

    def figure(self, value: int, decimals: int) -> str:
        """A figure with the decimals that were typed; fewer where the unit has none."""
        return number_text.shown(value, decimals=min(decimals, self.stored), stored=self.stored, style=self.style)

    def tick(self, value: int, step: int) -> str:
        """A line of the axis, with the decimals that its step needs."""
        text = number_text.plain(step, decimals=0, stored=self.stored)
        return self.figure(value, len(text.partition(".")[2]))

    def count(self, number: int) -> str:
        """A number of things, or a year, without signs between groups."""
        return str(number).translate(str.maketrans(LATIN_DIGITS, self.style.digits))

    def percents(self, text: str) -> str:
        """Numbers in per cent."""
        return self.percent.replace("1", text)

    def share(self, part: int, whole: int) -> str:
        """A part of a whole in per cent with one decimal, rounded half up; less than can be shown is never nothing.

        Args:
            part: scaled figure.
            whole: scaled figure above zero.
        """
        tenths = (2000 * part + whole) // (2 * whole)
        least = "<" if part and not tenths else ""
        number = number_text.shown(tenths or bool(part), decimals=1, stored=1, style=self.style)
        return least + self.percents(number)
