"""One sheet of a workbook: a table of a source, its years side by side, in the manner of the ILO's questionnaire.

Labels and headers are locked; figures, letters, countries and answers can be filled in. A total that nobody entered
is a formula, and can be typed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.statuses import StatusUse, load_statuses
from ilms_desktop.exchange.foreign.cells import column_letters
from ilms_desktop.exchange.workbook import keys, page, words
from ilms_desktop.exchange.workbook.answers import write_year_answers
from ilms_desktop.exchange.workbook.look import decimals_format, needs_quote, sum_format
from ilms_desktop.exchange.workbook.sums import Sums
from ilms_desktop.exchange.workbook.table_rows import SheetRow, rows_of, ways_of
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.observation import CellState
from ilms_desktop.model.structure import Axis
from ilms_desktop.number_text import plain

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from ilms_desktop.exchange.outgoing import Outgoing, OutgoingTable
    from ilms_desktop.exchange.workbook.lists import ListBook
    from ilms_desktop.exchange.workbook.look import Looks
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.table_view import ComputedTotal, YearColumn

#: rows from the top: keys (hidden), title, whose figures, what is counted, how to fill in, then the header
_KEYS, _TITLE, _WHOSE, _COUNTED, _HOW, HEADER = range(6)
FIRST: Final = HEADER + 1
_LABELS: Final = 1
#: figures with more digits are kept as text, since a spreadsheet would round them
_EXACT_DIGITS: Final = 15
#: narrowest and widest column of labels
_WIDTHS: Final = {Axis.STATUS: (14, 27), Axis.SEX: (10, 14), Axis.CLASS: (18, 50)}
_FIGURE_WIDTH: Final = 11
_LETTER_WIDTH: Final = 7
#: years that fit on one page side by side
_PAGE_YEARS: Final = 6
#: years that are in sight when the sheet is opened: the latest, and those before to compare with
_SCREEN_YEARS: Final = 5
_LINE_HEIGHT: Final = 15
_HEAD_AIR: Final = 5
#: part of a line that words fill before they break
_FILLED: Final = 0.85
_WRITTEN: Final = frozenset({CellState.ENTERED, CellState.ZERO, CellState.MISSING})


@dataclass(frozen=True)
class TableSheet:
    """Writes one table.

    Attributes:
        outgoing: what leaves. table: this part of it. sheet, name: where it is written.
        looks: formats. lists: lists to choose from.
    """

    outgoing: Outgoing
    table: OutgoingTable
    sheet: Worksheet
    name: str
    looks: Looks
    lists: ListBook

    def write(self) -> dict[str, str]:
        """Write it; gives the names of its ranges with what they refer to."""
        self._write_head()
        self._write_labels()
        for place, year in enumerate(self.table.view.years):
            self._write_year(year, self._first_year + 2 * place)
        self._validate()
        write_year_answers(self, FIRST + len(self.rows) + 1)
        self._set_up()
        return self._names()

    @cached_property
    def definition(self) -> TableDefinition:
        """The table."""
        return self.table.view.layout.table

    @cached_property
    def rows(self) -> tuple[SheetRow, ...]:
        """Its rows."""
        return rows_of(self.table)

    @cached_property
    def subject(self) -> keys.Subject:
        """Keys of the sheet."""
        key = self.definition.key
        return keys.Subject(self.table.view.source, key.number, str(key.criterion), self.table.view.layout.version)

    @property
    def year_columns(self) -> range:
        """Columns of figures; the letters stand beside them."""
        return range(self._first_year, self._first_year + 2 * len(self.table.view.years), 2)

    @property
    def label_columns(self) -> range:
        """Columns of labels."""
        return range(_LABELS, self._first_year)

    @cached_property
    def _first_year(self) -> int:
        return _LABELS + len(self.definition.axes)

    @cached_property
    def _numbers(self) -> dict[CellKey, int]:
        """Number of each row as people count them."""
        return {row.cell: FIRST + place + 1 for place, row in enumerate(self.rows)}

    @cached_property
    def _sums(self) -> Sums:
        return Sums(self._numbers, ways_of(self.table, self.rows))

    # --- head and labels

    def _write_head(self) -> None:
        sheet, looks, table = self.sheet, self.looks, self.definition
        source = next(each for each in self.outgoing.sources if each.id == self.table.view.source)
        country = self.outgoing.edition.countries[self.outgoing.country].name
        sheet.write_string(_KEYS, 0, self.subject.corner)
        sheet.write_string(_TITLE, _LABELS, f"{table.number}  {table.title}", looks("title"))
        whose = _(" · ").join((country, f"{source.name} ({source.id})", self.outgoing.round.title))
        sheet.write_string(_WHOSE, _LABELS, whose, looks("plain"))
        counted = f"{table.universe_text} {words.unit(table)}"
        self._across(_COUNTED, counted)
        self._across(_HOW, table.instruction)
        for column, axis, title in zip(self.label_columns, table.axes, self.table.view.layout.axis_titles, strict=True):
            sheet.write_string(_KEYS, column, keys.label_column(axis))
            sheet.write_string(HEADER, column, title, looks("head"))
        titles = zip(self.table.view.layout.axis_titles, self._label_widths, strict=True)
        sheet.set_row(HEADER, _LINE_HEIGHT * max(_lines(title, width) for title, width in titles) + _HEAD_AIR)
        for column, year in zip(self.year_columns, self.table.view.years, strict=True):
            sheet.write_string(_KEYS, column, keys.year_column(year.qtable.year))
            sheet.write_string(_KEYS, column + 1, keys.year_column(year.qtable.year, is_letter=True))
            sheet.write_number(HEADER, column, year.qtable.year, looks("year"))
            sheet.write_string(HEADER, column + 1, _("Status"), looks("small_head"))

    def _across(self, row: int, text: str) -> None:
        """A text over the whole width, as high as it needs."""
        last = self.year_columns[-1] + 1
        self.sheet.merge_range(row, _LABELS, row, last, "", self.looks("wrapped"))
        self.sheet.write_string(row, _LABELS, text, self.looks("wrapped"))
        width = sum(self._label_widths) + (_FIGURE_WIDTH + _LETTER_WIDTH) * len(self.table.view.years)
        self.sheet.set_row(row, _LINE_HEIGHT * _lines(text, width))

    def _write_labels(self) -> None:
        before: tuple[str, ...] = ()
        for place, row in enumerate(self.rows):
            number = FIRST + place
            self.sheet.write_string(number, 0, keys.cell_row(row.cell))
            for column, label in zip(self.label_columns, row.labels, strict=True):
                depth = column - _LABELS
                is_again = before[: depth + 1] == row.labels[: depth + 1] and depth < len(row.labels) - 1
                self.sheet.write_string(
                    number, column, label, self.looks("repeated" if is_again else self._use(row, depth))
                )
            lines = max(map(_lines, row.labels, self._label_widths))
            self.sheet.set_row(number, _LINE_HEIGHT * lines)
            if row.slot:
                self._write_slot(number, row)
            before = row.labels
        self._know_labels()

    def _write_slot(self, number: int, row: SheetRow) -> None:
        """Where a country is chosen; the blocks below repeat it."""
        column = self.label_columns[-1]
        if row.twin is None:
            self.sheet.write_blank(number, column, None, self.looks("country"))
            source = self.lists.choose(self._country_list, self._countries())
            offered = {"validate": "list", "source": source, "input_message": _("Choose a country of the list.")}
            self.sheet.data_validation(number, column, number, column, offered)
        else:
            other = f"{column_letters(column)}{FIRST + row.twin + 1}"
            look = self.looks(self._use(row, len(row.labels) - 1))
            self.sheet.write_formula(number, column, f'=IF({other}="","",{other})', look, "")

    @property
    def _country_list(self) -> str:
        return f"{self.table.view.layout.version}.choice"

    def _countries(self) -> list[tuple[str, str]]:
        """Countries that can be named, by their names."""
        codes = self.outgoing.edition.codelists[self.table.view.layout.version].codes
        kinds = {CodeKind.TOTAL, CodeKind.OTHER}
        return sorted(((each.id, each.label) for each in codes if each.kind not in kinds and each.offered), key=_label)

    def _use(self, row: SheetRow, depth: int) -> str:
        """Look of a label."""
        if row.totals[depth]:
            return "total_label"
        return "sum_label" if self._adds_up(row) else "label"

    def _adds_up(self, row: SheetRow) -> bool:
        """Whether a row has a formula where nobody entered a total."""
        return bool(self._sums.formula(row.cell, figures="", letters=""))

    def _know_labels(self) -> None:
        """Keep the labels of the axes, so that a label that was changed is found."""
        edition, version = self.outgoing.edition, self.table.view.layout.version
        listed = (edition.axis_list(self.definition, axis, version) for axis in self.definition.axes)
        for codes in filter(None, listed):
            self.lists.know(codes.id, ((code.id, code.label) for code in codes.codes))

    # --- figures

    def _write_year(self, year: YearColumn, column: int) -> None:
        """Figures, letters and formulas; blank cells are not written, their columns are open and have lines."""
        figures, letters = column_letters(column), column_letters(column + 1)
        for place, row in enumerate(self.rows):
            number = FIRST + place
            said = None if self.outgoing.is_blank else year.observations.get(row.cell)
            if said is not None and said.state in _WRITTEN:
                self._write_said(number, column, row, said)
                continue
            formula = self._sums.formula(row.cell, figures=figures, letters=letters)
            if formula:
                total = None if self.outgoing.is_blank else year.computed.get(row.cell)
                self._write_formula(number, column, formula, total)

    def _write_said(self, number: int, column: int, row: SheetRow, said: Observation) -> None:
        """A figure with its letter and remark, or the letter that stands instead."""
        use = "total" if self._adds_up(row) else "figure"
        if said.value is not None:
            text = plain(said.value, decimals=said.decimals, stored=self.definition.decimals_stored)
            if len(text.replace(".", "").lstrip("0")) > _EXACT_DIGITS:
                self.sheet.write_string(number, column, text, self.looks(use, number="@"))
            else:
                decimals = len(text.partition(".")[2])
                self.sheet.write_number(number, column, float(text), self.looks(use, number=decimals_format(decimals)))
        if said.status:
            self.sheet.write_string(number, column + 1, said.status, self.looks("letter"))
        if said.note:
            self.sheet.write_comment(number, column, said.note)

    def _write_formula(self, number: int, column: int, formula: str, total: ComputedTotal | None) -> None:
        """A total that nobody entered, with what it comes to now."""
        stored = self.definition.decimals_stored
        if total is None or not total.complete:
            shown, decimals = "", self.definition.decimals_shown
        else:
            shown = plain(total.value, decimals=total.decimals, stored=stored)
            decimals = len(shown.partition(".")[2])
        look = self.looks("total", number=sum_format(decimals))
        self.sheet.write_formula(number, column, formula, look, float(shown) if shown else "")

    def _validate(self) -> None:
        """Lines around blank cells too; figures that are not negative, letters of the list."""
        last = FIRST + len(self.rows) - 1
        figure = {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_message": _("Type a figure that is not below zero. A status letter goes into the next column."),
        }
        letters = [letter for letter, each in load_statuses().items() if letter and each.use is StatusUse.OFFERED]
        letter = {
            "validate": "list",
            "source": letters,
            "error_message": fill(_("Use one of: {known}."), {"known": ", ".join(letters)}),
        }
        self.offer(FIRST, last, figure)
        self.offer(FIRST, last, letter, beside=1)
        lines = {"type": "formula", "criteria": "=TRUE", "format": self.looks("lines")}
        self.sheet.conditional_format(FIRST, self._first_year, last, self.year_columns[-1] + 1, lines)

    def offer(self, first: int, last: int, rule: dict[str, Any], *, beside: int = 0) -> None:
        """Check what is typed into some rows of every year, or offer a list there.

        Args:
            first: number of the first row.
            last: number of the last row.
            rule: what is checked or offered, in the words of the library.
            beside: 0 for the figures, 1 for the letters.
        """
        areas = [[first, column + beside, last, column + beside] for column in self.year_columns]
        self.sheet.data_validation(*areas[0], {**rule, "other_cells": areas[1:]})

    # --- answers, used by the module that writes them

    def write_text(self, row: int, column: int, text: str, use: str) -> None:
        """A text that stays one, whatever it starts with."""
        self.sheet.write_string(row, column, text, self.looks(use, is_quoted=needs_quote(text)))

    # --- the sheet as a whole

    @cached_property
    def _label_widths(self) -> list[float]:
        found: list[float] = []
        for place, axis in enumerate(self.definition.axes):
            longest = max((len(row.labels[place]) for row in self.rows), default=0)
            least, most = _WIDTHS[axis]
            found.append(min(max(longest + 3, least), most))
        return found

    def _set_up(self) -> None:
        sheet = self.sheet
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.set_row(_KEYS, None, None, {"hidden": True})
        for column, width in zip(self.label_columns, self._label_widths, strict=True):
            sheet.set_column(column, column, width)
        for column in self.year_columns:
            sheet.set_column(column, column, _FIGURE_WIDTH, self.looks("open"))
            sheet.set_column(column + 1, column + 1, _LETTER_WIDTH, self.looks("open_letter"))
        sheet.freeze_panes(FIRST, self._first_year, FIRST, self.year_columns[-_SCREEN_YEARS:][0])
        title = f"{self.definition.number}  {self.definition.title}"
        page.set_page(sheet, self.outgoing, title=title)
        sheet.repeat_rows(HEADER)
        pages = ceil(len(self.table.view.years) / _PAGE_YEARS)
        sheet.fit_to_pages(pages, 0)
        if pages > 1:
            # why: a repeated column cuts the long texts above the table, so they stand in the header of the page
            sheet.repeat_columns(_LABELS, self._first_year - 1)
            sheet.print_area(HEADER, _LABELS, self._last_row, self._first_year + 2 * len(self.table.view.years) - 1)
            sheet.set_header(f"&L&B{page.shown(title)}")
        sheet.protect("", page.PROTECTION)

    @property
    def _last_row(self) -> int:
        """The last row with a key: figures, a blank row, a heading, two rows about the year as a whole, its fields."""
        return FIRST + len(self.rows) + len(self.table.fields) + 3

    def _names(self) -> dict[str, str]:
        """Names of its ranges, over all rows with keys."""
        columns = {keys.ROW_KEYS: 0}
        columns |= {keys.label_column(axis): _LABELS + place for place, axis in enumerate(self.definition.axes)}
        for column, year in zip(self.year_columns, self.table.view.years, strict=True):
            columns[keys.year_column(year.qtable.year)] = column
            columns[keys.year_column(year.qtable.year, is_letter=True)] = column + 1
        return {
            self.subject.name(name): page.area(self.name, column, FIRST, self._last_row)
            for name, column in columns.items()
        }


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column of a width in characters."""
    return 1 if len(text) <= width else ceil(len(text) / (_FILLED * width))


def _label(entry: tuple[str, str]) -> str:
    return entry[1]
