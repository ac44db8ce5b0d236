"""Completeness: how many of the cells asked are answered, and how.

Blank is never zero; a letter is an answer; a total that can be computed from its parts is an answer too, counted
apart. Percentages never round up to 100.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from ilms_desktop.model.key import TableKey


@dataclass(frozen=True, slots=True)
class Counts:
    """Cells asked, by what stands in them.

    Attributes:
        entered: a figure above zero. zero: the figure 0.
        computed: blank total whose parts are all there.
        missing: a letter that says why there is no figure.
        nothing: cells of a QTable declared as "nothing to report".
        unreadable: text that is no figure yet.
        blank: nothing reported.
    """

    entered: int = 0
    zero: int = 0
    computed: int = 0
    missing: int = 0
    nothing: int = 0
    unreadable: int = 0
    blank: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(
            self.entered + other.entered,
            self.zero + other.zero,
            self.computed + other.computed,
            self.missing + other.missing,
            self.nothing + other.nothing,
            self.unreadable + other.unreadable,
            self.blank + other.blank,
        )

    @property
    def reported(self) -> int:
        """Cells with a figure, typed or computed."""
        return self.entered + self.zero + self.computed

    @property
    def empty(self) -> int:
        """Cells still to do."""
        return self.blank + self.unreadable

    @property
    def answered(self) -> int:
        """Cells with a figure, a reason, or a declaration."""
        return self.reported + self.missing + self.nothing

    @property
    def asked(self) -> int:
        """All cells asked."""
        return self.answered + self.empty

    @property
    def percent(self) -> int:
        """Answered in per cent of asked, rounded down; 100 only when nothing is left."""
        return 100 * self.answered // self.asked if self.asked else 0


@dataclass(frozen=True, slots=True)
class CompletenessCell:
    """Counts of one table, source and year.

    Attributes:
        source: source id. table: table key. module: its module. year: reference year.
        version: class version that is counted. started: whether anything stands in it.
        findings: findings on it, explained ones included.
    """

    source: str
    table: TableKey
    module: str
    year: int
    version: str
    counts: Counts
    started: bool
    findings: int = 0


@dataclass(frozen=True)
class Completeness:
    """Completeness of a file, cell by cell of the source × table × year cube."""

    cells: tuple[CompletenessCell, ...]

    @property
    def total(self) -> Counts:
        """Everything together."""
        return sum((cell.counts for cell in self.cells), Counts())

    def by(self, part: Callable[[CompletenessCell], Hashable]) -> dict[Hashable, Counts]:
        """Counts grouped by any part of the cell, in the order of first appearance."""
        grouped: dict[Hashable, Counts] = defaultdict(Counts)
        for cell in self.cells:
            grouped[part(cell)] += cell.counts
        return dict(grouped)
