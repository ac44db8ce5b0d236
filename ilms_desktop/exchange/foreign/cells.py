"""The neutral table: cells of a sheet with what they hold and what is odd about them, whatever file they came from.

Knows no file format and no meaning of a figure. Rows and columns are counted from 0, addresses as people write them
(`C12`) from 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: what readers give for a cell; an empty text is a blank cell
Raw = str | float | int | bool | date | time | timedelta

_LETTERS: Final = 26
#: digits that a spreadsheet keeps of a number; those behind them are noise of its arithmetic
_DIGITS: Final = ".15g"
#: why: asked for each cell, and an `int | float` would be made anew each time
_NUMBERS: Final = (int, float)
_ERROR_TEXT: Final = re.compile(r"#[^\W\d][\w/ ]*[!?]|#N/\w+|Err:\d{3}", re.IGNORECASE)
#: covered cells of merged areas that are looked at; no table has as many headings
MERGED_CELLS: Final = 200_000
_COLUMN: Final = re.compile(r"[A-Za-z]{1,3}")


class CellKind(StrEnum):
    """What a cell holds."""

    #: nothing
    BLANK = "blank"
    #: words, or a number written as text
    TEXT = "text"
    #: a number
    NUMBER = "number"
    #: a date, a time or a span of time
    DATE = "date"
    #: a number that is shown as a percentage
    PERCENT = "percent"
    #: what the spreadsheet could not work out, such as #REF!
    ERROR = "error"
    #: a formula that was never worked out
    UNCALCULATED = "uncalculated"
    #: true or false
    TRUTH = "truth"


class ForeignCell(NamedTuple):
    """A cell: its text as typed, a number in the C locale, and what kind it is."""

    text: str
    kind: CellKind


class Area(NamedTuple):
    """Cells that are merged into one; all four places belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


_BLANK: Final = ForeignCell("", CellKind.BLANK)


@dataclass(frozen=True)
class ForeignSheet:
    """One sheet.

    Attributes:
        name: as in the file; the name of a text file without its ending.
        rows: what the cells hold; rows may be shorter than others.
        odd: cells that hold something else than their value says: percentages, errors, formulas without a result.
        merged: merged areas; their value stands in the first cell.
    """

    name: str
    rows: Sequence[Sequence[Raw]]
    odd: Mapping[tuple[int, int], CellKind] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()

    @cached_property
    def height(self) -> int:
        """Number of rows; an odd cell below the last value counts."""
        return max(len(self.rows), max((row + 1 for row, _column in self.odd), default=0))

    @cached_property
    def width(self) -> int:
        """Number of columns of the widest row; an odd cell behind the last value counts."""
        return max(max(map(len, self.rows), default=0), max((column + 1 for _row, column in self.odd), default=0))

    @cached_property
    def covered(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """Cells that a merged area hides -> the cell that holds its value."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for area in self.merged:
            rows = range(area.first_row, min(area.last_row + 1, self.height))
            columns = range(area.first_column, min(area.last_column + 1, self.width))
            if len(found) + len(rows) * len(columns) > MERGED_CELLS:
                break
            first = (area.first_row, area.first_column)
            for row in rows:
                for column in columns:
                    if (row, column) != first:
                        found[row, column] = first
        return found

    def raw(self, row: int, column: int) -> Raw:
        """What a cell holds; an empty text outside the sheet."""
        line = self.rows[row] if row < len(self.rows) else ()
        return line[column] if column < len(line) else ""

    def cell(self, row: int, column: int) -> ForeignCell:
        """A cell with its kind."""
        return cell_of(self.raw(row, column), self.odd.get((row, column)))

    def text(self, row: int, column: int) -> str:
        """Text of a cell without spaces around it."""
        value = self.raw(row, column)
        return value.strip() if isinstance(value, str) else cell_of(value).text

    def label(self, row: int, column: int) -> str:
        """Text of a cell, that of the whole area where it is merged with others."""
        return self.text(*self.covered.get((row, column), (row, column)))

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, for people: `Data!C12`."""
        return f"{self.place_of(column)}{row + 1}"

    def place_of(self, column: int) -> str:
        """How the places of a column begin: `Data!C`."""
        return f"{self.name}!{column_letters(column)}"


@dataclass(frozen=True)
class ForeignBook:
    """A file that was opened; a sheet is read when it is asked for.

    Attributes:
        name: of the file. digest: sha256 (hex) of its bytes.
        sheet_names: in the order of the file, without those that hold charts.
        remarks: what a person should know of the file; gettext ids.
        hidden: sheets that a spreadsheet program does not show.
        reader: reads one sheet by name.
    """

    name: str
    digest: str
    sheet_names: tuple[str, ...]
    reader: Callable[[str], ForeignSheet]
    remarks: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    _last: dict[str, ForeignSheet] = field(default_factory=dict)

    def sheet(self, name: str) -> ForeignSheet:
        """One sheet; only the one that was read last is kept, so that memory stays flat.

        Raises:
            ExchangeError: `no_such_sheet`, or those of the reader.
        """
        if name not in self.sheet_names:
            raise ExchangeError("no_such_sheet", path=self.name, sheet=name, known=", ".join(self.sheet_names))
        if name not in self._last:
            self._last.clear()
            self._last[name] = self.reader(name)
        return self._last[name]


def cell_of(value: Raw, odd: CellKind | None = None) -> ForeignCell:
    """A cell of what a reader gives."""
    if isinstance(value, str):
        return _of_text(value, odd)
    if isinstance(value, bool):
        return ForeignCell("TRUE" if value else "FALSE", odd or CellKind.TRUTH)
    if isinstance(value, float) and not isfinite(value):
        return ForeignCell(str(value), odd or CellKind.ERROR)
    if isinstance(value, _NUMBERS):
        return ForeignCell(number_words(value), odd or CellKind.NUMBER)
    return ForeignCell(str(value), odd or CellKind.DATE)


def number_words(value: float) -> str:
    """A number of a spreadsheet in the C locale, with the digits that spreadsheets keep and without exponent."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    text = format(value, _DIGITS)
    if "e" not in text:
        return text
    from decimal import Decimal

    return f"{Decimal(text):f}"


def address(row: int, column: int) -> str:
    """Address of a cell: `C12` for row 11, column 2."""
    return f"{column_letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Letters of a column: `A` for 0, `AA` for 26."""
    letters = ""
    left = column + 1
    while left:
        left, place = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Column of its letters: 0 for `A`.

    Raises:
        ValueError: these are no letters of a column.
    """
    if not _COLUMN.fullmatch(letters):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _of_text(value: str, odd: CellKind | None) -> ForeignCell:
    """A cell that holds a text, or nothing."""
    text = value.strip()
    if odd is not None:
        return ForeignCell(text, odd)
    if not text:
        return _BLANK
    return ForeignCell(text, CellKind.ERROR if text[0] in "#Ee" and _ERROR_TEXT.fullmatch(text) else CellKind.TEXT)
