"""Counting what stands in the cells asked; blank, zero and missing-with-a-reason are counted apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.command import Declaration
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.observation import BLANK, CellState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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


def instead(
    asked: Iterable[CellKey],
    filled: Collection[CellKey],
    pairs: Iterable[tuple[frozenset[str], frozenset[str]]],
) -> frozenset[CellKey]:
    """Cells asked once a country has filled an alternative set: its rows instead of the usual ones.

    Args:
        asked: cells usually asked.
        filled: cells that hold something.
        pairs: usual codes, and codes that may be filled instead.
    """
    cells = frozenset(asked)
    codes = {cell.klass for cell in filled}
    for usual, other in pairs:
        if codes & other and not codes & usual:
            some = next(iter(usual))
            added = {cell._replace(klass=code) for cell in cells if cell.klass == some for code in other}
            cells = frozenset(cell for cell in cells if cell.klass not in usual) | added
    return cells


def _place(said: Observation, total: ComputedTotal | None, blank: str) -> str:
    """Which number a cell goes into."""
    if said.state is not CellState.BLANK:
        return _FIELDS[said.state]
    return "computed" if total is not None and total.complete else blank
