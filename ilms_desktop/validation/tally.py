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
    """Sums and counts over the cells of an identity; a cell that does not apply counts as zero.

    Attributes:
        target: figure of the target, or None.
        difference: target minus the sum of the parts, each blank cell counted as zero.
        missing: number of required cells without a figure, the target counted too.
        present: number of parts with a figure or "not applicable".
        figures: number of figures among target and parts.
        largest: largest figure among parts and sides, or None.
        named: sum of the countries named.
        mask: bits of the guarded cells that hold a figure.
    """

    target: int | None
    difference: int
    missing: int
    present: int
    figures: int
    largest: int | None
    named: int
    mask: int


def tally(identity: Identity, grids: Sequence[Grid]) -> Tally:
    """Tally of an identity over the QTables of its frame."""
    target, *numbers = [grids[term.slot].number(term.cell) for term in identity.terms]
    parts = list(zip(identity.parts, numbers, strict=False))
    return Tally(
        target=target,
        difference=(target or 0) - sum(part.coefficient * number for part, number in parts if number),
        missing=(target is None) + sum(part.is_required for part, number in parts if number is None),
        present=sum(number is not None for _part, number in parts),
        figures=sum(grids[term.slot].has_figure(term.cell) for term in identity.added),
        largest=max((number for number in numbers if number is not None), default=None),
        named=sum(number for part, number in parts if number and part.is_named),
        mask=sum(term.bit for term in identity.terms if term.bit and grids[term.slot].has_figure(term.cell)),
    )


def is_settled(identity: Identity, found: Tally) -> bool:
    """Whether an identity holds exactly, so that no rule has anything to say of it; the statement asks the same.

    Where a sum of figures that are not negative holds, no part is larger than the total.
    """
    holds = found.difference == 0 or (identity.is_at_least and found.difference > 0)
    return identity.is_plain and holds and not found.missing and found.present > 0 and found.figures > 0
