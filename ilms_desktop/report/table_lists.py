"""The list of tables of the completeness summary, from every table down to one line a module.

The sheet has one page; the printer of the sheet takes the first list that fits. Which cells are asked and answered is
decided elsewhere (`ilms_desktop.model.completeness`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext, is_right_to_left, ngettext, pgettext
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.key import Criterion
from ilms_desktop.number_text import shown
from ilms_desktop.report.summary import TableLine, TableList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ilms_desktop.model.completeness import Completeness, CompletenessCell
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.number_text import NumberStyle

#: criterion -> words behind the title of a module; module C has none
CRITERION_WORDS: Final = {
    Criterion.BIRTH: N_("by place of birth"),
    Criterion.CITIZENSHIP: N_("by citizenship"),
    Criterion.STATUS: N_("by migrant status"),
}
#: more lines than this fit on no page
MOST_LINES: Final = 40
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class Subject:
    """What the lists are about.

    Attributes:
        completeness: the counts. edition: titles and order of the tables.
        sources: name by source id, in the order of the file. style: how numbers are written.
        sharing: who may see the figures of a table, in words, for the tables that hold some.
    """

    completeness: Completeness
    edition: Edition
    sources: Mapping[str, str]
    style: NumberStyle
    sharing: Mapping[TableKey, str]


def table_lists(subject: Subject) -> tuple[TableList, ...]:
    """Lists from the fullest to the shortest.

    Full titles, sources by their id, short titles, one line for a module and source, one line for a module.
    A list that no size of letters could bring onto the page is left out; the last one is always there.
    """
    lists = [_list(subject, level) for level in _LEVELS]
    return (*(each for each in lists[:-1] if len(each.lines) <= MOST_LINES), lists[-1])


def years_text(years: Collection[int]) -> str:
    """Years as ranges, such as "2016–2019, 2021", kept in their order where the page runs from right to left."""
    ranges = []
    for _, run in groupby(enumerate(sorted(set(years))), key=lambda each: each[1] - each[0]):
        members = [year for _, year in run]
        ranges.append(str(members[0]) if len(members) == 1 else f"{members[0]}–{members[-1]}")
    return isolated(", ".join(ranges))


def isolated(text: str) -> str:
    """A code or range that must not be turned round by the words about it."""
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if text and is_right_to_left() else text


def count_text(number: int, style: NumberStyle) -> str:
    """A number of things as a person reads it."""
    return shown(number, decimals=0, stored=0, style=style)


@dataclass(frozen=True, slots=True)
class _Level:
    """How cells are taken together: key of a line, its texts, and what is said below the list."""

    key: Callable[[CompletenessCell], tuple[object, ...]]
    texts: Callable[[Subject, list[CompletenessCell]], tuple[str, str, str]]
    note: Callable[[Subject], str]


def _list(subject: Subject, level: _Level) -> TableList:
    grouped: dict[tuple[object, ...], list[CompletenessCell]] = {}
    for cell in _in_order(subject):
        grouped.setdefault(level.key(cell), []).append(cell)
    cells = subject.completeness.cells
    return TableList(
        title=gettext("Tables"),
        columns=(
            gettext("No."),
            gettext("Table"),
            gettext("Source"),
            gettext("Years"),
            gettext("Answered"),
            pgettext("short for reported", "Rep."),
            pgettext("short for missing with a reason", "Miss."),
            pgettext("short for nothing to report", "None"),
            pgettext("column of empty cells", "Empty"),
            pgettext("short for findings", "Find."),
            gettext("Sharing"),
        ),
        lines=tuple(_line(subject, level.texts(subject, group), group) for group in grouped.values()),
        total=_line(subject, ("", gettext("All tables"), ""), list(cells)),
        legend=(
            gettext("reported"),
            gettext("missing with a reason"),
            gettext("nothing to report"),
            gettext("empty"),
            gettext("Find. = findings, explained ones included"),
        ),
        note=level.note(subject),
    )


def _in_order(subject: Subject) -> list[CompletenessCell]:
    """Cells in the order of the questionnaire's tables, then of the sources, then of the years."""
    tables = {table.key: place for place, table in enumerate(subject.edition.tables)}
    sources = {source: place for place, source in enumerate(subject.sources)}
    return sorted(subject.completeness.cells, key=lambda cell: (tables[cell.table], sources[cell.source], cell.year))


