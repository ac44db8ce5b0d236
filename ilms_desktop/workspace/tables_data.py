"""The tables of a file as a printed sheet (`ilms_desktop.report.tables_sheet`), in the words of the language in use.

Every table in which something stands is printed with all its rows and years; of the others the names are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.statuses import ILO_LIST
from ilms_desktop.i18n import fill, gettext, language
from ilms_desktop.model.completeness import Counts
from ilms_desktop.number_text import style_for
from ilms_desktop.report.table_lists import CRITERION_WORDS, count_text, isolated
from ilms_desktop.report.tables_sheet import CellSign, Legend, PrintedTable, TablesSheet
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.outgoing_tables import outgoing_tables
from ilms_desktop.workspace.printed_cells import (
    COMPUTED,
    DECLARED,
    DECLARED_WORDS,
    EMPTY,
    NOT_ASKED,
    CellWriter,
    elsewhere_sign,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ilms_desktop.model.key import Criterion
    from ilms_desktop.model.table_view import TableView
    from ilms_desktop.workspace.reader import Reader


def tables_sheet(workspace: Reader, *, now: datetime) -> TablesSheet:
    """The sheet of all tables of a file.

    Args:
        workspace: the file, in the language in use.
        now: date of the sheet, aware of its zone.
    """
    views = [each.view for each in outgoing_tables(workspace)]
    full = [view for view in views if is_begun(view)]
    country = sheet_words.country_words(workspace)
    title = fill(gettext("Tables · {country}"), {"country": country})
    tables = tuple(_table(workspace, view) for view in full)
    letters = {sign for view in full for sign in _letters(view)}
    return TablesSheet(
        **sheet_words.head(workspace, title, now),
        columns=(gettext("No."), gettext("Table"), gettext("Source"), gettext("Answered"), gettext("Page")),
        tables=tables,
        empty=_empty(workspace, [view for view in views if not is_begun(view)]),
        legend=(*_signs(), *_meanings(workspace, letters)),
    )


def is_begun(view: TableView) -> bool:
    """Whether anything stands in a table or was said of one of its years."""
    return any(year.observations or year.declaration or any(year.fields.values()) for year in view.years)


def _table(workspace: Reader, view: TableView) -> PrintedTable:
    layout = view.layout
    table = layout.table
    style = style_for(language())
    writer = CellWriter(workspace.edition, table, style)
    rows = tuple(writer.row(row, view.years) for row in layout.rows)
    total = sum((year.counts for year in view.years if year.elsewhere is None), Counts())
    answered = {"answered": count_text(total.answered, style), "asked": count_text(total.asked, style)}
    return PrintedTable(
        number=table.number,
        title=table.title,
        source=sheet_words.source_title(workspace.source(view.source)),
        source_id=isolated(view.source),
        facts=tuple(sheet_words.table_facts(workspace.edition, table, layout.version)),
        axes=layout.axis_titles,
        years=tuple(writer.head(year) for year in view.years),
        rows=rows,
        notes=(*writer.notes, *(note for year in view.years if (note := writer.year_note(year)))),
        years_words=gettext("Years {years}"),
        answered=fill(gettext("{answered} of {asked}"), answered),
    )


def _empty(workspace: Reader, views: Iterable[TableView]) -> tuple[str, ...]:
    """Tables that hold nothing, by source and criterion; nothing is said where there are none."""
    found: dict[tuple[str, Criterion], list[str]] = {}
    for view in views:
        table = view.layout.table
        found.setdefault((view.source, table.criterion), []).append(isolated(table.number))
    lines = []
    for (source, criterion), numbers in found.items():
        words = CRITERION_WORDS.get(criterion)
        named = [sheet_words.source_title(workspace.source(source)), *([gettext(words)] if words else [])]
        said = {"place": sheet_words.listed(named), "tables": sheet_words.listed(dict.fromkeys(numbers))}
        lines.append(fill(gettext("{place}: {tables}"), said))
    return (gettext("Not printed, since nothing stands in them yet:"), *lines) if lines else ()


def _signs() -> tuple[Legend, ...]:
    """What cells without a figure show, and the figures that need a word."""
    declared = (Legend(CellSign.DECLARED, sign, gettext(DECLARED_WORDS[said])) for said, sign in DECLARED.items())
    return (
        Legend(CellSign.FIGURE, "0", gettext("zero: none, or less than half of the unit")),
        Legend(CellSign.EMPTY, EMPTY, gettext("empty, not yet reported")),
        *declared,
        Legend(CellSign.NOT_ASKED, NOT_ASKED, gettext("not asked")),
        Legend(CellSign.FIGURE, COMPUTED, gettext("computed from its parts; … some are missing")),
        Legend(CellSign.ELSEWHERE, elsewhere_sign(), gettext("filled in another class version")),
        Legend(CellSign.UNREADABLE, gettext("text"), gettext("cannot be read as a number")),
        Legend(CellSign.RAISED, "1)", gettext("number of a note under the table")),
    )


def _letters(view: TableView) -> Iterable[tuple[CellSign, str]]:
    """Letters in and beside figures of a table."""
    for year in view.years:
        for said in year.observations.values():
            if said.status:
                yield (CellSign.LETTER if said.value is None else CellSign.RAISED), said.status


def _meanings(workspace: Reader, letters: Iterable[tuple[CellSign, str]]) -> Iterable[Legend]:
    """What the letters in use mean; those in place of a figure first."""
    codes = workspace.edition.codelists[ILO_LIST]
    for sign, letter in sorted(letters, key=lambda each: (each[0] is not CellSign.LETTER, each[1])):
        words = codes[letter].label if letter in codes else letter
        yield Legend(sign, letter if sign is CellSign.LETTER else letter.lower(), words)
