"""Mappings kept under their names, for next year: one TOML file each in a folder of the person."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop import paths
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.files import read_file, write_file
from ilms_desktop.workspace.mapping.toml_text import read_mapping, write_mapping

if TYPE_CHECKING:
    from ilms_desktop.workspace.mapping.model import SheetMapping

SUFFIX: Final = ".toml"
LONGEST_NAME: Final = 80
#: names that every file system takes; a point or a space at either end is lost on some
_NAME: Final = re.compile(r"\w(?:[\w .()-]*[\w)])?")
_RESERVED: Final = frozenset({"con", "prn", "aux", "nul"})
_BYTES: Final = 4_000_000


def folder() -> Path:
    """Where mappings are kept."""
    return paths.user_dir() / "mappings"


def saved_names() -> tuple[str, ...]:
    """Names of the mappings that are kept, sorted."""
    return tuple(sorted(path.stem for path in folder().glob(f"*{SUFFIX}")))


def save(mapping: SheetMapping) -> Path:
    """Keep a mapping under its name; one of that name is replaced.

    Raises:
        ExchangeError: `mapping_name`, `file_unwritable`.
    """
    name = mapping.name
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME or name.casefold() in _RESERVED:
        raise ExchangeError("mapping_name", name=name, limit=LONGEST_NAME)
    path = folder() / f"{name}{SUFFIX}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExchangeError("file_unwritable", path=path, detail=error.strerror or type(error).__name__) from error
    write_file(path, write_mapping(mapping))
    return path


def load(name: str) -> SheetMapping:
    """A mapping by its name.

    Raises:
        ExchangeError: `no_mapping`, `mapping_wrong`.
    """
    if name not in saved_names():
        raise ExchangeError("no_mapping", name=name, known=", ".join(saved_names()))
    return load_file(folder() / f"{name}{SUFFIX}")


def load_file(path: Path) -> SheetMapping:
    """A mapping of any file.

    Raises:
        ExchangeError: `file_missing`, `file_unreadable`, `mapping_wrong`.
    """
    return read_mapping(read_file(path, limit=_BYTES), name=path.name)


def find(word: str) -> SheetMapping:
    """A mapping by its file, or by the name under which it is kept.

    Raises:
        ExchangeError: `no_mapping`, `file_missing`, `file_unreadable`, `mapping_wrong`.
    """
    path = Path(word)
    return load_file(path) if path.suffix == SUFFIX or path.is_file() else load(word)


def forget(name: str) -> None:
    """Remove a mapping.

    Raises:
        ExchangeError: `no_mapping`, `file_unwritable`.
    """
    if name not in saved_names():
        raise ExchangeError("no_mapping", name=name, known=", ".join(saved_names()))
    path = folder() / f"{name}{SUFFIX}"
    try:
        path.unlink()
    except OSError as error:
        raise ExchangeError("file_unwritable", path=path, detail=error.strerror or type(error).__name__) from error
