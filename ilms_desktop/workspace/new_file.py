"""Writing a file that was not there before: complete on the disk, or not at all, and never over another one."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


#: whether the system opens folders, so that a new name can be flushed
HAS_FOLDER_HANDLES: Final = os.name == "posix"


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to a new file: temporary file in the same folder, flush, replace.

    Raises:
        ExchangeError: `package_exists`, or `file_unwritable`; nothing is left behind then.
    """
    unfinished = path.with_name(f".{path.name}.new")
    with _trouble(path, exists="file_unwritable"):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _trouble(path, exists="package_exists"):
        # why: an empty file holds the name, so that the replacement below cannot hit a file of somebody else
        path.open("xb").close()
        try:
            _write(unfinished, data)
            unfinished.replace(path)
            _flush_folder(path.parent)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            raise


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name durable too, where the system can."""
    if not HAS_FOLDER_HANDLES:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _trouble(path: Path, *, exists: str) -> Iterator[None]:
    """Let errors of the file system leave as ours; `exists` is the code where something of the name is there."""
    try:
        yield
    except OSError as error:
        code = exists if isinstance(error, FileExistsError) else "file_unwritable"
        raise ExchangeError(code, path=path, detail=error.strerror or str(error)) from error
