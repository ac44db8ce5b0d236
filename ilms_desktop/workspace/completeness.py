"""Counting what stands in the cells asked; blank, zero and missing-with-a-reason are counted apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.command import Declaration
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.observation import NOT_APPLICABLE, CellState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.table_view import ComputedTotal

_FIELDS: Final = {
    CellState.ENTERED: "entered",
    CellState.ZERO: "zero",
    CellState.MISSING: "missing",
    CellState.UNREADABLE: "unreadable",
}
#: what a blank cell of a declared QTable counts as
_DECLARED: Final = {None: "blank", Declaration.NOTHING: "nothing", Declaration.NOT_AVAILABLE: "missing"}


def count(
    asked: Collection[CellKey],
    observations: Mapping[CellKey, Observation],
    computed: Mapping[CellKey, ComputedTotal],
    *,
    declaration: Declaration | None = None,
) -> Counts:
    """Counts of one QTable.

    Args:
        asked: cells asked.
        observations: what stands in cells.
        computed: totals from parts.
        declaration: what was said of the QTable as a whole.
    """
    said = {cell: each for cell, each in observations.items() if cell in asked and each.state is not CellState.BLANK}
    found = Counter(_FIELDS[each.state] for each in said.values())
    found["computed"] = sum(total.complete for cell, total in computed.items() if cell in asked and cell not in said)
    found[_DECLARED[declaration]] += len(asked) - found.total()
    return Counts(**found, not_applicable=sum(map(_is_impossible, said.values())))


def _is_impossible(said: Observation) -> bool:
    """Whether the letter of a cell says that there cannot be a figure."""
    return said.status == NOT_APPLICABLE and said.state is CellState.MISSING
