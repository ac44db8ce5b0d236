"""Where a table stands in a sheet: rows and columns of figures, label columns beside them, header rows above them.

Words are told from figures here; what the words mean is asked in `propose`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.foreign.cells import CellKind
from ilms_desktop.number_text import ENGLISH, Unread, Unreadable, read
from ilms_desktop.workspace.mapping.headings import OTHER_HEADINGS, lists_of
from ilms_desktop.workspace.mapping.labels import year_in
from ilms_desktop.workspace.mapping.model import USUAL_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.exchange.foreign.cells import ForeignCell, ForeignSheet

#: cells of a table that are looked at to find its columns, and rows at least; the labels are read to the end
_SAMPLE_CELLS: Final = 40_000
_SAMPLE_ROWS: Final = 150
_PLAIN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_MOST: Final = 0.9
_SOME: Final = 0.5
_FIGURES: Final = frozenset({CellKind.NUMBER, CellKind.PERCENT, CellKind.ERROR, CellKind.UNCALCULATED})
_NUMBERS: Final = frozenset(Unread) - {Unread.TEXT, Unread.EMPTY}
_HEADERS: Final = 12


@dataclass(frozen=True)
class Frame:
    """A table in a sheet; rows and columns are counted from 0.

    Attributes:
        sheet: the cells.
        first_row, last_row: rows with figures. figures: columns with figures.
        labels: columns of words, in the order of the sheet. years: columns whose numbers are years.
        headers: rows above the figures that say something, from the top.
    """

    sheet: ForeignSheet
    first_row: int
    last_row: int
    figures: tuple[int, ...]
    labels: tuple[int, ...]
    years: tuple[int, ...]
    headers: tuple[int, ...]

    @property
    def rows(self) -> range:
        """Rows with figures, and those between them."""
        return range(self.first_row, self.last_row + 1)

    def row(self, row: int) -> list[str]:
        """Labels of a header row, one a column of figures."""
        return [self.sheet.label(row, column) for column in self.figures]


def find_frame(sheet: ForeignSheet) -> Frame | None:
    """The table of a sheet; None where no cell holds a figure beside labels."""
    looks = _Looks(sheet)
    sample = max(_SAMPLE_ROWS, _SAMPLE_CELLS // max(sheet.width, 1))
    body = [row for row in range(min(sheet.height, sample)) if looks.is_body(row)]
    if not body:
        return None
    # why: a row of figures without a label is no row of the table, if other rows have labels
    first = body[0]
    profiles = [_profile(looks, body, column) for column in range(sheet.width)]
    years = tuple(
        column for column, each in enumerate(profiles) if each.is_year and not looks.is_year_above(first, column)
    )
    figures = tuple(column for column, each in enumerate(profiles) if each.is_figure and column not in years)
    figures = _without_serials(looks, body, figures, profiles)
    if not figures:
        return None
    coded = tuple(column for column in figures if column != figures[-1] and _heads_codes(looks, first, column))
    figures = tuple(column for column in figures if column not in coded)
    labels = tuple(
        column for column, each in enumerate(profiles) if column in coded or (each.is_word and column not in figures)
    )
    last = next(row for row in range(sheet.height - 1, -1, -1) if looks.is_body(row))
    headers = tuple(
        row for row in range(max(0, first - _HEADERS), first) if any(sheet.label(row, each) for each in figures)
    )
    return Frame(sheet, _with_headings(looks, first, labels, headers), last, figures, labels, years, headers)


def is_figure(cell: ForeignCell) -> bool:
    """Whether a cell holds a number, however written, or something that stands for one."""
    if cell.kind in _FIGURES:
        return True
    if cell.kind is not CellKind.TEXT:
        return False
    # why: wide tables have very many plain figures, and these need none of what follows
    if _PLAIN.fullmatch(cell.text):
        return True
    if cell.text.lower() in USUAL_MARKS:
        return True
    if not any(sign.isdecimal() for sign in cell.text):
        return False
    found = read(cell.text.rstrip("*†‡¹²³ "), stored=6, style=ENGLISH)
    return not isinstance(found, Unreadable) or found.reason in _NUMBERS


@dataclass(frozen=True)
class _Looks:
    """What cells look like."""

    sheet: ForeignSheet
    _bodies: dict[int, bool] = field(default_factory=dict)

    def is_body(self, row: int) -> bool:
        """Whether a row has figures that are not the years of a header."""
        if row not in self._bodies:
            self._bodies[row] = self._is_body(row)
        return self._bodies[row]

    def is_year_above(self, first: int, column: int) -> bool:
        """Whether a year heads a column."""
        return any(year_in(self.sheet.label(row, column)) is not None for row in range(max(0, first - _HEADERS), first))

    def _is_body(self, row: int) -> bool:
        line = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
        cells = [self.sheet.cell(row, column) for column in range(len(line))]
        figures = [cell.text for cell in cells if is_figure(cell) and cell.text.lower() not in USUAL_MARKS]
        words = [cell for cell in cells if cell.kind is CellKind.TEXT and not is_figure(cell)]
        if not figures:
            return any((row, column) in self.sheet.odd for column in range(self.sheet.width))
        are_years = all(year_in(text) is not None for text in figures)
        # why: a row with nothing but years is a header; one year behind a word may be a figure, so words decide
        return not are_years or (len(figures) == 1 and len(cells) > 1 and bool(words) and _is_row_label(words))


def _is_row_label(words: Sequence[ForeignCell]) -> bool:
    """Whether words before a single year are the label of a row: short, and no sentence such as a title."""
    return len(words) == 1 and not words[0].text.endswith(":") and len(words[0].text.split()) <= len("1234")


@dataclass(frozen=True)
class _Profile:
    """What a column holds in the rows of figures."""

    filled: int
    figures: int
    years: int
    words: int
    rising: bool

    @property
    def is_year(self) -> bool:
        return self.filled > 0 and self.years >= _MOST * self.filled

    @property
    def is_figure(self) -> bool:
        return self.filled > 0 and self.figures >= _SOME * self.filled and self.words < _SOME * self.filled

    @property
    def is_word(self) -> bool:
        return self.words > 0


def _profile(looks: _Looks, body: Iterable[int], column: int) -> _Profile:
    cells = [cell for row in body if (cell := looks.sheet.cell(row, column)).kind is not CellKind.BLANK]
    marks = sum(cell.text.lower() in USUAL_MARKS for cell in cells)
    figures = sum(map(is_figure, cells))
    numbers = [int(cell.text) for cell in cells if cell.text.isdecimal()]
    rising = len(numbers) == len(cells) > 1 and all(after - before == 1 for before, after in pairwise(numbers))
    years = sum(year_in(cell.text) is not None for cell in cells)
    return _Profile(len(cells), figures, years, len(cells) - figures if len(cells) > marks else 0, rising)


def _heads_codes(looks: _Looks, first: int, column: int) -> bool:
    """Whether the heading of a column of numbers says that they are codes of a list."""
    headings = (looks.sheet.label(row, column) for row in range(max(0, first - 2), first))
    return any(lists_of(heading) - OTHER_HEADINGS for heading in headings)


def _without_serials(
    looks: _Looks, body: Sequence[int], figures: tuple[int, ...], profiles: Sequence[_Profile]
) -> tuple[int, ...]:
    """Columns of figures without one that only counts the rows."""
    first = figures[0] if figures else -1
    is_counted = first >= 0 and len(figures) > 1 and profiles[first].rising and looks.sheet.text(body[0], first) == "1"
    return figures[1:] if is_counted else figures


def _with_headings(looks: _Looks, first: int, labels: Sequence[int], headers: Sequence[int]) -> int:
    """First row of the table with a heading such as "Men" right above it, which stands in a label column alone."""
    row = first
    while row and row - 1 not in headers and any(looks.sheet.text(row - 1, column) for column in labels):
        row -= 1
    below_title = headers and row > headers[-1]
    return row if below_title else first
