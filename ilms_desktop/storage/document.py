"""Making and opening workspace files: every "no" has its own error, and leaves the file as it was.

The order of opening is fixed: header, mark, schema, place, lock, integrity, then missing steps on a copied file.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from ilms_desktop.errors import StorageError
from ilms_desktop.storage import migrations
from ilms_desktop.storage.engine import Database, is_open
from ilms_desktop.storage.header import read_header
from ilms_desktop.storage.tables import META_ROWS
from ilms_desktop.storage.trouble import backups_dir, driver_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ilms_desktop.storage.migrations import Step
    from ilms_desktop.storage.places import Place


def create_database(path: Path, meta: Mapping[str, str]) -> None:
    """Make a new workspace file; it appears complete or not at all.

    Args:
        path: where; nothing may be there yet.
        meta: first content of the table `meta`.

    Raises:
        StorageError: `workspace_exists`, `read_only_place`, `disk_full`, `disk_trouble`.
    """
    unfinished = path.with_name(f".{path.name}.new")
    _refuse_beside_leftovers(path)
    with _file_trouble(path):
        path.open("xb").close()
    try:
        unfinished.unlink(missing_ok=True)
        _fill(unfinished, meta)
        with _file_trouble(path):
            unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        raise


def open_database(path: Path, *, place: Place | None = None, steps: Sequence[Step] = migrations.STEPS) -> Database:
    """Open a workspace file: header, mark, schema, lock, integrity, then missing steps on a copied file.

    Raises:
        StorageError: `workspace_missing`, `not_a_workspace`, `workspace_too_new`, `workspace_damaged`,
            `workspace_in_use`, `read_only_place`, `disk_full`, `disk_trouble`; the file is untouched.
    """
    _refuse_if_open(path)
    read_header(path, known=len(steps))
    _refuse_if_read_only(path)
    database = Database(path, place=place)
    try:
        with driver_trouble(path):
            _check_integrity(database)
            _bring_up_to_date(database, steps)
    except BaseException:
        database.close()
        raise
    return database


def _check_integrity(database: Database) -> None:
    found = [str(row[0]) for row in database.rows("PRAGMA quick_check(3)")]
    if found != ["ok"]:
        path = database.path
        raise StorageError("workspace_damaged", path=path, detail="; ".join(found), backups=backups_dir(path))


def _bring_up_to_date(database: Database, steps: Sequence[Step]) -> None:
    found = int(database.rows("PRAGMA user_version")[0][0])
    if found > len(steps):
        # why: a newer program that was killed leaves its number in the log, not yet in the header
        raise StorageError("workspace_too_new", path=database.path, found=found, known=len(steps))
    if not migrations.pending(found, steps):
        return
    folder = backups_dir(database.path)
    folder.mkdir(exist_ok=True)
    database.copy_to(folder / f"{database.path.stem}-before-step-{found + 1}{database.path.suffix}")
    migrations.apply(database.connection, found, steps)


def _fill(path: Path, meta: Mapping[str, str]) -> None:
    """Write schema and first content into a new file."""
    with driver_trouble(path), contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        # why: a journal file left by a crash would be played back into the next file of this name
        raw.execute("PRAGMA journal_mode = MEMORY")
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            migrations.apply(connection, 0)
        raw.execute("BEGIN")
        raw.executemany(META_ROWS.upsert_sql, list(meta.items()))
        raw.execute("COMMIT")


def _refuse_beside_leftovers(path: Path) -> None:
    """A log without its file may hold the newest figures of one that was moved; the new file must not swallow it."""
    for suffix in ("-wal", "-journal"):
        leftover = path.with_name(path.name + suffix)
        if leftover.exists():
            raise StorageError("workspace_exists", path=leftover)


def _refuse_if_read_only(path: Path) -> None:
    """A file or folder that cannot be written is said so at once, not at the first figure typed."""
    # why: the effective user decides, where the system can ask for it
    effective = os.access in os.supports_effective_ids
    for each in (path, path.absolute().parent):
        if not os.access(each, os.W_OK, effective_ids=effective):
            raise StorageError("read_only_place", path=path)


def _refuse_if_open(path: Path) -> None:
    # why: closing a second handle of a file drops the locks of the first (POSIX), so we never open one
    if is_open(path):
        raise StorageError("workspace_in_use", path=path)


@contextlib.contextmanager
def _file_trouble(path: Path) -> Iterator[None]:
    """Let errors of the file system leave as ours."""
    try:
        yield
    except FileExistsError as error:
        raise StorageError("workspace_exists", path=path) from error
    except PermissionError as error:
        raise StorageError("read_only_place", path=path) from error
    except OSError as error:
        raise StorageError("disk_trouble", path=path, detail=error.strerror or str(error)) from error
