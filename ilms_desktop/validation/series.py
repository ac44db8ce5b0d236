"""Series: the years of one table of one source in one class version, as rules on the course of time look at them.

What several rules ask is made once for all of them: which figures a cell had in which years, and where they moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import CellKey
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.region import Regions
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.wording import Wording

#: a figure moved when it is more than so many times the one before it, and differs by more than so many persons; no
#: rule looks at less
MOVED_TIMES: Final = 1.4
MOVED_BY: Final = 200


class Move(NamedTuple):
    """A figure that moved: where, from which year to which, from what to what."""

    cell: CellKey
    before: int
    year: int
    old: int
    new: int

    @property
    def times(self) -> float:
        """How many times the larger figure is the smaller one."""
        return max(self.old, self.new) / min(self.old, self.new)


@dataclass(frozen=True)
class Series:
    """One table over the years.

    Attributes:
        grids: one a year, oldest first. table: definition. total: cell of the grand total.
        lists: code list of each axis of the table. regions: which countries a group holds.
    """

    grids: tuple[Grid, ...]
    table: TableDefinition
    total: CellKey
    lists: dict[Axis, Codelist]
    regions: Regions

    @cached_property
    def by_year(self) -> dict[int, Grid]:
        """Grids by year."""
        return {grid.record.key.year: grid for grid in self.grids}

    @property
    def name(self) -> str:
        """The series in a key of a finding."""
        key = self.grids[0].record.key
        return f"{key.source} {key.table}/{key.criterion}/{key.version}"

    @cached_property
    def figures(self) -> dict[CellKey, list[tuple[int, int]]]:
        """Figures of each cell with their years, oldest first."""
        first, *others = [tuple(grid.figures) for grid in self.by_year.values()]
        if all(cells == first for cells in others):  # as in most tables; much quicker than cell by cell
            rows = (zip(repeat(year), grid.figures.values(), strict=False) for year, grid in self.by_year.items())
            return dict(zip(first, map(list, zip(*rows, strict=True)), strict=True))
        found: dict[CellKey, list[tuple[int, int]]] = {}
        for year, grid in self.by_year.items():
            for cell, figure in grid.figures.items():
                found.setdefault(cell, []).append((year, figure))
        return found

    @cached_property
    def changes(self) -> tuple[Move, ...]:
        """Figures that moved against the nearest earlier year with a figure; nothing of means."""
        if self.table.is_mean:
            return ()
        times, by = MOVED_TIMES, MOVED_BY
        return tuple(
            Move(cell, before, year, old, new)
            for cell, course in self.figures.items()
            for (before, old), (year, new) in pairwise(course)
            if (new > times * old or old > times * new) and not -by <= new - old <= by
        )

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """Figures above 0 that moved to figures above 0."""
        return tuple(move for move in self.changes if move.old > 0 and move.new > 0)

    def figure(self, year: int, cell: CellKey) -> int | None:
        """Figure of a cell in a year, or None."""
        grid = self.by_year.get(year)
        return None if grid is None else grid[cell].value

    def at(self, year: int, cell: CellKey) -> tuple[ObservationKey, Cell]:
        """A cell in a year in which the table has something, with what stands in it."""
        grid = self.by_year[year]
        return grid.key(cell), grid[cell]

    # --- places

    def column_total(self, cell: CellKey) -> CellKey:
        """Total of the classes in the column of a cell."""
        return cell._replace(klass=self.total.klass)

    def both_sexes(self, cell: CellKey) -> CellKey:
        """The same row for both sexes together."""
        return cell._replace(sex=self.total.sex)

    @cached_property
    def _odd(self) -> dict[Axis, frozenset[str]]:
        """Codes whose size says little: what is left over, or not known."""
        return {
            axis: frozenset(code.id for code in codes.codes if code.kind in (CodeKind.OTHER, CodeKind.UNKNOWN))
            for axis, codes in self.lists.items()
        }

    def is_plain(self, cell: CellKey) -> bool:
        """Whether a row stands for something of its own: it is not what is left over, and not "unknown"."""
        return not (cell.klass in self._odd.get(Axis.CLASS, ()) or cell.status in self._odd.get(Axis.STATUS, ()))

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """Classes with a figure in any year that are parts of the total by themselves, in the order of their codes."""
        codes = self.lists.get(Axis.CLASS)
        if codes is None:
            return ()
        used = [codes[klass] for klass in {cell.klass for cell in self.figures} if klass in codes]
        left_out = self._odd[Axis.CLASS]
        return tuple(
            sorted(
                code.id for code in used if not (code.is_total or code.memo or code.alternative or code.id in left_out)
            )
        )

    def depth(self, cell: CellKey) -> int:
        """How far a cell is from the grand total of its sex: 0 for it, 1 for the total of a column, 2 for a row."""
        if cell.klass != self.total.klass:
            return 2
        return 0 if cell.status == self.total.status else 1

    def is_under(self, cell: CellKey, total: CellKey) -> bool:
        """Whether a cell is a part of the total of a column, or of the grand total of its sex."""
        is_above = total.status in (cell.status, self.total.status) and total.klass == self.total.klass
        return is_above and cell.sex == total.sex

    def groups(self, cells: Iterable[CellKey]) -> list[list[CellKey]]:
        """Cells with the total among them that they are parts of, the total first."""
        found: list[list[CellKey]] = []
        for cell in sorted(cells, key=lambda cell: (self.depth(cell), cell)):
            group = next((group for group in found if self.is_under(cell, group[0])), None)
            if group is None:
                found.append([cell])
            else:
                group.append(cell)
        return found


def series_of(grids: Iterable[Grid], wording: Wording) -> tuple[Series, ...]:
    """Series of QTables of one table and source, by class version and year; one for each version that is filled."""
    found = []
    for version, same in groupby(grids, key=lambda grid: grid.record.key.version):
        ordered = tuple(same)
        table = wording.table(ordered[0].record.key)
        lists = {axis: codes for axis in Axis if (codes := wording.edition.axis_list(table, axis, version)) is not None}
        total = grand_total(wording, table, version)
        found.append(Series(ordered, table, total, lists, wording.edition.regions))
    return tuple(found)


def handovers(grids: Iterable[Grid], of: Callable[[Grid], str]) -> Iterator[tuple[list[Grid], list[Grid]]]:
    """QTables of two years next to each other that have nothing in common, as the earlier and the later year.

    Args:
        grids: QTables of one table; those without figures are left aside.
        of: what they may have in common.
    """
    years: dict[int, list[Grid]] = {}
    for grid in grids:
        if grid.record.has_figures:
            years.setdefault(grid.record.key.year, []).append(grid)
    for (_before, then), (_year, now) in pairwise(sorted(years.items(), key=itemgetter(0))):
        if {of(grid) for grid in then}.isdisjoint({of(grid) for grid in now}):
            yield then, now


def total_key(wording: Wording, grid: Grid) -> ObservationKey:
    """Key of the grand total of a QTable."""
    key = grid.record.key
    return grid.key(grand_total(wording, wording.table(key), key.version))


def grand_total(wording: Wording, table: TableDefinition, version: str) -> CellKey:
    """Cell of the total on every axis."""
    lists = {axis: wording.edition.axis_list(table, axis, version) for axis in Axis}
    codes = {axis: (found.total or "_") if found is not None else "_" for axis, found in lists.items()}
    return CellKey(codes[Axis.SEX], codes[Axis.STATUS], codes[Axis.CLASS])
