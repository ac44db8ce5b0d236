"""Where the cells of a block go in a table: from the current cell on, or by the labels of their row and column.

What the labels do not say is taken from the current cell. Nothing is read as a figure here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.structure import Axis
from ilms_desktop.ui.presenters.paste_labels import YEAR, Frame, Line, levels_of_columns, levels_of_rows
from ilms_desktop.ui.presenters.paste_options import Reason
from ilms_desktop.validation.totals import with_code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.presenters.clipboard import Clip
    from ilms_desktop.ui.presenters.paste_labels import LabelReader

#: row and column of a table, or why a cell of the block has no place in it
Place = tuple[int, int] | Reason

_AXES: Final = {str(axis): axis for axis in Axis}


@dataclass(frozen=True)
class Ground:
    """The table that a block goes into.

    Attributes:
        rows: rows of the table, and behind them those of countries that would be added.
        in_sight: rows that the filter shows, from top to bottom. years: its columns.
        at: row and column of the current cell. countries: list of the countries it may name, or None.
        limit: most countries that a year names, or None where rows are no countries.
    """

    rows: Sequence[LayoutRow]
    in_sight: Sequence[int]
    years: Sequence[YearColumn]
    at: tuple[int, int]
    countries: Codelist | None = None
    limit: int | None = None


class ByPosition:
    """From the current cell on, as the cells stand; labels are passed over."""

    def __init__(self, ground: Ground, frame: Frame) -> None:
        """Take the table and where the figures of the block begin."""
        self._frame = frame
        self._rows = [row for row in ground.in_sight if row >= ground.at[0]]
        self._first = ground.at[1]
        self._width = len(ground.years)

    def place(self, row: int, column: int) -> Place:
        """Place of a cell of the block."""
        down, along = row - self._frame.rows, self._first + column - self._frame.columns
        if down < 0 or column < self._frame.columns:
            return Reason.LABEL
        if down >= len(self._rows) or along >= self._width:
            return Reason.NO_ROOM
        return self._rows[down], along


class ByLabels:
    """By the words before the rows and above the columns."""

    def __init__(self, ground: Ground, clip: Clip, *, frame: Frame, reader: LabelReader) -> None:
        """Take the table, the block and where its figures begin."""
        self._ground = ground
        self._frame = frame
        self._by_position = ByPosition(ground, frame)
        down, along = levels_of_rows(clip.rows, frame), levels_of_columns(clip.rows, frame)
        self.rows = reader.lines(down)
        spoken = {key for line in self.rows for key in line.codes}
        self.columns = reader.lines(along, taken=spoken)
        self._index = {row.cell: place for place, row in enumerate(ground.rows)}
        self._years = {str(year.qtable.year): place for place, year in enumerate(ground.years)}
        self._in_sight = frozenset(ground.in_sight)

    def place(self, row: int, column: int) -> Place:
        """Place of a cell of the block."""
        down, along = row - self._frame.rows, column - self._frame.columns
        if down < 0 or along < 0:
            return Reason.LABEL
        lines = (self.rows[down] if self.rows else Line(), self.columns[along] if self.columns else Line())
        if any(line.is_unknown for line in lines):
            return Reason.UNKNOWN_LABEL
        if any(line.is_blank for line in lines):
            return Reason.NO_LABEL
        return self._at({**lines[0].codes, **lines[1].codes}, self._start(row, column))

    def _start(self, row: int, column: int) -> Place:
        """The place that holds for what the labels do not say: the line by position, or the current cell."""
        first = self._frame.rows, self._frame.columns
        return self._by_position.place(first[0] if self.rows else row, first[1] if self.columns else column)

    def _at(self, codes: Mapping[str, str], start: Place) -> Place:
        """Place by codes; what they lack is that of `start`."""
        if isinstance(start, Reason):
            return start
        cell = self._ground.rows[start[0]].cell
        for key, code in codes.items():
            if key in _AXES:
                cell = with_code(cell, _AXES[key], code)
        column = self._years.get(codes[YEAR]) if YEAR in codes else start[1]
        row = self._index.get(cell)
        if column is None:
            return Reason.NO_SUCH_CELL
        if row is None:
            return Reason.NOT_NAMED if self.country_of(cell) else Reason.NO_SUCH_CELL
        return (row, column) if row in self._in_sight else Reason.FILTERED

    def country_of(self, cell: CellKey) -> str:
        """Code of a country that the table may name; empty for any other cell."""
        codes = self._ground.countries
        if codes is None or cell.klass not in codes:
            return ""
        code = codes[cell.klass]
        return code.id if code.offered and code.kind not in (CodeKind.TOTAL, CodeKind.OTHER) else ""

    def unnamed(self) -> tuple[str, ...]:
        """Countries of the labels that are no rows of the table, each once."""
        known = {row.cell.klass for row in self._ground.rows}
        base = self._ground.rows[self._ground.at[0]].cell
        codes = (line.codes.get(str(Axis.CLASS)) for line in (*self.rows, *self.columns))
        cells = (with_code(base, Axis.CLASS, code) for code in codes if code and code not in known)
        return tuple(dict.fromkeys(filter(None, map(self.country_of, cells))))
