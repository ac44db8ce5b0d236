"""The first sheet of a workbook: whose figures they are, how to fill it in, the source, its tables, the letters."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.statuses import StatusUse, load_statuses
from ilms_desktop.exchange.workbook import keys
from ilms_desktop.exchange.workbook.answers import entries_of, list_id, shown
from ilms_desktop.exchange.workbook.look import needs_quote
from ilms_desktop.exchange.workbook.page import PROTECTION, area, set_page
from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.source import NAME_FIELD, FieldLevel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.worksheet import Worksheet

    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.workbook.lists import ListBook
    from ilms_desktop.exchange.workbook.look import Looks
    from ilms_desktop.model.source import FieldDefinition, Source

_HOW: Final = (
    N_(
        "Fill in the white cells. A figure goes into the column of its year, a status letter into the column beside it."
    ),
    N_("An empty cell means that nothing is reported yet; write 0 for zero, and N, X or C where there is no figure."),
    N_("Totals in grey add themselves up. Type a figure over a total where its parts are not known."),
    N_("Write a remark on a figure as a comment of its cell."),
    N_(
        "When you are done, import the workbook into the questionnaire; you see what changes before anything is stored."
    ),
)
_WIDTHS: Final = (30, 54, 58)
_TITLE, _WHOSE = 1, 2
#: letters in a line of a question, of an answer and of a help text, to make rows as high as their text
_LINES: Final = (25, 48, 66)
_LINE_HEIGHT: Final = 15


@dataclass
class SourceSheet:
    """Writes the sheet.

    Attributes:
        outgoing: what leaves. source: whose workbook it is. sheet, name: where it is written.
        looks: formats. lists: lists to choose from.
    """

    outgoing: Outgoing
    source: Source
    sheet: Worksheet
    name: str
    looks: Looks
    lists: ListBook
    _row: int = 0

    def write(self, tables: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Write it; gives the names of its ranges with what they refer to.

        Args:
            tables: name of the sheet and title of each table.
        """
        self._write_head()
        first, last = self._write_answers()
        self._write_tables(tables)
        self._write_letters()
        self._set_up()
        columns = {keys.ROW_KEYS: 0, keys.ANSWERS: 2}
        subject = keys.Subject(self.source.id)
        return {subject.name(column): area(self.name, place, first, last) for column, place in columns.items()}

    def _write_head(self) -> None:
        sheet, looks = self.sheet, self.looks
        sheet.write_string(0, 0, keys.Subject(self.source.id).corner)
        sheet.write_string(0, 2, keys.ANSWERS)
        self._text(_TITLE, 1, self.outgoing.edition.title, "title")
        country = self.outgoing.edition.countries[self.outgoing.country].name
        kind = self.outgoing.edition.source_types[self.source.type].label
        parts = (country, self.outgoing.round.title, f"{kind} ({self.source.id})")
        self._text(_WHOSE, 1, _(" · ").join(parts), "plain")
        self._row = _WHOSE + 2
        self._section(_("How to fill in this workbook"))
        for text in _HOW:
            sheet.merge_range(self._row, 1, self._row, 3, "", looks("wrapped"))
            self._text(self._row, 1, _(text), "wrapped")
            self._row += 1
        self._row += 1

    def _write_answers(self) -> tuple[int, int]:
        """The fields of the source; gives the first and the last row."""
        self._section(_("The source"))
        first = self._row
        for field in self.outgoing.edition.fields:
            if _is_asked(field, self.source.type):
                self._write_field(field)
        last = self._row - 1
        self._row += 1
        return first, last

    def _write_field(self, field: FieldDefinition) -> None:
        row, entries = self._row, entries_of(self.outgoing.edition, field)
        self.sheet.write_string(row, 0, keys.field_row(field.code))
        self._text(row, 1, field.title, "question")
        value = self.source.name if field.code == NAME_FIELD else self.source.fields.get(field.code, "")
        said = shown(entries, value) if value else ""
        self._text(row, 2, said, "answer")
        self._text(row, 3, field.help, "help")
        texts = zip((field.title, said, field.help), _LINES, strict=True)
        lines = max(ceil(len(each) / line) + each.count("\n") for each, line in texts)
        self.sheet.set_row(row, _LINE_HEIGHT * max(lines, 1))
        if entries:
            source = self.lists.choose(list_id(field), entries)
            self.sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": source})
        self._row += 1

    def _write_tables(self, tables: Iterable[tuple[str, str]]) -> None:
        self._section(_("Tables in this workbook"))
        for name, title in tables:
            quoted = name.replace("'", "''")
            self.sheet.write_url(self._row, 1, f"internal:'{quoted}'!A1", self.looks("link"), name)
            self._text(self._row, 2, title, "plain")
            self._row += 1
        self._row += 1

    def _write_letters(self) -> None:
        self._section(_("Status letters"))
        for letter, each in load_statuses(language=self.outgoing.edition.language).items():
            if letter and each.use is StatusUse.OFFERED:
                self._text(self._row, 1, letter, "question")
                self._text(self._row, 2, each.label, "wrapped")
                self._text(self._row, 3, each.help, "help")
                self._row += 1

    def _section(self, title: str) -> None:
        for column in range(1, len(_WIDTHS) + 1):
            self._text(self._row, column, title if column == 1 else "", "section")
        self._row += 1

    def _text(self, row: int, column: int, text: str, use: str) -> None:
        """A text that stays one, whatever it starts with."""
        self.sheet.write_string(row, column, text, self.looks(use, is_quoted=needs_quote(text)))

    def _set_up(self) -> None:
        self.sheet.set_column(0, 0, None, None, {"hidden": True})
        self.sheet.set_row(0, None, None, {"hidden": True})
        for column, width in enumerate(_WIDTHS, start=1):
            self.sheet.set_column(column, column, width)
        self.sheet.freeze_panes(_WHOSE + 1, 0)
        set_page(self.sheet, self.outgoing, title=self.source.name)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.protect("", PROTECTION)


def _is_asked(field: FieldDefinition, source_type: str) -> bool:
    return field.level is FieldLevel.SOURCE and not field.read_only and field.is_offered(source_type)
