"""One writer at a time in the desk's folder: the system's own lock on a file, which ends with whoever holds it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused, ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: stays where it is; whether somebody holds it is known to the system alone
LOCK: Final = ".lock"

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep every other process, and every other place in this one, from writing into the folder.

    Raises:
        CommandRefused: `desk_in_use`. ExchangeError: `file_unwritable`.
    """
    path = folder / LOCK
    try:
        stream = path.open("ab")
    except OSError as error:
        raise ExchangeError("file_unwritable", path=path, detail=error.strerror or type(error).__name__) from error
    # why: closing gives the lock back, also when the process is ended from outside
    with stream:
        try:
            _take(stream.fileno())
        except OSError as error:
            raise CommandRefused("desk_in_use", path=folder) from error
        yield
