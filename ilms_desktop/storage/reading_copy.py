"""A workspace file read without being opened: its bytes are taken into memory, and nothing beside it is written.

For a look into another questionnaire, such as last year's. The same questions are asked as on opening, but for the
lock: a file that lies in a read-only place can be read too.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from ilms_desktop.errors import StorageError
from ilms_desktop.storage import migrations
from ilms_desktop.storage.engine import Database, is_open
from ilms_desktop.storage.header import WRITE_VERSION_AT, read_header
from ilms_desktop.storage.restore_points import rewind
from ilms_desktop.storage.trouble import backups_dir, driver_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ilms_desktop.storage.keyed import Row
    from ilms_desktop.storage.migrations import Step

#: a database in memory cannot have a write-ahead log; 1 in both bytes says that it needs none
#: (https://www.sqlite.org/c3ref/deserialize.html)
_NO_LOG: Final = b"\x01\x01"
_LOGS: Final = ("-wal", "-journal")


class Readable(Protocol):
    """What gives rows: an open file, or a copy of one in memory."""

    def rows(self, statement: str, *parameters: Any) -> list[Row]:
        """All rows of a compiled statement."""
        ...


class ReadingCopy:
    """A workspace file in memory."""

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        """Read from `raw`; messages name `path`."""
        self._raw = raw
        self.path = path

    def rows(self, statement: str, *parameters: Any) -> list[Row]:
        """All rows of a compiled statement.

        Raises:
            StorageError: trouble with the file.
        """
        with driver_trouble(self.path):
            return cast("list[Row]", self._raw.execute(statement, parameters).fetchall())


@contextlib.contextmanager
def reading_copy(path: Path, *, steps: Sequence[Step] = migrations.STEPS) -> Iterator[ReadingCopy]:
    """A copy in memory of the workspace file at `path`, brought up to date there; the file stays as it is.

    Raises:
        StorageError: `workspace_missing`, `not_a_workspace`, `workspace_too_new`, `workspace_damaged`,
            `workspace_in_use`, `read_only_place`, `disk_trouble`.
    """
    # why: closing a second handle of a file drops the locks of the first (POSIX)
    if is_open(path):
        raise StorageError("workspace_in_use", path=path)
    found = read_header(path, known=len(steps)).schema
    _refuse_beside_log(path)
    content = _bytes_of(path)
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as raw:
        with driver_trouble(path):
            raw.deserialize(content)
            _check_integrity(raw, path)
            _bring_up_to_date(raw, found, steps)
        yield ReadingCopy(raw, path)


@contextlib.contextmanager
def copy_as_of(database: Database, entry: int) -> Iterator[ReadingCopy]:
    """An open file as it stood when `entry` was the last one of its journal, in memory; the file is only read.

    Raises:
        StorageError: trouble with the file.
    """
    with contextlib.closing(database.copy_to_memory()) as raw:
        with driver_trouble(database.path):
            raw.execute("BEGIN")
            rewind(raw.cursor(), entry, ())
            raw.execute("COMMIT")
        yield ReadingCopy(raw, database.path)


def _refuse_beside_log(path: Path) -> None:
    """What stands in a log is newer than the file; only opening the file brings the two together."""
    for suffix in _LOGS:
        log = path.with_name(f"{path.name}{suffix}")
        if log.is_file() and log.stat().st_size:
            raise StorageError("workspace_in_use", path=path)


def _bytes_of(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StorageError("disk_trouble", path=path, detail=error.strerror or str(error)) from error
    end = WRITE_VERSION_AT + len(_NO_LOG)
    return content[:WRITE_VERSION_AT] + _NO_LOG + content[end:]


def _check_integrity(raw: sqlite3.Connection, path: Path) -> None:
    found = [str(row[0]) for row in raw.execute("PRAGMA quick_check(3)")]
    if found != ["ok"]:
        raise StorageError("workspace_damaged", path=path, detail="; ".join(found), backups=backups_dir(path))


def _bring_up_to_date(raw: sqlite3.Connection, found: int, steps: Sequence[Step]) -> None:
    if not migrations.pending(found, steps):
        return
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        migrations.apply(connection, found, steps)
