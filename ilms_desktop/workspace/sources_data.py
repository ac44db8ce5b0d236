"""The sources of a file as a printed sheet (`ilms_desktop.report.sources_sheet`), in the words of the language in use.

What is covered, answered and open is told by `workspace.source_quality`; here it is put into words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill, gettext
from ilms_desktop.report.sources_sheet import (
    CellState,
    Matrix,
    MatrixCell,
    MatrixRow,
    SourceAnswer,
    SourceHead,
    SourcePage,
    SourceSection,
    SourcesSheet,
)
from ilms_desktop.report.table_lists import CRITERION_WORDS, isolated, years_text
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.printed_cells import field_words
from ilms_desktop.workspace.source_quality import Cover, Known, source_answers, source_quality

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.reader import Reader
    from ilms_desktop.workspace.source_quality import Answer, Coverage, CoverageRow, QualityRow, SourceQuality

_STATES: Final = {
    Known.GIVEN: CellState.PLAIN,
    Known.OPEN: CellState.GAP,
    Known.BLANK: CellState.SOFT,
    Known.NOT_ASKED: CellState.SOFT,
}


def sources_sheet(workspace: Reader, *, now: datetime) -> SourcesSheet:
    """The sheet of all sources of a file.

    Args:
        workspace: the file, in the language in use.
        now: date of the sheet, aware of its zone.
    """
    quality = source_quality(workspace)
    title = fill(gettext("Sources · {country}"), {"country": sheet_words.country_words(workspace)})
    return SourcesSheet(
        **sheet_words.head(workspace, title, now),
        heads=tuple(_column(source) for source in quality.sources),
        matrices=(_coverage(quality), _facts(quality)),
        pages=tuple(_page(workspace, source) for source in quality.sources),
        empty=gettext("There is no source yet."),
        legend=(
            gettext("reported"),
            gettext("missing with a reason"),
            gettext("nothing to report"),
            gettext("empty"),
        ),
    )


def _head(source: Source) -> SourceHead:
    return SourceHead(isolated(source.id), sheet_words.own(source.name))


def _column(source: Source) -> SourceHead:
    """Head of a column: what holds for every cell under it unless the cell says otherwise."""
    criteria = [gettext(CRITERION_WORDS[each]) for each in source.criteria if each in CRITERION_WORDS]
    return SourceHead(
        isolated(source.id),
        sheet_words.own(source.name),
        sheet_words.SENTENCES.join([*criteria, years_text(source.years)]),
    )


def _coverage(quality: SourceQuality) -> Matrix:
    """Which source covers which table."""
    gaps = sheet_words.listed(isolated(number) for number in quality.gaps)
    return Matrix(
        title=gettext("Which source covers which table"),
        head=gettext("Table"),
        rows=tuple(_table(row, quality.sources) for row in quality.tables),
        note=fill(gettext("Tables that no source fills: {tables}"), {"tables": gaps}) if gaps else "",
    )


def _table(row: CoverageRow, sources: Iterable[Source]) -> MatrixRow:
    cells = tuple(_cover(cell, source) for cell, source in zip(row.cells, sources, strict=True))
    return MatrixRow(isolated(row.number), row.title, cells, gettext("no source") if row.is_gap else "")


def _cover(coverage: Coverage, source: Source) -> MatrixCell:
    """How far a source covers a table: a bar, the percentage, and where it differs from the rest of the source."""
    if coverage.cover is Cover.NONE:
        return MatrixCell(CellState.SOFT, "–")
    counts = coverage.counts
    percent = sheet_words.percent_text(counts.percent)
    said = [gettext("empty") if coverage.cover is Cover.WAITING else percent]
    if coverage.criteria and coverage.criteria != source.criteria:
        said += [gettext(CRITERION_WORDS[criterion]) for criterion in coverage.criteria]
    if coverage.years != source.years:
        said.append(years_text(coverage.years))
    parts = (counts.reported, counts.missing, counts.nothing, counts.empty)
    return MatrixCell(CellState.PLAIN, sheet_words.SENTENCES.join(said), parts)


def _facts(quality: SourceQuality) -> Matrix:
    """What is known of each source."""
    return Matrix(
        title=gettext("What is known of each source"),
        head=gettext("Question"),
        rows=tuple(_fact(row) for row in quality.facts),
        note=gettext("Framed: asked by the ILO and not answered yet."),
    )


def _fact(row: QualityRow) -> MatrixRow:
    return MatrixRow("", row.title, tuple(MatrixCell(_STATES[each.known], _words(each)) for each in row.answers))


def _words(answer: Answer) -> str:
    """The answer, or that there is none."""
    if answer.known is Known.GIVEN:
        return answer.text
    words = {Known.OPEN: gettext("not answered"), Known.BLANK: gettext("not stated")}
    return words.get(answer.known, "–")


def _page(workspace: Reader, source: Source) -> SourcePage:
    """The sheet of one source."""
    sections: dict[str, list[SourceAnswer]] = {gettext("In short"): list(_first(workspace, source))}
    for field, answer in source_answers(workspace, source):
        line = SourceAnswer(field.title, _STATES[answer.known], _words(answer))
        sections.setdefault(field.section, []).append(line)
    return SourcePage(
        head=_head(source),
        sections=tuple(SourceSection(title, tuple(answers)) for title, answers in sections.items()),
        notes_title=gettext("Said of its tables"),
        notes=tuple(_notes(workspace, source)),
    )


def _first(workspace: Reader, source: Source) -> Iterable[SourceAnswer]:
    """Type, criteria, years and tables."""
    criteria = [gettext(CRITERION_WORDS[each]) for each in source.criteria if each in CRITERION_WORDS]
    numbers = dict.fromkeys(isolated(table.number) for table in workspace.tables(source.id))
    for label, text in (
        (gettext("Type of source"), workspace.edition.source_types[source.type].label),
        (gettext("Criterion"), sheet_words.listed(criteria)),
        (gettext("Years"), years_text(source.years)),
        (gettext("Tables"), sheet_words.listed(numbers)),
    ):
        yield SourceAnswer(label, CellState.PLAIN if text else CellState.SOFT, text or "–")


def _notes(workspace: Reader, source: Source) -> Iterable[str]:
    """Breaks, remarks and definitions, by table and year."""
    edition = workspace.edition
    for qtable in workspace.qtables():
        if qtable.key.source == source.id:
            table = edition.table(qtable.key.table_key)
            if said := sheet_words.SENTENCES.join(field_words(edition, table, qtable.fields)):
                place = isolated(f"{table.number} {qtable.key.year}")
                yield fill(gettext("{place}: {text}"), {"place": place, "text": said})
