"""The oracle's series: the figures of one table over the years, looked up one by one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey
from tests.oracle.over_time import grand_total, series

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ilms_desktop.model.codelist import Code
    from ilms_desktop.model.key import QTableKey
    from tests.oracle.oracle import Oracle


class Course:
    """One series with what is asked of it again and again.

    Attributes:
        oracle: knows the file. tables: QTables by year. definition: of the table. total: cell of everybody.
        scale: figures in one thousand persons.
    """

    def __init__(self, oracle: Oracle, qtables: list[QTableKey]) -> None:
        self.oracle = oracle
        self.tables = {each.year: each for each in qtables}
        self.definition = oracle.edition.table(qtables[0].table_key)
        self.total = grand_total(oracle, qtables[0])
        self.scale = 10**self.definition.decimals_stored

    def value(self, year: int, cell: CellKey) -> int | None:
        """A figure."""
        said = self.oracle.at(self.tables[year], cell) if year in self.tables else None
        return None if said is None else said.value

    def years(self, cell: CellKey) -> list[int]:
        """Years with a figure in a cell."""
        return [year for year in self.tables if self.value(year, cell) is not None]

    def cells(self) -> list[CellKey]:
        """Every cell that is in use in any year."""
        return sorted({cell for key in self.tables.values() for cell in self.oracle.figures[key]})

    def keys(self, years: Iterable[int], cells: Collection[CellKey]) -> frozenset[ObservationKey]:
        """Keys of some cells in some years."""
        return frozenset(ObservationKey(self.tables[year], cell) for year in years for cell in cells)

    def code(self, cell: CellKey) -> Code | None:
        """Class of a cell."""
        version = next(iter(self.tables.values())).version
        return None if version == ABSENT else self.oracle.edition.codelists[version].by_id.get(cell.klass)

    def is_own(self, cell: CellKey) -> bool:
        """Whether a row is neither what is left over nor unknown."""
        lists = self.oracle.edition.codelists
        status = lists[self.definition.status_list].by_id.get(cell.status) if self.definition.status_list else None
        kinds = [code.kind for code in (self.code(cell), status) if code is not None]
        return not {CodeKind.OTHER, CodeKind.UNKNOWN} & set(kinds)

    def is_part(self, cell: CellKey) -> bool:
        """Whether the class of a cell is a part of the total by itself."""
        code = self.code(cell)
        return (
            code is not None
            and not (code.is_total or code.memo or code.alternative)
            and code.kind not in (CodeKind.OTHER, CodeKind.UNKNOWN)
        )

    def steps(self) -> Iterator[tuple[CellKey, int, int]]:
        """Every figure above 0 of a total or large row with the one before it: cell, earlier and later year."""
        for cell in self.cells():
            years = self.years(cell)
            for before, year in pairwise(years):
                both = cell._replace(sex=self.total.sex)
                if both != cell and self.value(before, both) is not None and self.value(year, both) is not None:
                    continue
                if self.is_own(cell) and self.weighs(cell, before, year):
                    yield cell, before, year

    def weighs(self, cell: CellKey, before: int, year: int) -> bool:
        """Five percent of the column in one of the years, and more than a floor."""
        old, new = self.value(before, cell) or 0, self.value(year, cell) or 0
        column = cell._replace(klass=self.total.klass)
        wholes = (self.value(before, column), self.value(year, column))
        is_large = any(whole is not None and part * 20 >= whole for part, whole in zip((old, new), wholes, strict=True))
        size = wholes[1] if wholes[1] is not None else wholes[0]
        floor = 1 if size is not None and size < 20 * self.scale else 5
        return old > 0 and new > 0 and (cell == column or is_large) and abs(new - old) > floor * self.scale

    def together(self, cells: Iterable[CellKey]) -> list[list[CellKey]]:
        """Cells under the total that is among them."""
        left, groups = set(cells), []
        heads = [cell for cell in left if (cell.status, cell.klass) == (self.total.status, self.total.klass)]
        for head in sorted(heads):
            groups.append([cell for cell in left if cell.sex == head.sex])
            left -= set(groups[-1])
        for head in sorted(cell for cell in left if cell.klass == self.total.klass):
            groups.append([cell for cell in left if (cell.sex, cell.status) == (head.sex, head.status)])
            left -= set(groups[-1])
        return groups + [[cell] for cell in left]


def courses(oracle: Oracle, *, means: bool = False) -> Iterator[Course]:
    """Every series; those of means only where asked for."""
    for qtables in series(oracle):
        course = Course(oracle, qtables)
        if means or not course.definition.is_mean:
            yield course
