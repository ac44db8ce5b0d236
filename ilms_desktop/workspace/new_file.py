"""Writing a file that was not there before: complete on the disk, or not at all, and never over another one."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from ilms_desktop.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to a new file: temporary file in the same folder, flush, replace.

    Raises:
        ExchangeError: `package_exists`, or `file_unwritable`; nothing is left behind then.
    """
    unfinished = path.with_name(f".{path.name}.new")
    with _trouble(path):
        path.parent.mkdir(parents=True, exist_ok=True)
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
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise ExchangeError("package_exists", path=path) from error
    except OSError as error:
        raise ExchangeError("file_unwritable", path=path, detail=error.strerror or str(error)) from error
