"""A folder or ZIP file that somebody gives to install a trust bundle from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError, UserError
from ilms_desktop.exchange.files import read_file
from ilms_desktop.package import limits
from ilms_desktop.package.trust_install import FOLDER
from ilms_desktop.workspace.trust_files import trust_files_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: files of a bundle that are read; all versions that travel together have far fewer
_MOST_FILES: Final = 500


def trust_files_of(path: Path) -> dict[str, bytes]:
    """Bundles and signatures in a folder, in the folder `trust` below it, or in a ZIP file, by path below `data/`.

    One of the files names its folder, too. A document of the desk is such a ZIP file.

    Raises:
        UserError: `no_trust_files`. ExchangeError: a file cannot be read.
    """
    found = trust_files_in(_folder(path) if path.is_dir() else _file(path))
    if not found:
        raise UserError("no_trust_files", path=path)
    return found


def _folder(path: Path) -> dict[str, bytes]:
    inner = path / FOLDER
    folder = inner if inner.is_dir() else path
    names = _wanted(each.name for each in sorted(folder.iterdir()) if each.is_file())
    return {name: read_file(folder / name, limit=limits.MAX_TRUST_BYTES) for name in names}


def _file(path: Path) -> dict[str, bytes]:
    if _wanted([path.name]):
        return _folder(path.parent)
    from ilms_desktop.exchange.foreign.zip_guard import Parts

    data = read_file(path)
    try:
        parts = Parts(data, name=path.name)
        return {name: parts.small(name) for name in _wanted(sorted(parts.names))}
    except ExchangeError as error:
        # why: the guard speaks of workbooks
        raise UserError("no_trust_files", path=path) from error


def _wanted(names: Iterable[str]) -> list[str]:
    """Names that files of bundles have."""
    return [name for name in names if trust_files_in({name: b""})][:_MOST_FILES]
