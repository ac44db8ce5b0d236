"""A new questionnaire: what is asked for it, and a place for it that is still free."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

SUFFIX: Final = ".ilms"


@dataclass(frozen=True, slots=True)
class NewFile:
    """What a new questionnaire is to be.

    Attributes:
        country: ISO 3166-1 alpha-3. round, edition: ids of collection and questionnaire. path: where it is kept.
    """

    country: str
    round: str
    edition: str
    path: Path


def free_path(folder: Path, *, country: str, round_id: str) -> Path:
    """A path that no file has yet: "KHM-2026.ilms", "KHM-2026-2.ilms" ..."""
    stem = "-".join(part for part in (country, round_id) if part)
    number, path = 1, folder / f"{stem}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path


def path_of(text: str) -> Path | None:
    """Path of what was typed, with the ending of questionnaires; None for nothing."""
    name = text.strip()
    if not name:
        return None
    return Path(name if name.lower().endswith(SUFFIX) else f"{name}{SUFFIX}").expanduser()
