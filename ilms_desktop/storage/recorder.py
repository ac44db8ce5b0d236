"""The recorder: every change of a workspace file goes through it, and it remembers each row before and after.

What it remembers is the journal entry. Undo puts the rows before back, redo the rows after; both work for every table
without knowing what it means.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ilms_desktop.errors import BugError
from ilms_desktop.storage.tables import KEYED, OF_QTABLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.storage.keyed import Keyed, Row


@dataclass(frozen=True, slots=True)
class Image:
    """One row of one table, before and after a command; None where it did not exist."""

    table: str
    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The row as it is now, else as it was: enough to know which one it is."""
        row = self.after if self.after is not None else self.before
        assert row is not None  # noqa: S101 - the recorder keeps no image without a row
        return row

    def reversed(self) -> Image:
        """The image of the step that takes this one back."""
        return Image(self.table, self.after, self.before)


@dataclass
class Recorder:
    """Writes rows inside one transaction and remembers them.

    Attributes:
        cursor: cursor of the running transaction.
        interned: rows that were asked for by key and numbered if new; not remembered.
    """

    cursor: sqlite3.Cursor
    interned: list[Row] = field(default_factory=list)
    _images: dict[tuple[str, Row], tuple[Row | None, Row | None]] = field(default_factory=dict)
    _next: dict[str, int] = field(default_factory=dict)

    @property
    def images(self) -> tuple[Image, ...]:
        """What changed, in the order of the first change; rows that ended as they began are left out."""
        return tuple(
            Image(table, before, after) for (table, _), (before, after) in self._images.items() if before != after
        )

    def get(self, access: Keyed, key: Row) -> Row | None:
        """Row of a key as it stands now, or None."""
        row: Row | None = self.cursor.execute(access.select_sql, key).fetchone()
        return row

    def put(self, access: Keyed, rows: Iterable[Row], *, present: Mapping[Row, Row] | None = None) -> list[Row]:
        """Write rows, each over the one of the same key.

        Args:
            access: the table.
            rows: complete rows; a surrogate number is given here, whatever stands in its place.
            present: all rows of these keys that are there, by key, where the caller has just read them; else None.

        Returns:
            The rows as stored.
        """
        unique = {access.key_of(row): row for row in rows}
        before = [self.get(access, key) for key in unique] if present is None else [*map(present.get, unique)]
        stored = [self._noted(access, old, row) for old, row in zip(before, unique.values(), strict=True)]
        self.cursor.executemany(access.upsert_sql, stored)
        return stored

    def remove(self, access: Keyed, keys: Iterable[Row]) -> None:
        """Remove the rows of these keys; a key without a row is passed over."""
        if access.surrogate:
            # why: the number of a row removed here must not be given to another one in the same step
            self._first_free(access)
        found = [row for key in dict.fromkeys(keys) if (row := self.get(access, key)) is not None]
        for row in found:
            self._note(access, before=row, after=None)
        self.cursor.executemany(access.delete_sql, [access.identity_of(row) for row in found])

    def intern(self, access: Keyed, row: Row) -> Row:
        """Row of the same key, written now if it is new, and not remembered: it only gives a key its number.

        A number once given stays with its key for good, so that the history of a cell can be followed.
        """
        found = self.get(access, access.key_of(row))
        if found is None:
            found = (self._number(access), *row[1:])
            self.cursor.execute(access.upsert_sql, found)
        self.interned.append(found)
        return found

    def restore(self, images: Iterable[Image]) -> None:
        """Make the `after` rows of these images true again.

        Args:
            images: in the order in which they are to be applied.

        Raises:
            BugError: a row is not what the image says it was before.
        """
        for image in images:
            access = KEYED[image.table]
            if self.get(access, access.key_of(image.row)) != image.before:
                raise BugError("bug", detail=f"the journal does not fit the table {image.table}")
            self._note(access, before=image.before, after=image.after)
            if image.after is None:
                self.cursor.execute(access.delete_sql, access.identity_of(image.row))
            else:
                self.cursor.execute(access.upsert_sql, image.after)

    def _noted(self, access: Keyed, before: Row | None, row: Row) -> Row:
        if access.surrogate:
            row = (before[0] if before is not None else self._number(access), *row[1:])
        self._note(access, before=before, after=row)
        return row

    def _note(self, access: Keyed, *, before: Row | None, after: Row | None) -> None:
        row = after if after is not None else before
        assert row is not None  # noqa: S101 - callers pass one of the two
        place = (access.name, access.identity_of(row))
        first = self._images.get(place)
        self._images[place] = (before if first is None else first[0], after)

    def _number(self, access: Keyed) -> int:
        """A new surrogate number of a table."""
        number = self._first_free(access)
        self._next[access.name] = number + 1
        return number

    def _first_free(self, access: Keyed) -> int:
        """Smallest number above all that a table has, or had when this step began."""
        if access.name not in self._next:
            largest = self.cursor.execute(access.largest_sql).fetchone()[0]
            self._next[access.name] = (largest or 0) + 1
        return self._next[access.name]


def qtables_in(images: Iterable[Image]) -> list[int]:
    """Numbers of the QTables in which images say something, smallest first."""
    return sorted({image.row[OF_QTABLE[image.table]] for image in images if image.table in OF_QTABLE})


def images_to_json(images: Iterable[Image]) -> str:
    """Text of images for the journal: per table the names of the columns and the rows before and after."""
    tables: dict[str, Any] = {}
    for image in images:
        part = tables.setdefault(image.table, {"columns": KEYED[image.table].columns, "rows": []})
        part["rows"].append((image.before, image.after))
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))


def images_from_json(text: str) -> tuple[Image, ...]:
    """Images of a journal entry, in the order of the tables' columns today."""
    return tuple(
        Image(name, _arranged(name, part["columns"], before), _arranged(name, part["columns"], after))
        for name, part in json.loads(text).items()
        for before, after in part["rows"]
    )


def _arranged(table: str, columns: list[str], row: list[Any] | None) -> Row | None:
    """A stored row in the order of the table's columns; a column added since then is None."""
    if row is None:
        return None
    if tuple(columns) == KEYED[table].columns:
        return tuple(row)
    return tuple(_values(dict(zip(columns, row, strict=True)), KEYED[table].columns))


def _values(stored: dict[str, Any], columns: tuple[str, ...]) -> Iterator[Any]:
    return (stored.get(name) for name in columns)
