"""A look into another questionnaire file of the same country, such as last year's: its sources and its reasons.

The other file is only read; it stays as it is, and need not even be writable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused, StorageError
from ilms_desktop.model.finding import EarlierReason
from ilms_desktop.storage import allowances, meta, sources
from ilms_desktop.storage.reading_copy import reading_copy
from ilms_desktop.storage.trouble import backups_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.reader import Reader


@dataclass(frozen=True, slots=True)
class OtherFile:
    """What was read of another file.

    Attributes:
        path: where it lies. round, edition: ids of its collection and questionnaire.
        sources: in their order.
        reasons: with which findings stand there, those included whose figures have changed since.
    """

    path: Path
    round: str
    edition: str
    sources: tuple[Source, ...]
    reasons: tuple[EarlierReason, ...] = ()


def read_other_file(path: Path, *, own: Reader) -> OtherFile:
    """Sources of the questionnaire at `path`, for use in the open file `own`.

    Raises:
        StorageError: `workspace_missing`, `not_a_workspace`, `workspace_too_new`, `workspace_damaged`,
            `workspace_in_use` and others.
        CommandRefused: `same_file`, `other_country_file`.
    """
    refuse_own(path, own=own)
    with reading_copy(path) as copy:
        facts, found, given = meta.read(copy), sources.read(copy), allowances.read(copy)
    refuse_foreign(facts, path=path, own=own)
    reasons = tuple(EarlierReason(facts[meta.ROUND], each) for each in given.values())
    return OtherFile(path, facts[meta.ROUND], facts[meta.EDITION], tuple(found.values()), reasons)


def refuse_own(path: Path, *, own: Reader) -> None:
    """Refuse the open file itself.

    Raises:
        CommandRefused: `same_file`.
    """
    if path.exists() and path.samefile(own.path):
        raise CommandRefused("same_file", path=path)


def refuse_foreign(facts: Mapping[str, str], *, path: Path, own: Reader) -> None:
    """Refuse a file that lacks its facts, or that is of another country.

    Raises:
        StorageError: `workspace_damaged`.
        CommandRefused: `other_country_file`.
    """
    missing = [name for name in meta.REQUIRED if name not in facts]
    if missing:
        detail = f"it lacks {', '.join(missing)}"
        raise StorageError("workspace_damaged", path=path, detail=detail, backups=backups_dir(path))
    if facts[meta.COUNTRY] != own.country:
        names = own.edition.countries
        theirs = names[facts[meta.COUNTRY]].name if facts[meta.COUNTRY] in names else facts[meta.COUNTRY]
        raise CommandRefused("other_country_file", path=path, country=theirs, own=names[own.country].name)