def _line(subject: Subject, texts: tuple[str, str, str], cells: list[CompletenessCell]) -> TableLine:
    counts = sum((cell.counts for cell in cells), Counts())
    parts = (counts.reported, counts.missing, counts.nothing, counts.empty)
    reported, missing, nothing, empty = (count_text(part, subject.style) for part in parts)
    number, title, source = texts
    return TableLine(
        number=number,
        title=title,
        source=source,
        years=years_text({cell.year for cell in cells}),
        parts=parts,
        shown=(reported, missing, nothing, empty),
        findings=count_text(sum(cell.findings for cell in cells), subject.style),
        sharing=_sharing(subject, cells),
    )


def _sharing(subject: Subject, cells: list[CompletenessCell]) -> str:
    """Who may see the figures of all these cells; a line of several tables may have several answers."""
    levels = {subject.sharing[cell.table] for cell in cells if cell.table in subject.sharing}
    return gettext("several levels") if len(levels) > 1 else next(iter(levels), "")


def _full_texts(subject: Subject, cells: list[CompletenessCell]) -> tuple[str, str, str]:
    table = _table(subject, cells[0])
    return table.number, table.title, subject.sources[cells[0].source]


def _plain_texts(subject: Subject, cells: list[CompletenessCell]) -> tuple[str, str, str]:
    """The id stands for the source; the list of sources on the same sheet names it."""
    table = _table(subject, cells[0])
    return table.number, table.title, isolated(cells[0].source)


def _short_texts(subject: Subject, cells: list[CompletenessCell]) -> tuple[str, str, str]:
    """Short titles tell neither module nor criterion, so both are added."""
    table = _table(subject, cells[0])
    modules = {module.id: module.short_title for module in subject.edition.modules}
    title = f"{modules[table.module]} · {table.short_title}"
    return table.number, _with_criterion(title, table.criterion), isolated(cells[0].source)


def _source_texts(subject: Subject, cells: list[CompletenessCell]) -> tuple[str, str, str]:
    number, title = _module_texts(subject, cells)
    return number, title, subject.sources[cells[0].source]


def _all_sources_texts(subject: Subject, cells: list[CompletenessCell]) -> tuple[str, str, str]:
    number, title = _module_texts(subject, cells)
    sources = len({cell.source for cell in cells})
    words = ngettext("{count} source", "{count} sources", sources)
    return number, title, fill(words, {"count": count_text(sources, subject.style)})


def _module_texts(subject: Subject, cells: list[CompletenessCell]) -> tuple[str, str]:
    """Numbers from the first to the last table, and the module with its criterion."""
    first, last = _table(subject, cells[0]), _table(subject, cells[-1])
    numbers = first.number if first.number == last.number else f"{first.number}–{last.number}"
    titles = {module.id: module.title for module in subject.edition.modules}
    return isolated(numbers), _with_criterion(titles[first.module], first.criterion)


def _with_criterion(title: str, criterion: Criterion) -> str:
    words = CRITERION_WORDS.get(criterion)
    return fill(gettext("{title}, {criterion}"), {"title": title, "criterion": gettext(words)}) if words else title


def _table(subject: Subject, cell: CompletenessCell) -> TableDefinition:
    return subject.edition.table(cell.table)


_LEVELS: Final = (
    _Level(lambda cell: (cell.table, cell.source), _full_texts, lambda _subject: ""),
    _Level(lambda cell: (cell.table, cell.source), _plain_texts, lambda _subject: ""),
    _Level(lambda cell: (cell.table, cell.source), _short_texts, lambda _subject: ""),
    _Level(
        lambda cell: (cell.module, cell.table.criterion, cell.source),
        _source_texts,
        lambda _subject: gettext("To fit on one page, the tables of a module are one line for each source."),
    ),
    _Level(
        lambda cell: (cell.module, cell.table.criterion),
        _all_sources_texts,
        lambda _subject: gettext("To fit on one page, the tables of a module are one line for all sources."),
    ),
)
