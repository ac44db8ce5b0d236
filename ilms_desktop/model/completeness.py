"""Completeness: how many of the cells asked are answered, and how; how many tables are, whatever their size.

Blank is never zero; a letter is an answer; a total that can be computed from its parts is an answer too, counted
apart. Percentages never round up to 100.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from datetime import datetime

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
        not_applicable: how many of `missing` bear the letter that says that the cell cannot exist.
    """

    entered: int = 0
    zero: int = 0
    computed: int = 0
    missing: int = 0
    nothing: int = 0
    unreadable: int = 0
    blank: int = 0
    not_applicable: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return together((self, other))

    @property
    def reported(self) -> int:
        """Cells with a figure, typed or computed."""
        return self.entered + self.zero + self.computed

    @property
    def reasoned(self) -> int:
        """Cells without a figure that could have one, and whose letter says why there is none."""
        return self.missing - self.not_applicable

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


_NUMBERS: Final = attrgetter(*(field.name for field in fields(Counts)))


def together(counts: Iterable[Counts]) -> Counts:
    """All of them together; thousands are added up at each edit."""
    return Counts(*map(sum, zip(*map(_NUMBERS, counts), strict=True)))


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables of the questionnaire, each counted once whatever its size.

    Attributes:
        asked: tables asked. answered: those of which one source, by one criterion, answers every cell it is asked.
        begun: those in which anything stands, the answered ones included.
    """

    asked: int = 0
    answered: int = 0
    begun: int = 0

    @property
    def share(self) -> Fraction:
        """Answered of asked, 0 to 1."""
        return Fraction(self.answered, self.asked) if self.asked else Fraction(0)


@dataclass(frozen=True, slots=True)
class CompletenessCell:
    """Counts of one table, source and year.

    Attributes:
        source: source id. table: table key. module: its module. year: reference year.
        version: class version that is counted. started: whether anything stands in it.
        findings: findings on it, explained ones included. agency: office that produces the figures of the source.
    """

    source: str
    table: TableKey
    module: str
    year: int
    version: str
    counts: Counts
    started: bool
    findings: int = 0
    agency: str = ""


class Side(StrEnum):
    """A side of the cube, along which completeness is told."""

    MODULE = "module"
    TABLE = "table"
    SOURCE = "source"
    CRITERION = "criterion"
    YEAR = "year"
    AGENCY = "agency"


_SIDES: Final[dict[Side, Callable[[CompletenessCell], str]]] = {
    Side.MODULE: lambda cell: cell.module,
    Side.TABLE: lambda cell: cell.table.number,
    Side.SOURCE: lambda cell: cell.source,
    Side.CRITERION: lambda cell: cell.table.criterion.value,
    Side.YEAR: lambda cell: str(cell.year),
    Side.AGENCY: lambda cell: cell.agency,
}


@dataclass(frozen=True)
class Completeness:
    """Completeness of a file, cell by cell of the source × table × year cube."""

    cells: tuple[CompletenessCell, ...]

    @property
    def total(self) -> Counts:
        """Everything together."""
        return together(cell.counts for cell in self.cells)

    def by(self, part: Callable[[CompletenessCell], Hashable]) -> dict[Hashable, Counts]:
        """Counts grouped by any part of the cell, in the order of first appearance."""
        grouped: dict[Hashable, list[Counts]] = defaultdict(list)
        for cell in self.cells:
            grouped[part(cell)].append(cell.counts)
        return {key: together(counts) for key, counts in grouped.items()}

    def along(self, side: Side) -> dict[str, tuple[CompletenessCell, ...]]:
        """Cells grouped along a side, in the order of first appearance; tables by their number."""
        grouped: dict[str, list[CompletenessCell]] = defaultdict(list)
        for cell in self.cells:
            grouped[_SIDES[side](cell)].append(cell)
        return {key: tuple(cells) for key, cells in grouped.items()}


def tables_in(cells: Iterable[CompletenessCell]) -> Tables:
    """How many tables these cells are of, by number, and how far they are."""
    is_open: dict[tuple[str, TableKey], bool] = {}
    begun: set[str] = set()
    for cell in cells:
        place = cell.source, cell.table
        is_open[place] = is_open.get(place, False) or bool(cell.counts.empty)
        if cell.started:
            begun.add(cell.table.number)
    answered = {table.number for (_source, table), is_left in is_open.items() if not is_left}
    # why: what a second source could say too is a gap of that source, and the table is answered all the same
    return Tables(asked=len({table.number for _source, table in is_open}), answered=len(answered), begun=len(begun))


@dataclass(frozen=True)
class Standing:
    """How complete the questionnaire was at another moment.

    Attributes:
        name: number of the package (`S0002`), or id of the round (`2025`). moment: when, or None where not known.
        completeness: the counts. sources: name by source id, as it was then.
    """

    name: str
    moment: datetime | None
    completeness: Completeness
    sources: Mapping[str, str]
