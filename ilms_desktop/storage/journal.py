"""The journal: one entry for every command, chained by hashes, never changed and never deleted (ADR 0014).

The hash of an entry is that of its line in the audit extract of a package (format.md 8.2), so that an extract can be
checked against the head that an earlier package named. What a line must not tell (names, figures) enters through the
digest in its `detail`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import bindparam, func, literal_column, select

from ilms_desktop.model.command import Label
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.recorder import images_from_json, images_to_json, qtables_in
from ilms_desktop.storage.tables import JOURNAL, JOURNAL_QTABLE
from ilms_desktop.storage.texts import json_text, moment_text, read_moment, read_texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.keyed import Row
    from ilms_desktop.storage.recorder import Image

#: `previous` of the first entry
NO_HASH: Final = "0" * 64
UNDO: Final = "Undo"
REDO: Final = "Redo"

_COLUMNS: Final = JOURNAL.columns
_PLACES: Final = JOURNAL_QTABLE.columns
_INSERT: Final = compiled(JOURNAL.insert())
_INSERT_PLACE: Final = compiled(JOURNAL_QTABLE.insert())
_HEAD: Final = compiled(
    select(_COLUMNS.entry, _COLUMNS.hash).where(_COLUMNS.entry == select(func.max(_COLUMNS.entry)).scalar_subquery())
)
_STEPS: Final = compiled(select(_COLUMNS.entry, _COLUMNS.command, _COLUMNS.undoes).order_by(_COLUMNS.entry))
_ONE: Final = compiled(select(*_COLUMNS).where(_COLUMNS.entry == bindparam("entry")))
_LABEL: Final = compiled(select(_COLUMNS.label, _COLUMNS.label_values).where(_COLUMNS.entry == bindparam("entry")))
_ALL: Final = compiled(select(*_COLUMNS).order_by(_COLUMNS.entry))
_FROM: Final = compiled(select(*_COLUMNS).where(_COLUMNS.entry >= bindparam("first")).order_by(_COLUMNS.entry))
#: what the history of a cell tells; the hashes of an entry are longer than the rest of it
_TOLD: Final = (
    _COLUMNS.entry,
    _COLUMNS.at,
    _COLUMNS.person,
    _COLUMNS.office,
    _COLUMNS.command,
    _COLUMNS.label,
    _COLUMNS.label_values,
    _COLUMNS.changes,
)
_TOUCHING: Final = compiled(
    select(*_TOLD)
    .join_from(JOURNAL_QTABLE, JOURNAL, _PLACES.entry == _COLUMNS.entry)
    .where(_PLACES.qtable_id == bindparam("qtable"))
    .where(func.instr(_COLUMNS.changes, bindparam("part")) > literal_column("0"))
    .order_by(_PLACES.entry)
)


@dataclass(frozen=True, slots=True)
class Author:
    """Who does a step, and when (UTC)."""

    person: str
    office: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal.

    Attributes:
        entry: number, 1, 2, 3 ... author: who and when. command: its kind, or `Undo`, `Redo`. label: its name.
        object: what was changed, in numbers of rows: `observation:12 qtable_country:1`.
        undoes: the step that an undo takes back or a redo repeats, else None.
        changes: the rows it changed, as JSON. previous, hash: the chain.
    """

    entry: int
    author: Author
    command: str
    object: str
    label: Label
    undoes: int | None
    changes: str
    previous: str
    hash: str = ""

    @property
    def images(self) -> tuple[Image, ...]:
        """The rows it changed."""
        return images_from_json(self.changes)

    def line(self) -> str:
        """Its line in an audit extract, without the hash."""
        parts = (
            str(self.entry),
            moment_text(self.author.at),
            self.author.office,
            self.command,
            self.object,
            self._digest(),
            self.previous,
        )
        return ",".join(_escaped(part) for part in parts)

    def computed_hash(self) -> str:
        """The hash that the entry must have."""
        return hashlib.sha256(self.line().encode()).hexdigest()

    def _digest(self) -> str:
        """Digest of all that the line itself does not show."""
        hidden = [self.author.person, self.label.text, dict(self.label.values), self.undoes, self.changes]
        return hashlib.sha256(json_text(hidden).encode()).hexdigest()


class Touch(NamedTuple):
    """What the history of a cell needs of an entry: as in `Entry`, without the chain."""

    entry: int
    author: Author
    command: str
    label: Label
    changes: str


