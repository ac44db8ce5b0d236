"""The first hundred bytes of a workspace file: is it ours, and is it not newer than the program?

Read before the database library touches the file, so that a file of somebody else is never altered.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import StorageError
from ilms_desktop.storage.trouble import backups_dir

if TYPE_CHECKING:
    from pathlib import Path

#: "ILMS" as a number; `file` and we know the document by it
APPLICATION_ID: Final = 0x494C4D53
_MAGIC: Final = b"SQLite format 3\x00"
_SIZE: Final = 100
#: https://www.sqlite.org/fileformat2.html, "The Database Header"
WRITE_VERSION_AT: Final = 18
_USER_VERSION_AT: Final = 60
_APPLICATION_ID_AT: Final = 68
_WAL: Final = 2


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says.

    Attributes:
        schema: step of the schema (`user_version`).
        is_wal: whether the file was last written with a write-ahead log.
    """

    schema: int
    is_wal: bool


def read_header(path: Path, *, known: int) -> Header:
    """Header of the workspace file at `path`.

    Args:
        path: the file.
        known: newest schema step that the program reads.

    Raises:
        StorageError: `workspace_missing`, `not_a_workspace`, `workspace_too_new`, `workspace_damaged`,
            `read_only_place`, `disk_trouble`.
    """
    start = _first_bytes(path)
    if not start.startswith(_MAGIC):
        raise StorageError("not_a_workspace", path=path)
    if len(start) < _SIZE:
        raise StorageError("workspace_damaged", path=path, detail="it is cut off", backups=backups_dir(path))
    if _number(start, _APPLICATION_ID_AT) != APPLICATION_ID:
        raise StorageError("not_a_workspace", path=path)
    schema = _number(start, _USER_VERSION_AT)
    if schema > known:
        raise StorageError("workspace_too_new", path=path, found=schema, known=known)
    return Header(schema=schema, is_wal=start[WRITE_VERSION_AT] == _WAL)


def _first_bytes(path: Path) -> bytes:
    """The header's bytes, fewer where the file is shorter."""
    try:
        with path.open("rb") as stream:
            return stream.read(_SIZE)
    except FileNotFoundError as error:
        raise StorageError("workspace_missing", path=path) from error
    except IsADirectoryError as error:
        raise StorageError("not_a_workspace", path=path) from error
    except PermissionError as error:
        raise StorageError("read_only_place", path=path) from error
    except OSError as error:
        raise StorageError("disk_trouble", path=path, detail=error.strerror or str(error)) from error


def _number(start: bytes, offset: int) -> int:
    """Big-endian number of four bytes."""
    return int(struct.unpack_from(">I", start, offset)[0])
