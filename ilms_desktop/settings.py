"""The person's settings: one frozen dataclass, stored as JSON in the user folder.

Nothing that changes data or results is a setting. Unknown keys are kept, so that an older program does not destroy
what a newer one wrote.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import logs

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

FILE_NAME: Final = "settings.json"
#: decimals as typed, whatever their number
AS_TYPED: Final = -1
RECENT_LIMIT: Final = 8
_LISTS: Final = ("recent", "tree_folds", "notes", "first_round")


@dataclass(frozen=True, slots=True)
class Settings:
    """How this person wants the program to look and speak."""

    #: interface language, ISO 639-1
    language: str = "en"
    #: light, dark, contrast or system
    theme: str = "system"
    #: compact, normal or auto (compact below 800 pixels of height)
    density: str = "auto"
    #: zoom in per cent, 80 to 200
    zoom: int = 100
    #: locale whose number style is shown and read first; empty = that of the language; `-u-nu-khmr` names digits
    number_locale: str = ""
    #: figures in the digits that the locale names, or else in those of its own script, instead of Latin ones
    native_digits: bool = False
    #: whether figures of persons are shown and typed in single persons instead of thousands; stored figures stay
    in_persons: bool = False
    #: decimals shown; -1 = as typed
    decimals: int = AS_TYPED
    #: where Enter goes: down or right
    enter_moves: str = "down"
    #: column letters and row numbers, so that people can say "C14" on the telephone
    coordinates: bool = False
    #: the tree beside the grid: auto (a rail where there is no room), open or rail
    tree: str = "auto"
    #: paper of what is printed: a4 or letter
    paper: str = "a4"
    #: what the person folded or opened in the tree: "-" or "+" before the key of a line, oldest first
    tree_folds: tuple[str, ...] = ()
    #: notes that the person keeps for every questionnaire
    notes: tuple[str, ...] = ()
    #: steps of the guided first round that are done, and whether it is open
    first_round: tuple[str, ...] = ()
    first_round_open: bool = False
    #: name that stands in the history and on the package
    person: str = ""
    #: agency of the person
    office: str = ""
    #: country of the last questionnaire, ISO 3166-1 alpha-3
    country: str = ""
    #: files opened last, newest first
    recent: tuple[str, ...] = ()
    #: path of the signing key used last
    key_file: str = ""
    #: keys of other program versions, kept as they were
    unknown: dict[str, Any] = field(default_factory=dict)

    def opened(self, path: str) -> Settings:
        """Settings with `path` first among the recent files."""
        recent = (path, *(each for each in self.recent if each != path))[:RECENT_LIMIT]
        return replace(self, recent=recent)


#: setting -> values that mean something; any other one came from another version and is left out
_ALLOWED: Final[dict[str, Container[Any]]] = {
    "theme": ("system", "light", "dark", "contrast"),
    "density": ("auto", "normal", "compact"),
    "zoom": range(80, 201),
    "decimals": range(AS_TYPED, 4),
    "enter_moves": ("down", "right"),
    "paper": ("a4", "letter"),
}


def load(folder: Path) -> Settings:
    """Settings of `folder`; defaults where there are none or the file is damaged (the damaged file is kept aside)."""
    path = folder / FILE_NAME
    if not path.is_file():
        return Settings()
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return _from_json(stored)
    except (ValueError, TypeError, OSError) as error:
        logs.area("ui").warning("settings unreadable (%s), defaults used", type(error).__name__)
        path.replace(path.with_suffix(".damaged"))
        return Settings()


def save(settings: Settings, folder: Path) -> None:
    """Write the settings: temporary file, flush, replace."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = asdict(settings)
    stored.update(stored.pop("unknown"))
    temporary = folder / f"{FILE_NAME}.new"
    with temporary.open("w", encoding="utf-8") as stream:
        json.dump(stored, stream, indent=1, sort_keys=True, ensure_ascii=False)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(folder / FILE_NAME)


def _from_json(stored: Any) -> Settings:
    """Known keys with their types checked; the rest is kept under `unknown`."""
    if not isinstance(stored, dict):
        raise TypeError(stored)
    defaults = Settings()
    known: dict[str, Any] = {}
    for each in fields(Settings):
        if each.name == "unknown" or each.name not in stored:
            continue
        value = stored.pop(each.name)
        value = tuple(str(item) for item in value) if each.name in _LISTS else value
        if not isinstance(value, type(getattr(defaults, each.name))):
            raise TypeError(each.name)
        if each.name not in _ALLOWED or value in _ALLOWED[each.name]:
            known[each.name] = value
    return Settings(**known, unknown=stored)
