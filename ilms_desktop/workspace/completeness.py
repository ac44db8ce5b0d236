"""Counting what stands in the cells asked; blank, zero and missing-with-a-reason are counted apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.command import Declaration
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.observation import BLANK, CellState

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
    blank = _DECLARED[declaration]
    if not observations:
        return Counts(**{blank: len(asked)})
    return Counts(**Counter(_place(observations.get(cell, BLANK), computed.get(cell), blank) for cell in asked))


def _place(said: Observation, total: ComputedTotal | None, blank: str) -> str:
    """Which number a cell goes into."""
    if said.state is not CellState.BLANK:
        return _FIELDS[said.state]
    return "computed" if total is not None and total.complete else blank
