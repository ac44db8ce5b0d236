"""What a person gives to be judged: files in any carrier, mails and folders, and the keys that open age."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ilms_desktop.package.carrier import Openers

#: files of a folder that are looked at
_ENDINGS: Final = frozenset({".zip", ".pdf", ".age", ".eml"})


@contextmanager
def open_carriers(identities: Sequence[str]) -> Iterator[Openers]:
    """What opens PDFs and, with these files of private keys, what was encrypted with age.

    Raises:
        SigningKeyError: `age_identity_unreadable`. ExtraMissing: `extra_missing`. ExchangeError: a file cannot be read.
    """
    from ilms_desktop.carriers.pdf_worker import PdfWorker
    from ilms_desktop.package.age import opener
    from ilms_desktop.package.carrier import Openers

    age = opener([line for name in identities for line in _identity_lines(Path(name))]) if identities else None
    with PdfWorker() as worker:
        yield Openers(pdf=worker.extract, age=age)


def _identity_lines(path: Path) -> list[str]:
    """Private keys in a file as `age-keygen` writes it: comments and empty lines are passed over."""
    from ilms_desktop.exchange.files import read_file

    lines = read_file(path).decode("ascii", "replace").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def files_of(names: Iterable[str]) -> list[Path]:
    """The files themselves, and of folders those that may be packages, in the order of their names.

    Raises:
        UserError: `no_packages_in_folder`.
    """
    found: list[Path] = []
    for name in names:
        path = Path(name)
        found += _inside(path) if path.is_dir() else [path]
    return found


def _inside(folder: Path) -> list[Path]:
    files = sorted(each for each in folder.iterdir() if each.suffix.lower() in _ENDINGS and each.is_file())
    if not files:
        raise UserError("no_packages_in_folder", path=folder)
    return files
