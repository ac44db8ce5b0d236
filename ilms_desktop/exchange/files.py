"""The file given by a person: read as a whole or refused before it costs memory, written as a whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MEGABYTE: Final = 1_000_000


class Limits:
    """How much is read of a file that somebody else made."""

    #: largest file that is imported; all tables of a country are far below it
    IMPORT_BYTES: Final = 100 * MEGABYTE


def read_file(path: Path, *, limit: int = Limits.IMPORT_BYTES) -> bytes:
    """All bytes of `path`.

    Raises:
        ExchangeError: `file_missing`, `file_is_folder`, `file_too_large` (found out from its size, before it is read),
            `file_unreadable`.
    """
    if not path.exists():
        raise ExchangeError("file_missing", path=path)
    if path.is_dir():
        raise ExchangeError("file_is_folder", path=path)
    try:
        if path.stat().st_size > limit:
            raise _too_large(path, limit)
        with path.open("rb") as stream:
            # why: a pipe or a growing file says nothing of its size, so one byte too many tells
            data = stream.read(limit + 1)
    except OSError as error:
        raise ExchangeError("file_unreadable", path=path, detail=error.strerror or type(error).__name__) from error
    if len(data) > limit:
        raise _too_large(path, limit)
    return data


def write_file(path: Path, data: bytes) -> None:
    """Put `data` at `path`: temporary file beside it, flush, replace. What stood there stays if anything fails.

    Raises:
        ExchangeError: `file_unwritable`.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ExchangeError("file_unwritable", path=path, detail=error.strerror or type(error).__name__) from error


def write_files(path: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Put the file with the empty name at `path` and the others beside it, such as `figures.REV.csv`.

    Raises:
        ExchangeError: `file_unwritable`; files before it are written.
    """
    paths = {name: path.with_name(f"{path.stem}.{name}{path.suffix}") if name else path for name in files}
    for name, data in files.items():
        write_file(paths[name], data)
    return tuple(paths.values())


def _too_large(path: Path, limit: int) -> ExchangeError:
    return ExchangeError("file_too_large", path=path, limit=limit // MEGABYTE)
