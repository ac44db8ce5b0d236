"""What is read of the history of an open file: its steps, what each changed, restore points and what lies between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.storage import journal, journal_list, meta, restore_points
from ilms_desktop.storage.texts import read_moment
from ilms_desktop.workspace import bring_back
from ilms_desktop.workspace.labels import words_of
from ilms_desktop.workspace.reader import Reader
from ilms_desktop.workspace.restore_points import write_copy
from ilms_desktop.workspace.row_changes import row_changes
from ilms_desktop.workspace.serial import serial

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.model.history import BringBackPlan, HistoryFilter, HistoryLine, RestorePoint, RowChanges
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.storage.journal import Entry
    from ilms_desktop.storage.keyed import Keyed, Row
    from ilms_desktop.workspace.undo import Steps


#: columns of an audit extract
_AUDIT_HEAD: Final = "index,time_utc,actor,action,object,detail,previous,hash"


class HistoryReader(Reader):
    """An open file with its history."""

    _steps: Steps
    #: everybody who ever did a step, once somebody asked
    _people: set[str] | None = None

    @property
    def as_of(self) -> str:
        """Name of the restore point that this file shows, if it is a copy for reading; else empty."""
        return self._state.meta.get(meta.AS_OF, "")

    @serial
    def history_numbers(self, wanted: HistoryFilter) -> Sequence[int]:
        """Numbers of the steps that pass a filter, the newest first."""
        if not wanted:
            return range(journal.head(self._database)[0], 0, -1)
        return journal_list.numbers(self._database, wanted, qtables=self._numbers_of(wanted.table), words=words_of)

    @serial
    def history_lines(self, entries: Collection[int]) -> dict[int, HistoryLine]:
        """Lines of some hundred steps, by number."""
        return journal_list.lines(self._database, entries, undone=self._steps.taken_back)

    @serial
    def history_people(self) -> tuple[str, ...]:
        """Everybody who ever did a step."""
        if self._people is None:
            self._people = set(journal_list.people(self._database))
        return tuple(sorted(self._people))

    @serial
    def last_saved(self) -> datetime | None:
        """When the last step was saved; None in a file without steps."""
        moment = journal_list.last_moment(self._database)
        return None if moment is None else read_moment(moment)

    @serial
    def step_changes(self, entry: int) -> RowChanges:
        """What a step changed.

        Raises:
            CommandRefused: `unknown_step`.
        """
        images = self._entry(entry).images
        return row_changes(((each.table, each.before, each.after) for each in images), self._state.keys)

    @serial
    def bring_back_plan(self, entry: int) -> BringBackPlan:
        """What bringing a step back would do.

        Raises:
            CommandRefused: `unknown_step`.
        """
        now = bring_back.Now(self._row, self._state.keys, self._state.qtables)
        return bring_back.plan(self._entry(entry), now)

    @serial
    def restore_points(self, *, with_deleted: bool = False) -> tuple[RestorePoint, ...]:
        """Restore points, the newest first."""
        return tuple(
            replace(point, steps_since=self._steps.count_since(point.entry))
            for point in restore_points.read(self._database)
            if with_deleted or not point.is_deleted
        )

    @serial
    def restore_point(self, number: int) -> RestorePoint:
        """A restore point.

        Raises:
            CommandRefused: `unknown_restore_point`.
        """
        for point in self.restore_points(with_deleted=True):
            if point.entry == number:
                return point
        raise CommandRefused("unknown_restore_point")

    @serial
    def audit_extract(self, first: int) -> bytes:
        """The journal from an entry on as `audit.csv` of a package (format.md 8.2)."""
        return "".join(f"{line}\n" for line in (_AUDIT_HEAD, *journal.lines(self._database, first))).encode("utf-8")

    @serial
    def compare(self, point: int, other: int | None = None) -> RowChanges:
        """What differs between a restore point and now, or between it and another point; the older one is `before`.

        Cells come in the order of the screen.

        Raises:
            CommandRefused: `unknown_restore_point`.
        """
        moments = sorted(self.restore_point(each).entry for each in (point, *(() if other is None else (other,))))
        found = restore_points.changed(self._database, *moments)
        changes = row_changes(((each.access.name, each.then, each.now) for each in found), self._state.keys)
        others = tuple(each for each in changes.others if each.thing not in restore_points.STAYING)
        ordering = self._ordering()
        cells = sorted(changes.cells, key=lambda each: ordering.observation(each.key))
        return replace(changes, cells=tuple(cells), others=others)

    @serial
    def copy_at(self, point: int, path: Path, *, name: str) -> None:
        """Write the file as it stood at a restore point to another file, for reading; this one stays as it is.

        Raises:
            CommandRefused: `unknown_restore_point`.
            StorageError: the copy could not be written.
        """
        write_copy(self._database, self.restore_point(point), path, name=name)

    def _entry(self, number: int) -> Entry:
        try:
            return journal.get(self._database, number)
        except KeyError as error:
            raise CommandRefused("unknown_step", entry=number) from error

    def _row(self, access: Keyed, key: Row) -> Row | None:
        rows = self._database.rows(access.select_sql, *key)
        return rows[0] if rows else None

    def _numbers_of(self, table: TableKey | None) -> list[int] | None:
        """Numbers of the QTables of a table."""
        if table is None:
            return None
        return [number for number, key in self._state.keys.items() if key.table_key == table]
