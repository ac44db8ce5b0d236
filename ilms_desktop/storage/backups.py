"""Rolling copies of a workspace file: one at each opening after a change, the ten newest are kept.

The name of a copy says the moment, the number of journal entries and the start of the head's hash, so that nobody has
to open a copy to know whether something changed since.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import StorageError
from ilms_desktop.storage import journal
from ilms_desktop.storage.trouble import backups_dir

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.storage.engine import Database

KEPT: Final = 10
_NAME: Final = re.compile(r"\d{8}T\d{6}Z-(?P<state>\d+-[0-9a-f]{12})\.ilms")


def copies(path: Path) -> list[Path]:
    """Copies of a workspace file, oldest first."""
    folder = backups_dir(path)
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if _NAME.fullmatch(each.name))


def back_up(database: Database, now: datetime) -> Path | None:
    """Copy the file if it changed since its last copy; the oldest copies beyond ten go.

    Returns:
        The copy, or None where nothing changed.

    Raises:
        StorageError: the copy could not be written; the file itself is untouched.
    """
    count, head = journal.head(database)
    state = f"{count}-{head[:12]}"
    present = copies(database.path)
    if count == 0 or (present and _state_of(present[-1]) == state):
        return None
    target = backups_dir(database.path) / f"{now:%Y%m%dT%H%M%SZ}-{state}.ilms"
    try:
        target.parent.mkdir(exist_ok=True)
        database.copy_to(target)
        for old in present[: max(0, len(present) + 1 - KEPT)]:
            old.unlink()
    except OSError as error:
        raise StorageError("disk_trouble", path=target, detail=error.strerror or str(error)) from error
    return target


def _state_of(copy: Path) -> str:
    match = _NAME.fullmatch(copy.name)
    return match["state"] if match else ""
