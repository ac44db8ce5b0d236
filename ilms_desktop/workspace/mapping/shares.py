"""Figures split over several codes; the parts add up to the figure exactly, whatever the shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction


def split(figure: int, shares: Sequence[Fraction]) -> tuple[int, ...]:
    """A figure in parts by shares that add up to 1.

    Each part is rounded down, then the largest remainders get one more, in the order of the shares where equal, until
    the parts add up to the figure.

    Args:
        figure: scaled integer, not negative.
        shares: not negative, with the sum 1.
    """
    exact = [figure * share for share in shares]
    parts = [int(each) for each in exact]
    order = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in order[: figure - sum(parts)]:
        parts[place] += 1
    return tuple(parts)
