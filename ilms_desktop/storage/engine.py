"""One open workspace file: the lock, transactions, reading, copies, closing.

One connection for the whole life of the file; it holds the exclusive lock, so that a second window stays out. Looking
never writes: the journal mode is chosen before the first change, not on opening (ADR 0013).
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from ilms_desktop import logs
from ilms_desktop.errors import StorageError
from ilms_desktop.storage.places import Place, place_of
from ilms_desktop.storage.trouble import driver_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from ilms_desktop.storage.keyed import Row

#: seconds to wait for a program that is just closing the file
_PATIENCE: Final = 0.2
#: set before the first access: the lock must be there before anything is read
_PRAGMAS: Final = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)
_OPEN_FILES: Final[set[tuple[int, int]]] = set()
_OPEN_FILES_LOCK: Final = threading.Lock()


class Database:
    """An open workspace file.

    Attributes:
        path: the file. connection: for Core statements that read (rules, lists); autocommit.
        lock: held by whoever uses the connection, since a window works with two threads.
    """

    def __init__(self, path: Path, *, place: Place | None = None) -> None:
        """Connect and take the lock; use `document.open_database`, which checks the file first.

        Args:
            path: an existing workspace file.
            place: where it lies; None = find out before the first change.
        """
        self.path = path
        self.lock = threading.RLock()
        self._place = place
        self._is_prepared = False
        self._is_open = True
        self._identity = _claim(path)
        try:
            with driver_trouble(path):
                self._raw = _connect(path)
        except BaseException:
            _release(self._identity)
            raise
        self._engine = create_engine(
            "sqlite://", creator=lambda: self._raw, poolclass=StaticPool, isolation_level="AUTOCOMMIT"
        )
        self.connection: Connection = self._engine.connect()

    def rows(self, statement: str, *parameters: Any) -> list[Row]:
        """All rows of a compiled statement.

        Raises:
            StorageError: trouble with the file.
        """
        with self.lock, driver_trouble(self.path):
            return cast("list[Row]", self._raw.execute(statement, parameters).fetchall())

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Cursor]:
        """A transaction: durable when the block ends, undone when anything is raised in it.

        Raises:
            StorageError: `disk_full` and others; the file is as it was.
        """
        with self.lock, driver_trouble(self.path):
            self._prepare()
            cursor = self._raw.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                # why: a full disk may already have ended the transaction
                if self._raw.in_transaction:
                    cursor.execute("ROLLBACK")
                raise
            finally:
                cursor.close()

    def copy_to(self, target: Path) -> None:
        """Write a complete copy to a new file, through the connection that holds the lock.

        A plain copy of the open file would miss what is still in the write-ahead log.

        Raises:
            StorageError: the copy could not be written; nothing is left of it.
        """
        unfinished = target.with_name(f"{target.name}.new")
        try:
            with self.lock, driver_trouble(target), contextlib.closing(sqlite3.connect(unfinished)) as copy:
                # why: a journal file left by a crash would be played back into the next copy of this name
                copy.execute("PRAGMA journal_mode = MEMORY")
                self._raw.backup(copy)
            unfinished.replace(target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    def copy_to_memory(self) -> sqlite3.Connection:
        """A complete copy in memory, in autocommit mode; whoever asks closes it.

        Raises:
            StorageError: trouble with the file.
        """
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            with self.lock, driver_trouble(self.path):
                self._raw.backup(copy)
        except BaseException:
            copy.close()
            raise
        return copy

    def close(self) -> None:
        """Close; afterwards the file stands alone, without a log beside it. Closing twice is harmless."""
        with self.lock:
            if not self._is_open:
                return
            try:
                with driver_trouble(self.path):
                    self._remove_journal()
            finally:
                self._close_for_good()

    def _remove_journal(self) -> None:
        """Remove an emptied journal, also that of a program that was killed; it would stay beside the file."""
        if self._is_prepared and self._journal_mode() == "truncate":
            self._set_journal_mode("DELETE")
        left = self.path.with_name(f"{self.path.name}-journal")
        # why: the lock is ours, and where a spent journal may not go it harms nobody
        with contextlib.suppress(OSError):
            if not self._is_prepared and _is_spent(left):
                left.unlink()

    def _close_for_good(self) -> None:
        try:
            with driver_trouble(self.path):
                self.connection.close()
                self._engine.dispose()
                self._raw.close()
        finally:
            _release(self._identity)
            self._is_open = False

    def _prepare(self) -> None:
        """Choose the journal mode, once, before the first change."""
        if self._is_prepared:
            return
        place = self._place or place_of(self.path.absolute().parent)
        wants_log = place.bears_write_ahead_log and write_ahead_log_works(self.path.absolute().parent)
        mode = self._set_journal_mode("WAL" if wants_log else "TRUNCATE")
        if wants_log and mode != "wal":
            mode = self._set_journal_mode("TRUNCATE")
        logs.area("storage").info("journal mode %s on a %s place", mode, place)
        self._is_prepared = True

    def _journal_mode(self) -> str:
        return str(self._raw.execute("PRAGMA journal_mode").fetchone()[0])

    def _set_journal_mode(self, mode: str) -> str:
        return str(self._raw.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0])


def write_ahead_log_works(folder: Path) -> bool:
    """Whether a scratch database in `folder` takes a write-ahead log; some file systems only say so."""
    try:
        scratch = Path(tempfile.mkdtemp(prefix=".ilms-probe-", dir=folder))
        try:
            return _probe(scratch / "probe.db")
        finally:
            for each in scratch.iterdir():
                each.unlink()
            scratch.rmdir()
    except (OSError, sqlite3.Error) as error:
        logs.area("storage").info("no write-ahead log here: %s", type(error).__name__)
        return False


def _probe(path: Path) -> bool:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        mode = raw.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        raw.execute("CREATE TABLE probe (x)")
        raw.execute("INSERT INTO probe VALUES (1)")
        return bool(mode == "wal" and raw.execute("SELECT x FROM probe").fetchone() == (1,))


def _is_spent(journal: Path) -> bool:
    """Whether a journal has nothing to play back: empty, or its head was wiped (SQLite file format, section 3)."""
    with journal.open("rb") as stream:
        return not any(stream.read(8))


def _connect(path: Path) -> sqlite3.Connection:
    """Connection in autocommit mode that holds the exclusive lock."""
    raw = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            raw.execute(pragma)
        # why: in this locking mode the lock of an empty transaction is kept until closing; nothing is written
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("COMMIT")
    except BaseException:
        raw.close()
        raise
    return raw


def is_open(path: Path) -> bool:
    """Whether this process has the file open already."""
    return path.exists() and _identity_of(path) in _OPEN_FILES


def _claim(path: Path) -> tuple[int, int]:
    """Note that this process has the file open."""
    identity = _identity_of(path)
    with _OPEN_FILES_LOCK:
        if identity in _OPEN_FILES:
            raise StorageError("workspace_in_use", path=path)
        _OPEN_FILES.add(identity)
    return identity


def _release(identity: tuple[int, int]) -> None:
    with _OPEN_FILES_LOCK:
        _OPEN_FILES.discard(identity)


def _identity_of(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
