"""Handlers of the commands about restore points, and the copy of a file as it stood at one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused, StorageError
from ilms_desktop.model.history import PointKind, RestorePoint
from ilms_desktop.storage import journal, meta, restore_points
from ilms_desktop.storage.document import open_database
from ilms_desktop.storage.engine import is_open
from ilms_desktop.workspace.plain_text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.command import DeleteRestorePoint, GoBack, MakeRestorePoint, RenameRestorePoint
    from ilms_desktop.model.submission import Submission
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.workspace.draft import Draft

LONGEST_NAME: Final = 100


def make_restore_point(command: MakeRestorePoint, draft: Draft) -> None:
    """Name the file as it stands.

    Raises:
        CommandRefused: `point_without_name`, `name_too_long`.
    """
    _make(draft, _name(command.name), PointKind.MADE)


def mark_package(submission: Submission, draft: Draft) -> None:
    """Make the restore point of a package, in the step that records it."""
    _make(draft, f"S{submission.sequence:04d}", PointKind.PACKAGED)


def rename_restore_point(command: RenameRestorePoint, draft: Draft) -> None:
    """Give a restore point another name.

    Raises:
        CommandRefused: `unknown_restore_point`, `point_without_name`, `name_too_long`.
    """
    point = _found(draft, command.point)
    name = _name(command.name)
    if name != point.name:
        restore_points.put(draft.recorder, replace(point, name=name, kind=PointKind.MADE))


def delete_restore_point(command: DeleteRestorePoint, draft: Draft) -> None:
    """Take a restore point out of the list, or put it back.

    Raises:
        CommandRefused: `unknown_restore_point`.
    """
    restore_points.put(draft.recorder, replace(_found(draft, command.point), is_deleted=command.is_deleted))


def go_back(command: GoBack, draft: Draft) -> None:
    """Make everything as it stood at a restore point; packages and restore points stay.

    Raises:
        CommandRefused: `unknown_restore_point`, `nothing_since_point`.
    """
    point = _found(draft, command.point)
    restore_points.go_back(draft.recorder, point.entry)
    if not draft.recorder.images:
        raise CommandRefused("nothing_since_point", name=command.name)


def write_copy(database: Database, point: RestorePoint, path: Path, *, name: str) -> None:
    """Write the file as it stood at a point to another file, which can be read and not changed.

    Its journal ends at the point, with the very hashes of this one.

    Args:
        database: the open file; it is only read.
        point: the moment.
        path: where to; a file there is replaced, but never one that is open.
        name: how the point is called.

    Raises:
        StorageError: `workspace_in_use`, `disk_full` and others; a file that was there stays as it was.
    """
    if is_open(path):
        raise StorageError("workspace_in_use", path=path)
    unfinished = path.with_name(f".{path.name}.new")
    try:
        database.copy_to(unfinished)
        copy = open_database(unfinished)
        try:
            with copy.transaction() as cursor:
                restore_points.rewind(cursor, point.entry, [(meta.AS_OF, name)])
        finally:
            copy.close()
        unfinished.replace(path)
    except OSError as error:
        raise StorageError("disk_trouble", path=path, detail=error.strerror or str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _make(draft: Draft, name: str, kind: PointKind) -> None:
    # why: the entry of this very step, which is written last, is the first one behind which the point's state lies
    entry = journal.last_number(draft.recorder.cursor) + 1
    author = draft.author
    point = RestorePoint(entry, name, kind, author.at, author.person, author.office)
    restore_points.put(draft.recorder, point)


def _found(draft: Draft, number: int) -> RestorePoint:
    point = restore_points.find(draft.recorder, number)
    if point is None:
        raise CommandRefused("unknown_restore_point")
    return point


def _name(text: str) -> str:
    name = clean(text).replace("\n", " ").strip()
    if not name:
        raise CommandRefused("point_without_name")
    if len(name) > LONGEST_NAME:
        raise CommandRefused("name_too_long", limit=LONGEST_NAME)
    return name
