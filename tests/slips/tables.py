"""Small tables of men and women as systems of sums, without a file: what tests of the error localisation work on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ilms_desktop.validation.slips import Written
from ilms_desktop.validation.sums import Balance, Line, System

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: sex and row; sex `T` and row `ALL` are the totals
Place = tuple[str, str]
TOTAL = "ALL"


def filled(men: Sequence[int], women: Sequence[int]) -> dict[Place, int]:
    """A table with one row for each figure of men and women, and its totals."""
    figures: dict[Place, int] = {}
    for number, (one, other) in enumerate(zip(men, women, strict=True)):
        row = f"r{number}"
        figures |= {("T", row): one + other, ("M", row): one, ("F", row): other}
    for sex in "TMF":
        figures[sex, TOTAL] = sum(figure for (of, _row), figure in figures.items() if of == sex)
    return figures


@dataclass(frozen=True)
class Table:
    """A table with its sums.

    Attributes:
        figures: what stands in it; blank cells are absent. other_years: the same table in other years, nearest first.
        decimals: of its figures, with three stored. is_rounded: whether they were rounded one by one.
        has_columns: whether the rows are added up. asked: what is asked for in blank cells.
    """

    figures: Mapping[Place, int]
    other_years: Sequence[Mapping[Place, int]] = ()
    decimals: int = 3
    is_rounded: bool = False
    has_columns: bool = True
    asked: Mapping[Place, frozenset[int]] = field(default_factory=dict)

    @property
    def rows(self) -> list[str]:
        """Rows but for the total, in their order."""
        return sorted({row for _sex, row in (*self.figures, *self.asked)} - {TOTAL})

    def system(self) -> System[Place]:
        """The table as a system."""
        unit = 10 ** (3 - self.decimals)
        sums = [[(("T", row), 1), (("M", row), -1), (("F", row), -1)] for row in (TOTAL, *self.rows)]
        if self.has_columns:
            sums += [[((sex, TOTAL), 1), *(((sex, row), -1) for row in self.rows)] for sex in "TMF"]
        full = [cells for cells in sums if all(cell in self.figures for cell, _weight in cells)]
        columns = [Line(tuple((sex, row) for row in self.rows), (sex, TOTAL)) for sex in "TMF"]
        return System(
            self.figures,
            [self._balance(cells, unit) for cells in full],
            written=lambda cell: Written(self.figures[cell], self.decimals, self.decimals, 3),
            models=lambda cell: [year[cell] for year in self.other_years if cell in year],
            columns=columns,
            rows=[Line((("M", row), ("F", row)), ("T", row)) for row in (TOTAL, *self.rows)],
            blocks=[column.all for column in columns],
            tables=[[cell for column in columns for cell in column.all]],
            twins=[[(("M", row), ("F", row)) for row in (TOTAL, *self.rows)]],
            bands=[[[(sex, row) for sex in "TMF"] for row in self.rows]],
            carried=[((("M", row), ("F", row)), (("M", TOTAL), ("F", TOTAL))) for row in self.rows],
            asked=self.asked,
            are_beside=lambda one, other: (one[0] == other[0]) != (one[1] == other[1]),
            is_rounded=lambda _cell: self.is_rounded,
        )

    def _balance(self, cells: Sequence[tuple[Place, int]], unit: int) -> Balance[Place]:
        residual = sum(weight * self.figures[cell] for cell, weight in cells)
        total = cells[0][0] if len(cells) > 3 else None  # men and women have no total that is sooner wrong
        return Balance(tuple(cells), residual, unit * len(cells), total)
