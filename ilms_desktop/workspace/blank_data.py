"""Blank forms of a questionnaire (`ilms_desktop.report.blank_sheet`), in the words of the language in use.

With sources, every source gets the forms of the tables that it fills, for its years; without, every table is printed
once for the years of the round. Nothing that stands in the file is printed in a box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.statuses import ILO_LIST
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.layout import build_layout
from ilms_desktop.report.blank_sheet import BlankRow, BlankSheet, BlankTable, BlankWords
from ilms_desktop.report.table_lists import isolated
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.qtable_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ilms_desktop.model.codelist import Code
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.reader import Reader


def blank_sheet(workspace: Reader, *, now: datetime) -> BlankSheet:
    """The forms of a file.

    Args:
        workspace: the file, in the language in use.
        now: date of the sheet, aware of its zone.
    """
    title = fill(gettext("Blank forms · {country}"), {"country": sheet_words.country_words(workspace)})
    return BlankSheet(
        **sheet_words.head(workspace, title, now),
        tables=tuple(_tables(workspace)),
        words=BlankWords(
            source=gettext("Source"),
            code=gettext("Code"),
            person=gettext("Filled in by"),
            date=gettext("Date"),
            notes=gettext("Notes: row, year, and what a reader must know"),
            how=tuple(_how(workspace)),
        ),
    )


def _tables(workspace: Reader) -> Iterator[BlankTable]:
    """Forms by source, or each table once where there is no source."""
    for source in workspace.sources():
        for table in workspace.tables(source.id):
            version = workspace.version(source.id, table.key)
            yield _table(workspace, table, version, source=sheet_words.source_title(source), years=source.years)
    if not workspace.sources():
        last = workspace.round.last_year
        years = range(last - workspace.round.default_years + 1, last + 1)
        for table in workspace.edition.tables:
            yield _table(workspace, table, table.default_version or ABSENT, source="", years=years)


def _table(workspace: Reader, table: TableDefinition, version: str, *, source: str, years: Iterable[int]) -> BlankTable:
    layout = build_layout(workspace.edition, table, version)
    return BlankTable(
        number=table.number,
        title=table.title,
        code=table.indicator,
        source=source,
        facts=tuple(sheet_words.table_facts(workspace.edition, table, version)),
        instruction=table.instruction,
        axis=layout.axis_titles[-1],
        years=tuple(str(year) for year in years),
        rows=tuple(row for line in layout.rows for row in _rows(table, line)),
        questions=tuple(field.title for field in fields_of(workspace.edition, table)),
    )


def _rows(table: TableDefinition, line: LayoutRow) -> Iterator[BlankRow]:
    """A row; before "Other countries" lines for the countries to be named."""
    group = sheet_words.SENTENCES.join(f"{sheet_words.own(code.label)} ({_short(code)})" for code in line.codes[:-1])
    last = line.codes[-1]
    if table.named_countries and last.kind is CodeKind.OTHER:
        for number in range(1, table.named_countries + 1):
            words = fill(gettext("Country {number}"), {"number": isolated(str(number))})
            yield BlankRow(group, words, "", is_open=True)
    is_total = all(code.is_total for code in line.codes)
    yield BlankRow(group, sheet_words.own(last.label), _short(last), is_total=is_total)


def _short(code: Code) -> str:
    """A code without the name of its list."""
    return isolated(code.id.rpartition("_")[2])


def _how(workspace: Reader) -> Iterator[str]:
    """How to fill the boxes: the figure, 0, or a letter."""
    yield gettext("Write 0 for none. Leave no box empty: where there is no figure, write the letter that says why.")
    for code in workspace.edition.codelists[ILO_LIST].codes:
        if code.offered and code.id:
            yield f"{isolated(code.id)} {code.label}"
