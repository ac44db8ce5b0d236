"""The journal as a list: numbers of the entries that pass a filter, and lines of some of them, without their changes.

A file may have a hundred thousand entries; a screen asks for the numbers once, and for the lines that it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select
from sqlalchemy.dialects import sqlite

from ilms_desktop.model.command import Label
from ilms_desktop.model.history import HistoryFilter, HistoryLine
from ilms_desktop.storage.tables import JOURNAL, JOURNAL_QTABLE, OBSERVATION
from ilms_desktop.storage.texts import moment_text, read_moment, read_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from sqlalchemy import Column, Select

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.keyed import Row

_ENTRY: Final = JOURNAL.columns
_PLACE: Final = JOURNAL_QTABLE.columns
_LINE: Final = (
    _ENTRY.entry,
    _ENTRY.at,
    _ENTRY.person,
    _ENTRY.office,
    _ENTRY.command,
    _ENTRY.object,
    _ENTRY.label,
    _ENTRY.label_values,
)


def numbers(
    database: Database,
    wanted: HistoryFilter,
    *,
    qtables: Collection[int] | None,
    words: Callable[[Label], str],
) -> Sequence[int]:
    """Numbers of the entries that pass a filter, the newest first.

    Args:
        database: the file.
        wanted: the filter.
        qtables: numbers of the QTables of the table wanted, or None where no table is wanted.
        words: name of a step as it is shown; the text of the filter is looked for in it.
    """
    if not wanted.text:
        found = [row[0] for row in _rows(database, _chosen(wanted, _ENTRY.entry))] if _asks_journal(wanted) else None
    else:
        found = _named(database, wanted, words)
    if qtables is None:
        return found or []
    within = {row[0] for row in _rows(database, select(_PLACE.entry).where(_PLACE.qtable_id.in_(sorted(qtables))))}
    return sorted(within, reverse=True) if found is None else [entry for entry in found if entry in within]


def _asks_journal(wanted: HistoryFilter) -> bool:
    """Whether a filter asks for more than the table; that one is answered without reading the journal."""
    return wanted.table is None or wanted != HistoryFilter(table=wanted.table)


def _named(database: Database, wanted: HistoryFilter, words: Callable[[Label], str]) -> list[int]:
    """Entries whose name holds the text of the filter, as far as the rest of it lets them pass."""
    text, known = wanted.text.casefold(), dict[tuple[str, str], bool]()

    def fits(label: str, values: str) -> bool:
        if (label, values) not in known:
            known[label, values] = text in words(Label(label, read_texts(values))).casefold()
        return known[label, values]

    named = _chosen(wanted, _ENTRY.entry, _ENTRY.label, _ENTRY.label_values)
    return [entry for entry, label, values in _rows(database, named) if fits(label, values)]


def lines(database: Database, entries: Collection[int], *, undone: Collection[int] = ()) -> dict[int, HistoryLine]:
    """Lines of some entries, by number.

    Args:
        database: the file.
        entries: their numbers; some hundred at most.
        undone: numbers of all entries that were taken back.
    """
    rows = _rows(database, select(*_LINE).where(_ENTRY.entry.in_(entries)))
    return {row[0]: _line(row, is_undone=row[0] in undone) for row in rows}


def people(database: Database) -> list[str]:
    """Everybody who ever did a step, by name."""
    return sorted(row[0] for row in _rows(database, select(_ENTRY.person).distinct()))


def last_moment(database: Database) -> str | None:
    """When the last entry was written."""
    newest = select(func.max(_ENTRY.entry)).scalar_subquery()
    rows = _rows(database, select(_ENTRY.at).where(_ENTRY.entry == newest))
    return str(rows[0][0]) if rows else None


def _chosen(wanted: HistoryFilter, *columns: Column[Any]) -> Select[Any]:
    """Columns of the entries that pass a filter but for its text and table, the newest first."""
    return select(*columns).where(*_conditions(wanted)).order_by(_ENTRY.entry.desc())


def _conditions(wanted: HistoryFilter) -> Iterator[Any]:
    if wanted.person is not None:
        yield _ENTRY.person == wanted.person
    if wanted.commands:
        yield _ENTRY.command.in_(sorted(wanted.commands))
    if wanted.but_not:
        yield _ENTRY.command.not_in(sorted(wanted.but_not))
    # why: moments are written so that the order of the texts is the order in time
    if wanted.first is not None:
        yield _ENTRY.at >= moment_text(wanted.first)
    if wanted.last is not None:
        yield _ENTRY.at <= moment_text(wanted.last)


def _rows(database: Database, statement: Select[Any]) -> list[Row]:
    """Rows of a statement as the driver gives them; a hundred thousand of them may be many."""
    ready = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    return database.rows(str(ready), *(ready.params[name] for name in ready.positiontup or ()))


def _line(row: Row, *, is_undone: bool) -> HistoryLine:
    entry, at, person, office, command, object_, label, values = row
    counts = {name: int(count) for name, _, count in (part.partition(":") for part in object_.split())}
    cells = counts.pop(OBSERVATION.name, 0)
    return HistoryLine(
        entry=entry,
        at=read_moment(at),
        person=person,
        office=office,
        command=command,
        label=Label(label, read_texts(values)),
        cells=cells,
        others=sum(counts.values()),
        is_undone=is_undone,
    )
