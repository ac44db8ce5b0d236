"""Where a mapping stands in a sheet: which sheets it speaks of, and how far they have moved since it was made."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.foreign.cells import column_number
from ilms_desktop.workspace.label_matching import label_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.exchange.foreign.cells import ForeignSheet
    from ilms_desktop.workspace.mapping.model import Dim, Part, Place, Where

#: rows and columns in which a table that moved is looked for
_ROWS: Final = 200
_COLUMNS: Final = 50


@dataclass(frozen=True)
class Fit:
    """A part of a mapping in one sheet; rows and columns are counted from 0.

    Attributes:
        part: what the mapping says. sheet: the cells.
        down, right: how far the table has moved.
    """

    part: Part
    sheet: ForeignSheet
    down: int = 0
    right: int = 0

    @property
    def rows(self) -> Iterator[int]:
        """Rows with figures."""
        skipped = set(self.part.skipped)
        last = self.sheet.height if not self.part.last_row else min(self.part.last_row + self.down, self.sheet.height)
        for row in range(max(self.part.first_row - 1 + self.down, 0), last):
            if row + 1 - self.down not in skipped:
                yield row

    @property
    def columns(self) -> range:
        """Columns with figures."""
        first = column_number(self.part.first_column) + self.right
        last = column_number(self.part.last_column) + self.right + 1 if self.part.last_column else self.sheet.width
        return range(max(first, 0), min(last, self.sheet.width))

    def column_of(self, letters: str) -> int:
        """Column that the mapping names."""
        return max(column_number(letters) + self.right, 0)

    def row_of(self, at: str) -> int:
        """Row that the mapping names."""
        return max(int(at) - 1 + self.down, 0)

    def places(self, *kinds: Where) -> dict[Dim, Place]:
        """Dimensions that stand in places of these kinds."""
        return {dim: place for dim, place in self.part.places.items() if place.where in kinds}


def sheets_of(part: Part, names: Iterable[str]) -> list[str]:
    """Sheets that a part speaks of, in the order of the file."""
    pattern = part.sheet.casefold()
    return [name for name in names if name.casefold() == pattern or fnmatchcase(name.casefold(), pattern)]


def fit(part: Part, sheet: ForeignSheet) -> Fit | None:
    """A part in a sheet; None where the text that marks its place is nowhere, or in several places."""
    anchor = part.anchor
    if anchor is None:
        return Fit(part, sheet)
    row, column = anchor.row - 1, column_number(anchor.column)
    if label_key(sheet.text(row, column)) == label_key(anchor.text):
        return Fit(part, sheet)
    found = places_of(sheet, anchor.text)
    return Fit(part, sheet, found[0][0] - row, found[0][1] - column) if len(found) == 1 else None


def places_of(sheet: ForeignSheet, text: str) -> list[tuple[int, int]]:
    """Rows and columns near the start of a sheet where a text stands."""
    wanted = label_key(text)
    return [
        (row, column)
        for row, cells in enumerate(sheet.rows[:_ROWS])
        for column, value in enumerate(cells[:_COLUMNS])
        if isinstance(value, str) and value and label_key(value) == wanted
    ]