def append(
    cursor: sqlite3.Cursor,
    *,
    author: Author,
    command: str,
    label: Label,
    images: Sequence[Image],
    undoes: int | None = None,
) -> Entry:
    """Write the next entry inside the running transaction; it is durable with the change itself."""
    last = cursor.execute(_HEAD).fetchone() or (0, NO_HASH)
    entry = Entry(
        entry=last[0] + 1,
        author=author,
        command=command,
        object=_object(images),
        label=label,
        undoes=undoes,
        changes=images_to_json(images),
        previous=last[1],
    )
    entry = replace(entry, hash=entry.computed_hash())
    cursor.execute(_INSERT, tuple(_values(entry)))
    cursor.executemany(_INSERT_PLACE, [(number, entry.entry) for number in qtables_in(images)])
    return entry


def head(database: Database) -> tuple[int, str]:
    """Number of entries and hash of the last one."""
    rows = database.rows(_HEAD)
    return (int(rows[0][0]), str(rows[0][1])) if rows else (0, NO_HASH)


def last_number(cursor: sqlite3.Cursor) -> int:
    """Number of the last entry, inside a running transaction."""
    last = cursor.execute(_HEAD).fetchone()
    return int(last[0]) if last else 0


def steps(database: Database) -> list[tuple[int, str, int | None]]:
    """Number, kind and undone step of every entry, oldest first."""
    return [(row[0], row[1], row[2]) for row in database.rows(_STEPS)]


def get(database: Database, entry: int) -> Entry:
    """Entry of a number.

    Raises:
        KeyError: there is none.
    """
    rows = database.rows(_ONE, entry)
    if not rows:
        raise KeyError(entry)
    return _entry(rows[0])


def find(cursor: sqlite3.Cursor, entry: int) -> Entry | None:
    """Entry of a number inside a running transaction, or None."""
    row = cursor.execute(_ONE, (entry,)).fetchone()
    return None if row is None else _entry(row)


def label_of(database: Database, entry: int) -> Label:
    """Name of an entry, without reading its changes."""
    ((text, values),) = database.rows(_LABEL, entry)
    return Label(text, read_texts(values))


def touching(database: Database, qtable_id: int, part: str) -> Iterator[Touch]:
    """Entries of a QTable whose changes hold a text, oldest first."""
    labels: dict[tuple[str, str], Label] = {}
    for entry, at, person, office, command, text, values, changes in database.rows(_TOUCHING, qtable_id, part):
        # why: a cell that was typed a thousand times has a thousand entries of one name
        label = labels.get((text, values)) or labels.setdefault((text, values), Label(text, read_texts(values)))
        yield Touch(entry, Author(person, office, read_moment(at)), command, label, changes)


def first_break(database: Database) -> int | None:
    """Number of the first entry that does not fit the chain, or None when the journal is whole."""
    previous = NO_HASH
    for number, row in enumerate(database.rows(_ALL), start=1):
        entry = _entry(row)
        if (entry.entry, entry.previous, entry.hash) != (number, previous, entry.computed_hash()):
            return number
        previous = entry.hash
    return None


def lines(database: Database, first: int) -> Iterator[str]:
    """Lines of an audit extract from an entry on, with their hashes, without line ends (format.md 8.2)."""
    for row in database.rows(_FROM, first):
        entry = _entry(row)
        yield f"{entry.line()},{entry.hash}"


def _entry(row: Row) -> Entry:
    number, at, person, office, command, object_, label, values, undoes, previous, hash_, changes = row
    return Entry(
        entry=number,
        author=Author(person=person, office=office, at=read_moment(at)),
        command=command,
        object=object_,
        label=Label(label, read_texts(values)),
        undoes=undoes,
        changes=changes,
        previous=previous,
        hash=hash_,
    )


def _values(entry: Entry) -> Iterator[object]:
    """Values of the columns, in their order."""
    author, label = entry.author, entry.label
    yield from (entry.entry, moment_text(author.at), author.person, author.office, entry.command, entry.object)
    yield from (label.text, json_text(dict(label.values)), entry.undoes, entry.previous, entry.hash, entry.changes)


def _object(images: Iterable[Image]) -> str:
    """What was changed, in numbers of rows: `observation:12 qtable_country:1`."""
    counts: dict[str, int] = {}
    for image in images:
        counts[image.table] = counts.get(image.table, 0) + 1
    return " ".join(f"{table}:{count}" for table, count in counts.items())


def _escaped(text: str) -> str:
    """Text as a CSV cell of a package (format.md 7): quotes where needed, formulas made harmless."""
    if text.startswith(("=", "+", "-", "@", "\t", "'")):
        text = f"'{text}"
    if any(sign in text for sign in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
