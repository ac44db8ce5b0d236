"""Sources as lines of a list: name, kind, tables and years they fill, how far, and what is missing in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.completeness import Completeness, Counts
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.presenters.source_cover import number_spans
from ilms_desktop.workspace.open_answers import open_answers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.source import FieldDefinition, Source
    from ilms_desktop.workspace.workspace import Workspace

#: id of the line that stands for all sources
ALL: Final = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: id, name, kind with id, what it fills, counts."""

    id: str
    name: str
    kind: str
    fills: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source in the overview of all of them.

    Attributes:
        line: as in the list. missing: what is still missing, a sentence for each kind; empty = nothing.
        first_open: code of the first field that is asked and not answered; empty where none is.
    """

    line: SourceLine
    missing: tuple[str, ...]
    first_open: str


def source_lines(workspace: Workspace, completeness: Completeness) -> tuple[SourceLine, ...]:
    """All sources in their order."""
    counts = completeness.by(lambda cell: cell.source)
    return tuple(
        SourceLine(
            id=source.id,
            name=source.name,
            kind=kind_words(workspace, source.type, source.id),
            fills=_fills(workspace, source),
            counts=counts.get(source.id, Counts()),
        )
        for source in workspace.sources()
    )


def all_line(lines: tuple[SourceLine, ...], completeness: Completeness) -> SourceLine:
    """The line for all sources."""
    count = fill(ngettext("{n} source", "{n} sources", len(lines)), {"n": ltr(str(len(lines)))})
    return SourceLine(ALL, _("All sources"), count, "", completeness.total)


def source_cards(workspace: Workspace, completeness: Completeness) -> tuple[SourceCard, ...]:
    """All sources with what is missing."""
    cards = []
    for line in source_lines(workspace, completeness):
        source = workspace.source(line.id)
        found = open_answers(workspace.edition, source, qtables=qtable_answers(workspace, source.id))
        missing = (_open(found), _years(source), _empty_tables(workspace, source, completeness))
        first = found[0].code if found else ""
        cards.append(
            SourceCard(line, tuple(text for text in (*missing, *_empty_years(source, completeness)) if text), first)
        )
    return tuple(cards)


def qtable_answers(workspace: Workspace, source_id: str) -> tuple[Mapping[str, str], ...]:
    """Metadata of the QTables of a source that hold or say something."""
    return tuple(each.fields for each in workspace.qtables() if each.key.source == source_id)


def kind_words(workspace: Workspace, source_type: str, source_id: str) -> str:
    """Type and id of a source."""
    label = workspace.edition.source_types[source_type].label
    return fill(_("{type} · {id}"), {"type": label, "id": ltr(source_id)})


def _fills(workspace: Workspace, source: Source) -> str:
    """Tables by module and years: "B1–B4, C1–C7 · 2016–2023"."""
    tables = number_spans(workspace.edition, workspace.tables(source.id))
    years = year_ranges(list(source.years)) or _("no year yet")
    return fill(_("{tables} · {years}"), {"tables": tables, "years": years})


def _open(fields: tuple[FieldDefinition, ...]) -> str:
    """Answers that are open, by name."""
    if not fields:
        return ""
    text = ngettext("{n} answer open: {fields}", "{n} answers open: {fields}", len(fields))
    return fill(text, {"n": ltr(str(len(fields))), "fields": _(", ").join(field.title for field in fields)})


def _years(source: Source) -> str:
    """A source without years is asked for nothing."""
    return "" if source.years else _("No reference year yet: choose the years for which it has figures.")


def _empty_tables(workspace: Workspace, source: Source, completeness: Completeness) -> str:
    """Tables in which nothing stands in any year."""
    begun: dict[str, bool] = {}
    for cell in completeness.cells:
        if cell.source == source.id:
            begun[cell.table.number] = begun.get(cell.table.number, False) or cell.counts.answered > 0
    empty = [table for table in workspace.tables(source.id) if begun.get(table.number) is False]
    spans = number_spans(workspace.edition, empty)
    return fill(_("Tables without values: {tables}"), {"tables": spans}) if spans else ""


def _empty_years(source: Source, completeness: Completeness) -> tuple[str, ...]:
    """Years in which nothing stands in any table, where other years have something."""
    begun = {cell.year for cell in completeness.cells if cell.source == source.id and cell.counts.answered}
    empty = [year for year in source.years if year not in begun]
    if not empty or not begun:
        return ()
    return (fill(_("Years without values: {years}"), {"years": year_ranges(empty)}),)
