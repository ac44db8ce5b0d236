"""Troubles of the database driver, turned into errors that people can act on; the one place that knows its codes.

An error of the disk or of another program becomes a `StorageError`; a statement that cannot run is our own mistake
and becomes a `BugError`. Nothing is tried again here.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError

from ilms_desktop.errors import BugError, IlmsError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: the low byte of an extended code is the primary code
_PRIMARY: Final = 0xFF
#: primary code of SQLite -> code of our error
_CODES: Final = {
    sqlite3.SQLITE_BUSY: "workspace_in_use",
    sqlite3.SQLITE_LOCKED: "workspace_in_use",
    sqlite3.SQLITE_CORRUPT: "workspace_damaged",
    sqlite3.SQLITE_NOTADB: "workspace_damaged",
    sqlite3.SQLITE_FORMAT: "workspace_damaged",
    sqlite3.SQLITE_READONLY: "read_only_place",
    sqlite3.SQLITE_PERM: "read_only_place",
    sqlite3.SQLITE_AUTH: "read_only_place",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_trouble",
    sqlite3.SQLITE_CANTOPEN: "disk_trouble",
    sqlite3.SQLITE_PROTOCOL: "disk_trouble",
    sqlite3.SQLITE_NOLFS: "disk_trouble",
}


def backups_dir(path: Path) -> Path:
    """Folder of the rolling copies of a workspace file, beside it."""
    return path.with_name(f"{path.name}.backups")


def translate(error: sqlite3.Error, path: Path) -> IlmsError:
    """Our error for an error of the driver."""
    number = getattr(error, "sqlite_errorcode", None)
    code = _CODES.get(number & _PRIMARY) if isinstance(number, int) else None
    if code is None:
        return BugError("bug", detail=f"{type(error).__name__}: {error}")
    return StorageError(code, path=path, detail=str(error), backups=backups_dir(path))


@contextmanager
def driver_trouble(path: Path) -> Iterator[None]:
    """Let every error of the driver inside leave as one of ours.

    Raises:
        StorageError: trouble in the world.
        BugError: a statement of ours is wrong.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) from error
    except DBAPIError as error:
        cause = error.orig
        if isinstance(cause, sqlite3.Error):
            raise translate(cause, path) from error
        raise BugError("bug", detail=str(error)) from error
