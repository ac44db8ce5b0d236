"""The source-quality matrix: which source covers which table, and what is known of each source - scope, period, breaks.

One reading for screen and paper, in the language of the reader. A gap is told as a gap: a table that no source fills,
a question that is asked and has no answer. Nothing is judged beyond that.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import NAME_FIELD, FieldDefinition, FieldKind, FieldLevel, Source
from ilms_desktop.report.table_lists import CRITERION_WORDS, isolated, years_text
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.note_library import BREAK
from ilms_desktop.workspace.open_answers import open_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.workspace.reader import Reader

#: answers that are short enough for a matrix
_SHORT: Final = frozenset({FieldKind.LIST, FieldKind.NUMBER})


class Cover(StrEnum):
    """How far a source covers a table."""

    #: every cell asked is answered
    WHOLE = "whole"
    #: something stands in it
    BEGUN = "begun"
    #: it is to be filled, and nothing stands in it
    WAITING = "waiting"
    #: the source does not fill it
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a source gives for a table.

    Attributes:
        cover: how far. criteria: by which it is split; empty for none or where the table has no criterion.
        years: asked or filled. counts: completeness over these criteria and years.
    """

    cover: Cover = Cover.NONE
    criteria: tuple[Criterion, ...] = ()
    years: tuple[int, ...] = ()
    counts: Counts = dataclasses.field(default_factory=Counts)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A table with its coverage by source, in the order of the sources."""

    number: str
    title: str
    cells: tuple[Coverage, ...]

    @property
    def is_gap(self) -> bool:
        """Whether no source fills the table."""
        return all(cell.cover is Cover.NONE for cell in self.cells)


class Known(StrEnum):
    """Whether something is known of a source."""

    #: answered
    GIVEN = "given"
    #: asked, and not answered
    OPEN = "open"
    #: may be said, and was not
    BLANK = "blank"
    #: not a question to this kind of source
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source says to a question."""

    known: Known
    text: str = ""


@dataclass(frozen=True, slots=True)
class QualityRow:
    """A question with the answers of all sources; `code` = field that asks, or empty."""

    title: str
    answers: tuple[Answer, ...]
    code: str = ""


