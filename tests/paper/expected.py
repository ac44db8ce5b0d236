"""What must be read on a printed sheet, and in which order: headings, and labels with their figures.

Each kind of sheet says it as alternatives of runs of texts; the texts of a run follow each other on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.report.blank_sheet import BlankSheet
from ilms_desktop.report.cover import CoverSheet
from ilms_desktop.report.enrolment_sheet import EnrolmentSheet
from ilms_desktop.report.guide import GuideSheet
from ilms_desktop.report.list_sheet import ListSheet
from ilms_desktop.report.sources_sheet import SourcesSheet
from ilms_desktop.report.summary import SummaryData
from ilms_desktop.report.tables_sheet import TablesSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: texts that follow each other on paper
Run = list[str]
#: years of a table that surely stand side by side
_BESIDE: Final = 2
#: rows of a list that are looked for
_ROWS: Final = 40


def runs(sheet: Any) -> list[list[Run]]:
    """For each thing that must be on the sheet, the ways in which it may be; the first that is there is enough."""
    for kind, find in _FINDERS.items():
        if isinstance(sheet, kind):
            return list(find(sheet))
    raise TypeError(sheet)


def _summary(sheet: SummaryData) -> Iterable[list[Run]]:
    yield [[sheet.heading.title]]
    yield [[text for fact in sheet.figures for text in (fact.value, fact.label)]]
    # why: the fullest list that leaves room is printed
    yield [
        [text for line in (*table.lines, table.total) for text in (line.number, line.title, *line.shown)]
        for table in sheet.tables
    ]
    yield [[text for line in sheet.findings.lines for text in (line.kind, line.number)]]
    yield [[sheet.signature.statement]]


def _tables(sheet: TablesSheet) -> Iterable[list[Run]]:
    yield [[sheet.title]]
    yield [[text for each in sheet.tables for text in (each.number, each.title, each.source_id, each.answered)]]
    for each in sheet.tables[:1]:
        first = [text for row in each.rows for text in (row.labels[-1], *(cell.text for cell in row.cells[:_BESIDE]))]
        yield [[each.title, each.source, *first]]


def _list(sheet: Any) -> Iterable[list[Run]]:
    yield [[sheet.title, *sheet.facts]]
    for row in sheet.rows[:_ROWS]:
        message = getattr(row, "message", "") or getattr(row, "text", "") or getattr(row, "lack", "")
        yield [[message]]


def _sources(sheet: SourcesSheet) -> Iterable[list[Run]]:
    yield [[sheet.title]]
    for matrix in sheet.matrices:
        whole = [text for row in matrix.rows for text in (row.number, row.title, *_said(row))]
        yield [whole, [text for row in matrix.rows for text in (row.number, row.title)]]
    for page in sheet.pages:
        yield [[page.head.name, page.head.id, *(text for part in page.sections for text in _answers(part))]]


def _said(row: Any) -> Iterable[str]:
    return (row.gap,) if row.gap and row.cells else (cell.text for cell in row.cells)


def _answers(part: Any) -> Iterable[str]:
    yield part.title
    for answer in part.answers:
        yield answer.label
        yield answer.text


def _blank(sheet: BlankSheet) -> Iterable[list[Run]]:
    yield [[sheet.title]]
    for each in sheet.tables[:1]:
        yield [[each.title, each.code, *(text for row in each.rows for text in (row.label, row.code))]]
    yield [[text for each in sheet.tables for text in (each.number, each.title)]]


def _cover(sheet: CoverSheet) -> Iterable[list[Run]]:
    yield [[sheet.name]]
    yield [[text for fact in sheet.facts for text in (fact.label.own, fact.value)]]
    if sheet.tables is not None:
        yield [[text for each in sheet.tables.lines for text in (each.id, each.title, each.rows)]]


def _enrolment(sheet: EnrolmentSheet) -> Iterable[list[Run]]:
    yield [[sheet.heading.own, sheet.office, sheet.person, *sheet.code]]
    yield [[text for fact in sheet.facts for text in (fact.label.own, fact.value)]]


def _guide(sheet: GuideSheet) -> Iterable[list[Run]]:
    yield [[sheet.title]]
    yield [[page.title for page in sheet.pages]]


_FINDERS: Final[dict[type, Callable[[Any], Iterable[list[Run]]]]] = {
    SummaryData: _summary,
    TablesSheet: _tables,
    ListSheet: _list,
    SourcesSheet: _sources,
    BlankSheet: _blank,
    CoverSheet: _cover,
    EnrolmentSheet: _enrolment,
    GuideSheet: _guide,
}
