"""The walk through a sheet by a mapping: each figure with the labels that stand beside, above and over it.

What labels mean and what cells say is asked elsewhere; blank cells and rows that the mapping leaves out are passed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.exchange.foreign.cells import CellKind
from ilms_desktop.exchange.foreign.marks import LOST_LABELS
from ilms_desktop.workspace.label_matching import label_key
from ilms_desktop.workspace.mapping.model import Dim, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.exchange.foreign.cells import ForeignCell, ForeignSheet
    from ilms_desktop.workspace.mapping.fit import Fit
    from ilms_desktop.workspace.mapping.labels import Labels


class LabelCell(NamedTuple):
    """A label and where it stands; the row is -1 for the name of a sheet, the column where no cell tells it."""

    text: str
    row: int
    column: int


class Spot(NamedTuple):
    """A cell of figures with its labels by dimension."""

    row: int
    column: int
    cell: ForeignCell
    labels: Mapping[Dim, LabelCell]


@dataclass(frozen=True)
class Walk:
    """Goes through one sheet.

    Attributes:
        fit: where the mapping stands in it. labels: what labels mean. own: keys of the names of the own country.
    """

    fit: Fit
    labels: Labels
    own: frozenset[str]

    def spots(self) -> Iterator[Spot]:
        """Cells of figures that are not blank, row by row."""
        sheet, columns = self.fit.sheet, self.fit.columns
        above = dict(zip(columns, self._above(columns), strict=True))
        over = self._of_sheet()
        state: dict[Dim, LabelCell] = {}
        for row in self.fit.rows:
            beside = self._beside(row, state)
            if not self._is_read(row):
                continue
            cells = sheet.rows[row] if row < len(sheet.rows) else ()
            for column in columns:
                blank = column >= len(cells) or cells[column] == ""
                if blank and (row, column) not in sheet.odd:
                    continue
                cell = sheet.cell(row, column)
                if cell.kind is not CellKind.BLANK:
                    yield Spot(row, column, cell, {**over, **above[column], **beside})

    def _above(self, columns: range) -> Iterator[dict[Dim, LabelCell]]:
        """Labels above each column; a blank one that is carried says the same as the one before."""
        places = self.fit.places(Where.ROW)
        last: dict[Dim, LabelCell] = {}
        for column in columns:
            found = {}
            for dim, place in places.items():
                row = self.fit.row_of(place.at)
                text = self._label(row, column)
                if text or not place.carried:
                    last[dim] = LabelCell(text, row, column)
                found[dim] = last.get(dim, LabelCell("", row, column))
            yield found

    def _beside(self, row: int, state: dict[Dim, LabelCell]) -> dict[Dim, LabelCell]:
        """Labels beside a row; `state` keeps what holds for the rows that follow."""
        headings = self.fit.places(Where.HEADING)
        found: dict[Dim, LabelCell] = {}
        for dim, place in self.fit.places(Where.COLUMN).items():
            column = self.fit.column_of(place.at)
            text = self._label(row, column)
            if text or not place.carried:
                state[dim] = LabelCell(text, row, column)
            found[dim] = state.get(dim, LabelCell("", row, column))
        for dim, place in headings.items():
            self._take_heading(dim, row, self.fit.column_of(place.at), found=found, state=state)
        return {**found, **{dim: state.get(dim, LabelCell("", row, -1)) for dim in headings}}

    def _take_heading(
        self, dim: Dim, row: int, column: int, *, found: dict[Dim, LabelCell], state: dict[Dim, LabelCell]
    ) -> None:
        """A label that is a heading holds for the rows that follow; figures beside it are those of the total."""
        text = self._label(row, column)
        if text in LOST_LABELS.values():
            # why: it may have been the next heading, so that nobody knows what the rows below it are
            state[dim] = LabelCell(text, row, column)
            return
        inner = [each for each, cell in found.items() if cell.column == column]
        if not text or self.labels.meaning(dim, text) is None:
            return
        if any(self._is_said(each, text) for each in inner):
            return
        if dim in state and any(self.labels.meaning(each, text) is not None for each in inner):
            # why: "Total" below "Men" is the total of the countries, not the end of the men
            return
        state[dim] = LabelCell(text, row, column)
        for each in inner:
            total = self.labels.total(each)
            if total is not None:
                found[each] = LabelCell(total, row, column)

    def _label(self, row: int, column: int) -> str:
        """A label; a sign for one that is lost, so that the figures get no other."""
        sheet = self.fit.sheet
        text = sheet.label(row, column)
        if text or not sheet.odd:
            return text
        kind = sheet.odd.get(sheet.covered.get((row, column), (row, column)))
        return "" if kind is None else LOST_LABELS.get(kind, "")

    @cached_property
    def shared(self) -> frozenset[tuple[int, int]]:
        """Cells that are merged over the places of figures with other labels."""
        sheet, rows, columns = self.fit.sheet, list(self.fit.rows), self.fit.columns
        found = set()
        for area in sheet.merged:
            down = rows[bisect_left(rows, area.first_row) : bisect_right(rows, area.last_row)]
            across = [column for column in columns if area.first_column <= column <= area.last_column]
            first = (area.first_row, area.first_column)
            if len(down) * len(across) > 1 and first == (down[0], across[0]) and self._differ(down, across):
                found.add(first)
        return frozenset(found)

    def _differ(self, rows: Sequence[int], columns: Sequence[int]) -> bool:
        """Whether these rows or columns have several labels; a blank one says nothing else."""
        sheet = self.fit.sheet
        above = [self.fit.row_of(place.at) for place in self.fit.places(Where.ROW).values()]
        beside = [self.fit.column_of(place.at) for place in self.fit.places(Where.COLUMN, Where.HEADING).values()]
        told = [{sheet.label(row, column) for column in columns} - {""} for row in above]
        told += [{sheet.label(row, column) for row in rows} - {""} for column in beside]
        return any(len(each) > 1 for each in told)

    def _is_said(self, dim: Dim, text: str) -> bool:
        meaning = self.labels.meaning(dim, text)
        return meaning is not None and meaning.is_said

    def _is_read(self, row: int) -> bool:
        """Whether the mapping reads a row."""
        for only in self.fit.part.only:
            key = label_key(self.fit.sheet.label(row, self.fit.column_of(only.column)))
            if key not in {label_key(each) for each in only.labels} and not (only.own_country and key in self.own):
                return False
        return True

    def _of_sheet(self) -> dict[Dim, LabelCell]:
        """Labels that hold for the whole sheet."""
        fixed = {dim: LabelCell(place.at, -1, -1) for dim, place in self.fit.places(Where.FIXED).items()}
        name = self.fit.sheet.name
        named = {dim: LabelCell(self.labels.word_in(dim, name), -1, -1) for dim in self.fit.places(Where.SHEET)}
        return {**fixed, **named}


def place_of(sheet: ForeignSheet, label: LabelCell) -> str:
    """Where a label stands, for people."""
    if label.row < 0:
        return sheet.name
    return sheet.place(label.row, label.column) if label.column >= 0 else f"{sheet.name}!{label.row + 1}"
