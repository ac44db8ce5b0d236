"""Handlers of the commands about sources."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.source import NAME_FIELD
from ilms_desktop.storage import observations, qtables, sources
from ilms_desktop.workspace.draft import listed
from ilms_desktop.workspace.field_checks import checked_fields
from ilms_desktop.workspace.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.command import AddSource, ChooseVersion, EditSource, OrderSources, RemoveSource
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.draft import Draft

#: ends an id whose number is still to be given
RUNNING: Final = ":N"
_ID: Final = re.compile(r"[A-Z]{2}:N?[1-9]\d{0,8}", re.ASCII)
#: characters kept of the name of a source
LONGEST_NAME: Final = 250


def add_source(command: AddSource, draft: Draft) -> None:
    """Add a source.

    Raises:
        CommandRefused: `unknown_source_type`, `bad_source_id`, `source_exists`, and those of its parts.
    """
    source = command.source
    if source.type not in draft.edition.source_types:
        known = listed(kind.code for kind in draft.edition.source_types.values() if kind.offered)
        raise CommandRefused("unknown_source_type", type=source.type, known=known)
    if source.id.endswith(RUNNING):
        seen = [*draft.sources, *(key.source for key in draft.qtables)]
        source = replace(source, id=next_id(source.type, seen))
    if not _ID.fullmatch(source.id):
        raise CommandRefused("bad_source_id", source=source.id)
    if source.id in draft.sources:
        raise CommandRefused("source_exists", source=source.id)
    _keep(draft, _checked(draft, source))


def edit_source(command: EditSource, draft: Draft) -> None:
    """Replace what is said of a source.

    Raises:
        CommandRefused: `unknown_source`, `criterion_has_data`, `year_has_data`, `year_has_words`, and those of its
            parts.
    """
    stored = draft.source(command.source.id)
    source = _checked(draft, command.source)
    for criterion in stored.criteria:
        count = observations.count_of_source(draft.recorder, source.id, criterion)
        if count and criterion not in source.criteria:
            raise CommandRefused("criterion_has_data", source=source.id, count=count, criterion=str(criterion))
    for year in stored.years:
        if year not in source.years:
            _refuse_used_year(draft, source.id, year)
    _keep(draft, source)


def _refuse_used_year(draft: Draft, source_id: str, year: int) -> None:
    """Refuse to take a year away in which something stands; it would be out of sight."""
    counts = observations.count_of_year(draft.recorder, source_id, year)
    if counts:
        raise CommandRefused("year_has_data", year=year, count=sum(counts.values()), tables=listed(counts))
    said = (key for key, each in draft.qtables.items() if each.says_something)
    tables = sorted({key.table for key in said if (key.source, key.year) == (source_id, year)})
    if tables:
        raise CommandRefused("year_has_words", year=year, tables=listed(tables))


def remove_source(command: RemoveSource, draft: Draft) -> None:
    """Remove a source that holds no values, with all that was said of its tables.

    Raises:
        CommandRefused: `unknown_source`, `source_has_data`.
    """
    source = draft.source(command.source)
    count = observations.count_of_source(draft.recorder, source.id)
    if count:
        raise CommandRefused("source_has_data", source=source.id, count=count)
    for key, qtable in list(draft.qtables.items()):
        if key.source == source.id:
            qtables.clear(draft.recorder, qtable)
    sources.remove(draft.recorder, source.id)
    del draft.sources[source.id]


def order_sources(command: OrderSources, draft: Draft) -> None:
    """Put the sources into another order; those that are not named come last, as they stood.

    Raises:
        CommandRefused: `unknown_source`.
    """
    named = [draft.source(each).id for each in dict.fromkeys(command.order)]
    order = [*named, *(each for each in draft.sources if each not in named)]
    sources.place(draft.recorder, order)
    placed = {each: draft.sources[each] for each in order}
    draft.sources.clear()
    draft.sources.update(placed)


def choose_version(command: ChooseVersion, draft: Draft) -> None:
    """Choose the class version in which a table of a source is shown.

    Raises:
        CommandRefused: `unknown_source`, `unknown_table`, `unknown_version`.
    """
    source, table = draft.source(command.source), draft.table(command.table)
    if command.version not in table.versions:
        known = listed(table.versions)
        raise CommandRefused("unknown_version", table=table.id, version=command.version, known=known)
    sources.put_version(draft.recorder, source_id=source.id, table=table.key, version=command.version)


def next_id(type_: str, seen: Iterable[str]) -> str:
    """Id with the next running number of a type (`FX:N3`); a number is not given twice.

    Args:
        type_: type of the source.
        seen: ids of all sources that there are or were.
    """
    start = f"{type_}{RUNNING}"
    numbers = [int(each.removeprefix(start)) for each in seen if each.startswith(start) and each != start]
    return f"{start}{max(numbers, default=0) + 1}"


def _checked(draft: Draft, source: Source) -> Source:
    """The source as it is kept."""
    name = clean(source.name).replace("\n", " ").strip()
    if len(name) > LONGEST_NAME:
        raise CommandRefused("text_too_long", field=NAME_FIELD, limit=LONGEST_NAME)
    _check_criteria(draft.edition, source)
    for year in source.years:
        draft.check_year(year)
    return replace(
        source,
        name=name,
        years=tuple(sorted(set(source.years))),
        criteria=tuple(each for each in draft.edition.criteria if each in source.criteria),
        fields=checked_fields(draft.edition, source.fields, source_type=source.type),
    )


def _check_criteria(edition: Edition, source: Source) -> None:
    for criterion in source.criteria:
        if criterion not in edition.criteria:
            known = listed(edition.criteria)
            raise CommandRefused("unknown_criterion", edition=edition.id, criterion=str(criterion), known=known)


def _keep(draft: Draft, source: Source) -> None:
    sources.put(draft.recorder, source)
    draft.sources[source.id] = source
