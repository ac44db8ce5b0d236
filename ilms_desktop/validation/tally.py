"""Tallies: what the figures in the cells of one identity add up to.

The set statement (`statement`) and this module compute the same numbers, one in the database, one in memory; the
judgement (`judge`) reads a tally and does not know which of the two made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.identity import Identity


class Tally(NamedTuple):
    """Sums and counts over the cells of an identity.

    A cell is present if it holds a figure, or "not applicable", which counts as zero.

    Attributes:
        difference: target minus the sum of the parts, each cell that is not present counted as zero.
        missing: number of required cells that are not present, the target counted too.
        has_target: whether the target is present.
        parts, sides: number of parts, and of cells that are only looked at, that are present.
        figures: number of figures among target and parts.
        mask: bits of the cells of its conditions that hold a figure.
    """

    difference: int
    missing: int
    has_target: bool
    parts: int
    sides: int
    figures: int
    mask: int


def tally(identity: Identity, grids: Sequence[Grid]) -> Tally:
    """Tally of an identity over the QTables of its frame."""
    difference = missing = parts = sides = figures = mask = 0
    has_target = False
    for term in identity.terms:
        number = grids[term.slot].number(term.cell)
        if number is None:
            missing += term.is_required
            continue
        if grids[term.slot].has_figure(term.cell):
            figures += term.is_added
            mask |= term.bit
        if term is identity.target:
            has_target = True
            difference += number
        else:
            parts += term.is_added
            sides += not term.is_added
            difference -= term.coefficient * number
    return Tally(difference, missing, has_target, parts, sides, figures, mask)
