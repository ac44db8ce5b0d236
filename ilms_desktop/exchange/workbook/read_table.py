"""Reading one table sheet back: a row for every figure and letter, a reason with its address for what is not taken."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.exchange.foreign.cells import CellKind, address, column_letters
from ilms_desktop.exchange.foreign.marks import ODD
from ilms_desktop.exchange.report import ParsedQTable, ParsedRow, Refusal, RefusedRow
from ilms_desktop.exchange.workbook import keys
from ilms_desktop.exchange.workbook.figures import FigureReader, Refused, Said
from ilms_desktop.exchange.workbook.read_labels import LabelCheck
from ilms_desktop.exchange.workbook.remarks import remarks_refused
from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.exchange.workbook.found import KeyedSheet
    from ilms_desktop.exchange.workbook.parts import SheetTraits
    from ilms_desktop.exchange.workbook.read_answers import AnswerReader
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.structure import TableDefinition

_NO_FIGURE: Final = Said()
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
#: kinds of cells that were meant as figures, and why texts are refused that were
_FIGURES: Final = frozenset({CellKind.NUMBER, CellKind.PERCENT, CellKind.ERROR, CellKind.UNCALCULATED})
_MEANT: Final = frozenset({Refusal.TWO_READINGS, Refusal.PERCENT, Refusal.CURRENCY, Refusal.TOO_MANY_DECIMALS})


class YearColumns(NamedTuple):
    """Where a year stands.

    Attributes:
        year: which. figures: their column. letters: that of the letters beside them, where it is still there.
        place: how the addresses of its figures begin, such as `A5!C`.
    """

    year: int
    figures: int
    letters: int | None
    place: str


class KeyedRow(NamedTuple):
    """A row of the table: its number, what it addresses, the codes as files write them, whether it is a country."""

    number: int
    meant: CellKey | Refused
    sex: str = ""
    classif1: str = ""
    classif2: str = ""
    is_country: bool = False


@dataclass
class TableReader:
    """Reads one sheet.

    Attributes:
        found: the sheet with its keys. traits: what is behind its values.
        edition, country: what the keys mean, and whose figures they are.
        lists: codes by labels. answers: reads what is said of whole years. before: rows that were read before.
        rows, refused, ignored: what was read; names of columns that carry no key.
    """

    found: KeyedSheet
    traits: SheetTraits
    edition: Edition
    country: str
    lists: Mapping[str, Mapping[str, str]]
    answers: AnswerReader
    before: int = 0
    rows: list[ParsedRow] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    _named: dict[int, dict[str, None]] = field(default_factory=dict)

    def read(self) -> None:
        """Read all of it."""
        cells = [(cell, row) for key, row in self.found.rows if (cell := keys.cell_of(key)) is not None]
        labels = LabelCheck(self.found, self.edition, self.lists)
        merged = self._merged([row for _cell, row in cells])
        for cell, number in cells:
            row = self._keyed(number, labels.meant(cell, number))
            for year in self._entered(number):
                self._figure(year, row, is_merged=(number, year.figures) in merged)
        self._strangers({row for _key, row in self.found.rows})
        self._remarks_elsewhere({row for _cell, row in cells})

    def qtables(self, named: Mapping[QTableKey, tuple[str, ...]]) -> Iterator[ParsedQTable]:
        """What is said of each year beside its figures.

        Args:
            named: countries that the years named when the workbook was written.
        """
        rows = {name: row for name, row in self.found.rows if keys.cell_of(name) is None}
        for year, columns in {each.year: each for each in reversed(self.years)}.items():
            key = self.found.subject.qtable(year)
            countries = dict.fromkeys((*named.get(key, ()), *self._named.get(year, ())))
            places = {name: (row, columns.figures) for name, row in rows.items()}
            if columns.figures in self._heads:
                self._refuse_answers(columns, places.values())
                places = {}
            said = self.answers.of_year(self.found, key, places)
            if said is not None or countries:
                said = said or ParsedQTable(key)
                yield ParsedQTable(key, said.fields, said.declaration, said.reason, tuple(countries))

    def _refuse_answers(self, year: YearColumns, places: Iterable[tuple[int, int]]) -> None:
        """Refuse what is said under a head of another year."""
        params = {"value": self._heads[year.figures], "other": str(year.year)}
        for place in places:
            text = self.found.sheet.text(*place)
            if text:
                where = self.found.sheet.place(*place)
                refused = RefusedRow(0, f"{self.table.id}: {text}", Refusal.YEAR_OTHER, params, where)
                self.answers.refused.append(refused)

    @cached_property
    def table(self) -> TableDefinition:
        """The table of the sheet."""
        return self.edition.by_key[self.found.subject.table_key]

    @cached_property
    def years(self) -> tuple[YearColumns, ...]:
        """Years with the place of their figures; a copied column is read as well."""
        letters: dict[int, list[int]] = {}
        for key, column in self.found.columns:
            if (year := keys.year_of(key)) and year[1]:
                letters.setdefault(year[0], []).append(column)
        return tuple(
            YearColumns(year[0], column, _beside(column, letters.get(year[0], ())), self.found.sheet.place_of(column))
            for key, column in self.found.columns
            if (year := keys.year_of(key)) and not year[1]
        )

    @cached_property
    def _heads(self) -> Mapping[int, str]:
        """Columns whose head names another year than their key, with that year."""
        sheet, first = self.found.sheet, min((row for _key, row in self.found.rows), default=0)
        found = {}
        for year in self.years:
            texts = [text for row in range(first) if _YEAR.fullmatch(text := sheet.label(row, year.figures))]
            if texts and str(year.year) not in texts:
                found[year.figures] = texts[-1]
        return found

    @cached_property
    def _reader(self) -> FigureReader:
        return FigureReader(self.table)

    # --- figures

    def _keyed(self, number: int, meant: CellKey | Refused) -> KeyedRow:
        """A row with what all its years share."""
        if isinstance(meant, Refused):
            return KeyedRow(number, meant)
        codes = {Axis.STATUS: meant.status, Axis.CLASS: meant.klass}
        first, second, *_ = (*(codes[axis] for axis in self.table.id_axes), "", "")
        is_country = self.table.names_countries and _names_country(
            self.edition, self.found.subject.version, meant.klass
        )
        return KeyedRow(number, meant, "" if meant.sex == ABSENT else meant.sex, first, second, is_country)

    def _entered(self, row: int) -> Iterator[YearColumns]:
        """Years in which somebody entered something in a row; in most rows of most tables there are few."""
        sheet, totals, remarks = self.found.sheet, self.traits.totals, self.traits.remarks
        odd = sheet.odd
        line = sheet.rows[row] if row < len(sheet.rows) else ()
        width = len(line)
        for year in self.years:
            column, letters = year.figures, year.letters
            at = (row, column)
            is_figure = (column < width and line[column] != "") or at in odd
            is_letter = letters is not None and letters < width and line[letters] != ""
            is_letter = is_letter or (bool(odd) and (row, letters) in odd)
            if is_letter or (is_figure and at not in totals) or at in remarks or (row, letters) in remarks:
                yield year

    def _figure(self, year: YearColumns, row: KeyedRow, *, is_merged: bool) -> None:
        """What one year says in one row."""
        said = self._said(year, row.number)
        remark = self._remark(year, row.number)
        if said == _NO_FIGURE and remark is None:
            return
        if said == _NO_FIGURE:
            said = Refused(Refusal.REMARK_ALONE, {"value": str(remark)})
        elif year.figures in self.found.unclear:
            name, other = self.found.unclear[year.figures]
            said = Refused(Refusal.COLUMN_UNCLEAR, {"value": name, "other": other})
        elif year.figures in self._heads:
            said = Refused(Refusal.YEAR_OTHER, {"value": self._heads[year.figures], "other": str(year.year)})
        elif is_merged:
            said = Refused(Refusal.MERGED)
        if isinstance(said, Refused) or isinstance(row.meant, Refused):
            self._refuse(year, row.number, said if isinstance(said, Refused) else row.meant)
            return
        self.rows.append(self._row(year, row, said, remark))
        if row.is_country:
            self._named.setdefault(year.year, {})[row.meant.klass] = None

    def _said(self, year: YearColumns, row: int) -> Said | Refused:
        """Figure and letter; a total that a formula of ours adds up was entered by nobody."""
        at = (row, year.figures)
        letter = "" if year.letters is None else self.found.sheet.text(row, year.letters)
        odd = None if letter or year.letters is None else self.found.sheet.odd.get((row, year.letters))
        if odd is not None:
            return Refused(ODD[odd], {"value": ""})
        if at in self.traits.totals:
            return Said(letter=letter.upper()) if letter else _NO_FIGURE
        said = self._reader.read(
            self.found.sheet.cell(*at),
            decimals=self.traits.decimals.get(at, 0),
            is_money=at in self.traits.currency,
        )
        return said if not letter or isinstance(said, Refused) else self._reader.together(said, letter)

    def _remark(self, year: YearColumns, row: int) -> str | None:
        """Remark on the figure, or else on its letter."""
        found = self.traits.remarks.get((row, year.figures))
        return found if found is not None or year.letters is None else self.traits.remarks.get((row, year.letters))

    def _row(self, year: YearColumns, row: KeyedRow, said: Said, remark: str | None) -> ParsedRow:
        return ParsedRow(
            ref_area=self.country,
            source=self.found.subject.source,
            indicator=self.table.indicator,
            sex=row.sex,
            classif1=row.classif1,
            classif2=row.classif2,
            time=str(year.year),
            line=self.before + len(self.rows) + 1,
            text=said.text,
            status=said.letter,
            place=f"{year.place}{row.number + 1}",
            remark=remark,
        )

    def _refuse(self, year: YearColumns, row: int, why: Refused | CellKey) -> None:
        assert isinstance(why, Refused)  # noqa: S101 - the caller has one of them
        shown = self.found.sheet.cell(row, year.figures).text
        letter = "" if year.letters is None else self.found.sheet.text(row, year.letters)
        words = f"{self._label(row)}, {year.year}: {shown} {letter}".strip()
        is_of_letter = not letter and year.letters is not None and (row, year.letters) in self.found.sheet.odd
        place = self.found.sheet.place(row, year.letters if is_of_letter and year.letters else year.figures)
        self.refused.append(RefusedRow(line=0, text=words, reason=why.reason, params=why.params, place=place))

    def _label(self, row: int) -> str:
        """Labels of a row in one line."""
        columns = [column for key, column in self.found.columns if keys.is_label(key)]
        return ", ".join((self.table.id, *filter(None, (self.found.sheet.text(row, column) for column in columns))))

    # --- what people added

    def _merged(self, rows: list[int]) -> set[tuple[int, int]]:
        """Figures whose cell is merged with that of another figure."""
        found: set[tuple[int, int]] = set()
        columns = sorted(year.figures for year in self.years)
        rows = sorted(rows)
        for top, left, bottom, right in self.found.sheet.merged:
            first_row, first_column = bisect_left(rows, top), bisect_left(columns, left)
            height = bisect_right(rows, bottom) - first_row
            if height * (bisect_right(columns, right) - first_column) > 1:
                found.add((rows[first_row], columns[first_column]))
        return found

    def _strangers(self, keyed: set[int]) -> None:
        """Figures in rows that are none of the table, block by block, and columns that carry no key."""
        sheet, known = self.found.sheet, {self.found.key_column, *(column for _key, column in self.found.columns)}
        columns = sorted({each for year in self.years for each in (year.figures, year.letters) if each is not None})
        blocks: list[list[tuple[int, int]]] = []
        for row in range(min(keyed) + 1, sheet.height):
            cells = [] if row in keyed else [(row, column) for column in columns if self._is_figure(row, column)]
            if cells and blocks and blocks[-1][-1][0] == row - 1:
                blocks[-1][1:] = [cells[-1]]
            elif cells:
                blocks.append([cells[0], cells[-1]])
        for first, last in blocks:
            place = sheet.place(*first) if first == last else f"{sheet.place(*first)}:{address(*last)}"
            text = f"{self.table.id}: {sheet.cell(*first).text}"
            self.refused.append(RefusedRow(line=0, text=text, reason=Refusal.NO_KEY, place=place))
        for column in range(sheet.width):
            if column not in known and any(self._is_figure(row, column) for row in keyed):
                self.ignored.append(f"{sheet.name}!{column_letters(column)}")

    def _remarks_elsewhere(self, rows: set[int]) -> None:
        """Remarks that stand on no figure, so that nobody would find them again."""
        columns = {column for year in self.years for column in (year.figures, year.letters)}
        elsewhere = {at: text for at, text in self.traits.remarks.items() if at[0] not in rows or at[1] not in columns}
        self.refused += remarks_refused(self.found.sheet, elsewhere, subject=self.table.id)

    def _is_figure(self, row: int, column: int) -> bool:
        """Whether a cell holds a figure, one written as text too, or a formula that ought to give one."""
        value, odd = self.found.sheet.raw(row, column), self.found.sheet.odd.get((row, column))
        if odd is None and (value == "" or type(value) is float):
            return value != ""
        cell = self.found.sheet.cell(row, column)
        if cell.kind is not CellKind.TEXT:
            return cell.kind in _FIGURES
        said = self._reader.read(cell)
        return said != _NO_FIGURE if isinstance(said, Said) else said.reason in _MEANT


def _beside(column: int, letters: Sequence[int]) -> int | None:
    """The column of letters that belongs to a column of figures: the next one, where a year was copied."""
    return min((each for each in letters if each > column), default=letters[-1] if letters else None)


def _names_country(edition: Edition, version: str, code: str) -> bool:
    """Whether a code is that of a country, and not the total or the rest."""
    codes = edition.codelists[version]
    return code in codes and code not in {codes.total, codes.other}
