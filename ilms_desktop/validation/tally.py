"""Tallies: what the figures in the cells of one identity add up to.

The set statement (`statement`) and this module compute the same numbers, one in the database, one in memory; the
judgement (`judge`) reads a tally and does not know which of the two made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.model.observation import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.validation.frames import Frame, FrameKey
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.identity import Identity


#: frames kept; an edit adds up some twenty
_KEPT: Final = 200


class Tally(NamedTuple):
    """Sums and counts over the cells of an identity.

    A cell is present if it holds a figure, or "not applicable", which counts as zero.

    Attributes:
        difference: target minus the sum of the parts, each cell that is not present counted as zero.
        missing: number of required cells that are not present, the target counted too, and of optional ones with a
            letter instead of a figure: somebody may be in them, and it is not told how many.
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
    difference = missing = present = sides = figures = mask = 0
    tables = [grid.cells for grid in grids]
    has_target: bool | None = None
    for slot, place, weight, is_required, is_added, bit in identity.flat:
        cell = tables[slot].get(place)
        is_present = cell is not None and (cell.value is not None or cell.status == NOT_APPLICABLE)
        if has_target is None:
            has_target = is_present
        if cell is None or not is_present:
            missing += is_required or (is_added and cell is not None and cell.is_untold)
            continue
        present += is_added
        sides += not is_added
        if cell.value is not None:
            figures += is_added
            mask |= bit
            difference += weight * cell.value
    return Tally(difference, missing, bool(has_target), present - bool(has_target), sides, figures, mask)


def tallies_of(frame: Frame, grids: Sequence[Grid]) -> dict[int, Tally]:
    """Tallies of all identities of a frame, by their position."""
    figures = [grid.figures for grid in grids]
    tables = [grid.cells for grid in grids]
    return {
        position: _filled(identity, figures, tables) or tally(identity, grids)
        for position, identity in enumerate(frame.identities)
    }


def _filled(
    identity: Identity, figures: Sequence[Mapping[CellKey, int]], tables: Sequence[Mapping[CellKey, Cell]]
) -> Tally | None:
    """Tally of an identity all cells of which hold figures, with nothing beside them, as most do; None of others."""
    difference = 0
    for slot, place, weight in identity.summed:
        value = figures[slot].get(place)
        if value is None:
            return None
        difference += weight * value
    if any(place in tables[slot] for slot, place in identity.beside):
        return None
    count = len(identity.summed)
    return Tally(difference, 0, True, count - 1, 0, count, identity.bits)  # noqa: FBT003 - the target is there


class TallyStore:
    """Tallies of the frames added up last, kept as long as no cell of the frame changes.

    What is added up for the rules is wanted again at once by whoever explains the sums that fail.
    """

    def __init__(self) -> None:
        self._known: dict[FrameKey, tuple[Frame, tuple[Grid, ...], dict[int, Tally]]] = {}

    def of(self, frame: Frame, grids: Sequence[Grid]) -> dict[int, Tally]:
        """Tallies of a frame on its grids."""
        known = self._known.pop(frame.key, None)
        if known is None or known[0].identities is not frame.identities or not _is_same(known[1], grids):
            known = (frame, tuple(grids), tallies_of(frame, grids))
        self._known[frame.key] = known
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return known[2]


def _is_same(known: Sequence[Grid], grids: Sequence[Grid]) -> bool:
    """Whether these very grids were added up; what was not changed is the same object."""
    return all(one is other for one, other in zip(known, grids, strict=True))
