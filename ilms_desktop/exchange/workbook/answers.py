"""Answers in a workbook: about each year of a table, and about the source; lists to choose from, free text as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.workbook import keys, words
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.exchange.workbook.table_sheet import TableSheet
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.model.table_view import YearColumn

DECLARATIONS: Final = "declaration"
_ROW_HEIGHT: Final = 30


def list_id(field: FieldDefinition) -> str:
    """Id under which the answers of a field are listed in a workbook; empty for free answers."""
    if field.choices:
        return f"field.{field.code}"
    return field.codelist


def entries_of(edition: Edition, field: FieldDefinition) -> list[tuple[str, str]]:
    """Value and label of each answer that can be chosen."""
    if field.choices:
        return list(field.choices)
    return [(code.id, code.label) for code in edition.codelists[field.codelist].codes] if field.codelist else []


def shown(entries: Iterable[tuple[str, str]], value: str) -> str:
    """Label of a value; the value itself where it has none."""
    return dict(entries).get(value, value)


def write_year_answers(sheet: TableSheet, first: int) -> None:
    """Rows below the figures: what is said of each year as a whole, and its fields."""
    start = sheet.label_columns[0]
    for column in range(start, sheet.year_columns[-1] + 2):
        sheet.sheet.write_blank(first, column, None, sheet.looks("section"))
    sheet.write_text(first, start, _("About each year"), "section")
    declared = words.declarations()
    _row(sheet, first + 1, keys.DECLARATION, _("The year as a whole"))
    source = sheet.lists.choose(DECLARATIONS, declared)
    sheet.offer(first + 1, first + 1, {"validate": "list", "source": source})
    _row(sheet, first + 2, keys.REASON, _("Reason"))
    for column, year in zip(sheet.year_columns, sheet.table.view.years, strict=True):
        if not sheet.outgoing.is_blank and year.declaration is not None:
            sheet.write_text(first + 1, column, shown(declared, year.declaration.value), "answer")
            sheet.write_text(first + 2, column, year.reason, "answer")
    for place, field in enumerate(sheet.table.fields, start=first + 3):
        _row(sheet, place, keys.field_row(field.code), field.title)
        _write_field(sheet, place, field)


def _row(sheet: TableSheet, row: int, key: str, title: str) -> None:
    """Key and title of an answer, and a cell for each year."""
    start, stop = sheet.label_columns[0], sheet.label_columns[-1]
    sheet.sheet.write_string(row, 0, key)
    if start < stop:
        sheet.sheet.merge_range(row, start, row, stop, "", sheet.looks("question"))
    sheet.write_text(row, start, title, "question")
    for column in sheet.year_columns:
        sheet.sheet.merge_range(row, column, row, column + 1, "", sheet.looks("answer"))
    sheet.sheet.set_row(row, _ROW_HEIGHT)


def _write_field(sheet: TableSheet, row: int, field: FieldDefinition) -> None:
    """The answers to one field."""
    entries = entries_of(sheet.outgoing.edition, field)
    if entries:
        source = sheet.lists.choose(list_id(field), entries)
        sheet.offer(row, row, {"validate": "list", "source": source})
    for column, year in zip(sheet.year_columns, sheet.table.view.years, strict=True):
        value = _answer(sheet, year, field)
        if value:
            sheet.write_text(row, column, shown(entries, value), "answer")


def _answer(sheet: TableSheet, year: YearColumn, field: FieldDefinition) -> str:
    return "" if sheet.outgoing.is_blank else year.fields.get(field.code, "")
