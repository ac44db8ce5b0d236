"""Drafts and files to be dragged: written for other programs to open, removed when this one starts the next time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

#: folder below that of the person
FOLDER: Final = "drafts"


def keep_draft(user_dir: Path, name: str, data: bytes) -> Path:
    """Write a draft under the name of what it brings, over an earlier one of that name.

    Raises:
        ExchangeError: `file_unwritable`.
    """
    return keep_file(user_dir, f"{name}.eml", data)


def keep_file(user_dir: Path, file_name: str, data: bytes) -> Path:
    """Write a file that is to be dragged into a message, over an earlier one of that name.

    Raises:
        ExchangeError: `file_unwritable`.
    """
    path = user_dir / FOLDER / file_name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExchangeError("file_unwritable", path=path, detail=error.strerror or type(error).__name__) from error
    write_file(path, data)
    return path


def clear_drafts(user_dir: Path) -> None:
    """Remove the files of the last time; one that is still open elsewhere stays until the next start."""
    for path in (user_dir / FOLDER).glob("*.*"):
        with suppress(OSError):
            path.unlink()