@dataclass(frozen=True)
class SourceQuality:
    """The matrix.

    Attributes:
        sources: columns, in the order of the file. tables: coverage, in the order of the questionnaire.
        facts: what is known of each source, criterion and years first, breaks last.
    """

    sources: tuple[Source, ...]
    tables: tuple[CoverageRow, ...]
    facts: tuple[QualityRow, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """Numbers of the tables that no source fills."""
        return tuple(row.number for row in self.tables if row.is_gap)


def source_quality(workspace: Reader) -> SourceQuality:
    """The matrix of a file as it stands."""
    sources = workspace.sources()
    return SourceQuality(sources, tuple(_tables(workspace, sources)), tuple(_facts(workspace, sources)))


def source_answers(workspace: Reader, source: Source) -> tuple[tuple[FieldDefinition, Answer], ...]:
    """Every question to a source with its answer, in the order of the editor; what it is not asked is left out."""
    asked = _open(workspace, source, workspace.qtables())
    fields = (each for each in workspace.edition.fields if each.level is FieldLevel.SOURCE and not each.read_only)
    found = ((field, _answer(workspace, source, field, asked)) for field in fields)
    return tuple((field, answer) for field, answer in found if answer.known is not Known.NOT_ASKED)


def _tables(workspace: Reader, sources: tuple[Source, ...]) -> Iterator[CoverageRow]:
    found = _coverage(workspace)
    first: dict[str, TableDefinition] = {}
    for table in workspace.edition.tables:
        first.setdefault(table.number, table)
    modules = {module.id: module.short_title for module in workspace.edition.modules}
    for number, table in first.items():
        title = f"{modules[table.module]}{sheet_words.SENTENCES}{table.short_title}"
        yield CoverageRow(number, title, tuple(found.get((number, source.id), Coverage()) for source in sources))


def _coverage(workspace: Reader) -> dict[tuple[str, str], Coverage]:
    """By table number and source."""
    cells = defaultdict(list)
    for cell in workspace.completeness().cells:
        cells[cell.table.number, cell.source].append(cell)
    found = {}
    for place, asked in cells.items():
        counts = sum((cell.counts for cell in asked), Counts())
        begun = any(cell.started for cell in asked)
        cover = Cover.WAITING if not begun else Cover.BEGUN if counts.empty else Cover.WHOLE
        criteria = dict.fromkeys(cell.table.criterion for cell in asked if cell.table.criterion is not Criterion.NONE)
        found[place] = Coverage(cover, tuple(criteria), tuple(sorted({cell.year for cell in asked})), counts)
    return found


def _facts(workspace: Reader, sources: tuple[Source, ...]) -> Iterator[QualityRow]:
    edition = workspace.edition
    kinds = edition.source_types
    yield QualityRow(gettext("Type of source"), tuple(_said(kinds[source.type].label) for source in sources))
    yield QualityRow(gettext("Criterion"), tuple(_criteria(source) for source in sources))
    yield QualityRow(gettext("Years"), tuple(_said(years_text(source.years)) for source in sources))
    qtables = workspace.qtables()
    asked = {source.id: _open(workspace, source, qtables) for source in sources}
    for field in edition.fields:
        if field.level is FieldLevel.SOURCE and field.kind in _SHORT and not field.read_only:
            answers = tuple(_answer(workspace, source, field, asked[source.id]) for source in sources)
            if any(answer.known is not Known.NOT_ASKED for answer in answers):
                yield QualityRow(field.title, answers, field.code)
    yield from _of_tables(workspace, sources, asked)


def _said(text: str) -> Answer:
    return Answer(Known.GIVEN, text) if text else Answer(Known.OPEN)


def _criteria(source: Source) -> Answer:
    """By what a source tells migrants from others; one for module C alone needs none."""
    words = [gettext(CRITERION_WORDS[criterion]) for criterion in source.criteria if criterion in CRITERION_WORDS]
    return Answer(Known.GIVEN, sheet_words.listed(words)) if words else Answer(Known.NOT_ASKED)


def _open(workspace: Reader, source: Source, qtables: Iterable[QTable]) -> frozenset[str]:
    """Codes of the fields that are asked of a source and have no answer."""
    fields = [each.fields for each in qtables if each.key.source == source.id]
    return frozenset(field.code for field in open_answers(workspace.edition, source, qtables=fields))


def _answer(workspace: Reader, source: Source, field: FieldDefinition, asked: frozenset[str]) -> Answer:
    """What a source says to one of its own questions."""
    value = source.name if field.code == NAME_FIELD else source.fields.get(field.code, "")
    if value:
        return Answer(Known.GIVEN, sheet_words.value_words(workspace.edition, field, value))
    if field.code in asked:
        return Answer(Known.OPEN)
    offered = field.is_offered(source.type) and field.goes_with(source.fields)
    subjects = {subject for table in workspace.tables(source.id) for subject in table.subjects}
    if not offered or (field.subjects and not field.subjects & subjects):
        return Answer(Known.NOT_ASKED)
    return Answer(Known.BLANK)


def _of_tables(
    workspace: Reader, sources: tuple[Source, ...], asked: Mapping[str, frozenset[str]]
) -> Iterator[QualityRow]:
    """What is said table by table, taken together for each source; breaks stand in any case."""
    said = _table_answers(workspace.qtables())
    for field in sorted(workspace.edition.fields, key=lambda each: each.code == BREAK):
        if field.level is not FieldLevel.QTABLE or field.kind is not FieldKind.LIST:
            continue
        answers = tuple(
            _of_qtables(
                workspace, field, said.get((field.code, source.id), {}), is_asked=_is_asked(field, source, asked)
            )
            for source in sources
        )
        if field.code == BREAK or any(answer.known in (Known.GIVEN, Known.OPEN) for answer in answers):
            yield QualityRow(field.title, answers, field.code)


def _is_asked(field: FieldDefinition, source: Source, asked: Mapping[str, frozenset[str]]) -> bool:
    return source.type in field.asked_for or field.code in asked[source.id]


def _table_answers(qtables: Iterable[QTable]) -> dict[tuple[str, str], dict[str, list[QTableKey]]]:
    """Tables and years by answer, by field and source."""
    said: dict[tuple[str, str], dict[str, list[QTableKey]]] = defaultdict(lambda: defaultdict(list))
    for qtable in qtables:
        for code, value in qtable.fields.items():
            if value:
                said[code, qtable.key.source][value].append(qtable.key)
    return said


def _of_qtables(
    workspace: Reader, field: FieldDefinition, said: Mapping[str, Iterable[QTableKey]], *, is_asked: bool
) -> Answer:
    """Answers of a source's tables, each with the tables and years it is given for."""
    if not said:
        return Answer(Known.OPEN if is_asked else Known.BLANK)
    parts = []
    for value, keys in said.items():
        words = sheet_words.value_words(workspace.edition, field, value)
        parts.append(fill(gettext("{words} ({places})"), {"words": words, "places": _places(keys)}))
    return Answer(Known.GIVEN, sheet_words.SENTENCES.join(parts))


def _places(keys: Iterable[QTableKey]) -> str:
    """Tables with their years, such as "C4 2020–2021"."""
    years: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        years[key.table].add(key.year)
    return sheet_words.listed(isolated(f"{table} {years_text(found)}") for table, found in years.items())
