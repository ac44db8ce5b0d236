"""Restore points: names for moments of the journal, and the file as it stood at such a moment.

A point stores nothing of the file. What stood then follows from the entries after it: the row that the first of them
found in a place is the row of that moment. Places are natural keys, so that a number given anew does not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import bindparam, delete, select

from ilms_desktop.model.history import PointKind, RestorePoint
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.recorder import Recorder, images_from_json
from ilms_desktop.storage.tables import (
    ANSWER_ROWS,
    CHOICE_ROWS,
    DOCUMENT,
    DOCUMENT_FILE,
    DOCUMENT_ROWS,
    EARLIER_COUNT_ROWS,
    JOURNAL,
    JOURNAL_QTABLE,
    KEYED,
    MAILING_ROWS,
    META_ROWS,
    OFFICE_ROWS,
    PLAN_ROWS,
    POINT_ROWS,
    RESTORE_POINT,
    REVISION_ROWS,
    SUBMISSION_ROWS,
)
from ilms_desktop.storage.texts import moment_text, read_moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.keyed import Keyed, Row

_POINT: Final = RESTORE_POINT.columns
_ENTRY: Final = JOURNAL.columns
_ALL: Final = compiled(select(*_POINT).order_by(_POINT.entry.desc()))
_BETWEEN: Final = compiled(
    select(_ENTRY.changes)
    .where(_ENTRY.entry > bindparam("after"), _ENTRY.entry <= bindparam("upto"))
    .order_by(_ENTRY.entry)
)
_LATER: Final = compiled(select(_ENTRY.changes).where(_ENTRY.entry > bindparam("after")).order_by(_ENTRY.entry.desc()))
_FORGET: Final = compiled(delete(JOURNAL).where(_ENTRY.entry > bindparam("after")))
_FORGET_PLACES: Final = compiled(delete(JOURNAL_QTABLE).where(JOURNAL_QTABLE.columns.entry > bindparam("after")))
#: after every entry that can be
_END: Final = (1 << 63) - 1
_FORGET_FILES: Final = compiled(
    delete(DOCUMENT_FILE).where(DOCUMENT_FILE.columns.package_id.not_in(select(DOCUMENT.columns.package_id)))
)
#: what was sealed stays sealed, what was said stays said, work that was planned stays planned, no point is lost
STAYING: Final = frozenset(
    access.name
    for access in (
        *(SUBMISSION_ROWS, DOCUMENT_ROWS, MAILING_ROWS, ANSWER_ROWS, REVISION_ROWS),
        *(OFFICE_ROWS, CHOICE_ROWS, POINT_ROWS, PLAN_ROWS, EARLIER_COUNT_ROWS),
    )
)
_GOING_BACK: Final = tuple(access for access in KEYED.values() if access.name not in STAYING)


class Change(NamedTuple):
    """One row at two moments; None where it did not exist."""

    access: Keyed
    then: Row | None
    now: Row | None


def read(database: Database) -> tuple[RestorePoint, ...]:
    """All points, the newest first; those taken out of the list as well."""
    return tuple(_point(row) for row in database.rows(_ALL))


def find(recorder: Recorder, entry: int) -> RestorePoint | None:
    """Point of a number, or None."""
    row = recorder.get(POINT_ROWS, (entry,))
    return None if row is None else _point(row)


def put(recorder: Recorder, point: RestorePoint) -> None:
    """Store a point; `steps_since` is worked out when it is read."""
    at, kind = moment_text(point.at), str(point.kind)
    recorder.put(POINT_ROWS, [(point.entry, point.name, kind, at, point.person, point.office, int(point.is_deleted))])


def changed(database: Database, after: int, upto: int = _END) -> list[Change]:
    """Rows that differ between two moments of the journal, in the order in which they were first touched.

    Args:
        database: the file.
        after: number of the entry that was the last one at the first moment.
        upto: that of the second moment; none = now.
    """
    return _changed(text for (text,) in database.rows(_BETWEEN, after, upto))


def changed_in(changes: str) -> list[Change]:
    """Rows that one journal entry changed, given by its changes."""
    return _changed([changes])


def go_back(recorder: Recorder, after: int) -> None:
    """Write every row as it stood when `after` was the last entry; packages and points stay."""
    recorder.cursor.execute(_BETWEEN, (after, _END))
    later = _changed(text for (text,) in recorder.cursor.fetchall())
    for access in _GOING_BACK:
        mine = [change for change in later if change.access is access]
        recorder.put(access, [change.then for change in mine if change.then is not None])
        recorder.remove(access, [access.key_of(change.now) for change in mine if change.then is None and change.now])


def rewind(cursor: sqlite3.Cursor, after: int, facts: Iterable[tuple[str, str]]) -> None:
    """Make a copy of a file what the file was when `after` was the last entry; its journal ends there too.

    Args:
        cursor: of a transaction on the copy, never on the file that people work in.
        after: the entry.
        facts: what the copy says of itself besides.
    """
    cursor.execute(_LATER, (after,))
    later = cursor.fetchall()
    recorder = Recorder(cursor)
    for (text,) in later:
        recorder.restore(image.reversed() for image in reversed(images_from_json(text)))
    cursor.execute(_FORGET_FILES)
    cursor.execute(_FORGET, (after,))
    cursor.execute(_FORGET_PLACES, (after,))
    cursor.executemany(META_ROWS.upsert_sql, list(facts))


def _changed(texts: Iterable[str]) -> list[Change]:
    """Rows that differ before and after a run of entries, given by their changes, oldest first."""
    places: dict[tuple[str, Row], tuple[Row | None, Row | None]] = {}
    for text in texts:
        for image in images_from_json(text):
            place = (image.table, KEYED[image.table].key_of(image.row))
            first = places.get(place)
            places[place] = (image.before if first is None else first[0], image.after)
    found = (Change(KEYED[table], then, now) for (table, _), (then, now) in places.items())
    return [change for change in found if content(change.access, change.then) != content(change.access, change.now)]


def content(access: Keyed, row: Row | None) -> Row | None:
    """What a row says, without the number that it happened to get."""
    return row[1:] if access.surrogate and row is not None else row


def _point(row: Row) -> RestorePoint:
    entry, name, kind, at, person, office, is_deleted = row
    return RestorePoint(
        entry=entry,
        name=name,
        kind=PointKind(kind),
        at=read_moment(at),
        person=person,
        office=office,
        is_deleted=bool(is_deleted),
    )
