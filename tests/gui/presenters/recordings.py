"""What was copied from real spreadsheets, beside what the sheets held; see `tests/data/clipboard/cases.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.model.observation import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.observation import Observation

FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "clipboard"
#: number style in which people of a locale work
STYLES: Final = {"en-US": "en", "fr-FR": "fr", "de-DE": "de", "ar-EG": "ar_EG"}
DECIMALS: Final = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must become of one cell.

    Attributes:
        value: the figure in whole persons, or None. letter: status letter, or None.
        is_told: whether the person must be shown that the figure is another one than the text, or that it is refused.
        is_refused: whether it must be no figure at all, its text kept.
    """

    value: int | None = None
    letter: str | None = None
    is_told: bool = False
    is_refused: bool = False

    def allows(self, said: Observation) -> bool:
        """Whether a cell may say this afterwards; where nothing is wanted, or nothing unseen, it may be empty."""
        if said == BLANK:
            return self.is_refused or self.is_told or (self.value is None and self.letter is None)
        return said.text is None and not self.is_refused and (said.value, said.status) == (self.value, self.letter)


@dataclass(frozen=True, slots=True)
class Recording:
    """One case in one locale.

    Attributes:
        locale: such as `de-DE`. case: the entry of `cases.toml`. text, html: the two flavours.
    """

    locale: str
    case: dict[str, Any]
    text: str
    html: str

    @property
    def name(self) -> str:
        """Its name among the cases."""
        return str(self.case["name"])

    @property
    def has_labels(self) -> bool:
        """Whether rows and columns of the block have words."""
        return bool(self.case.get("labels"))

    @property
    def rows(self) -> list[str]:
        """Countries of the rows, short codes; without labels as many of the five as there are rows."""
        return list(self.case.get("rows", COUNTRIES[: len(self.wanted())]))

    def wanted(self) -> list[list[Wanted]]:
        """What must become of each cell of figures, countries down and years along."""
        return [[_wanted(cell.strip()) for cell in line.split("|")] for line in self.case.get("lands", self._sheet())]

    def _sheet(self) -> list[str]:
        """The sheet's own cells, without their formats."""
        return ["|".join(cell.partition("{")[0] for cell in line.split("|")) for line in self.case["sheet"]]


#: the rows of a block without labels
COUNTRIES: Final = ("THA", "KOR", "SAU", "MYS", "JPN")


@cache
def recordings() -> tuple[Recording, ...]:
    """Everything that was recorded."""
    return tuple(_recordings())


def named(name: str, locale: str) -> Recording:
    """One recording."""
    return next(each for each in recordings() if (each.name, each.locale) == (name, locale))


def _recordings() -> Iterator[Recording]:
    told = tomllib.loads((FOLDER / "cases.toml").read_text("utf-8"))
    for locale in told["locales"]:
        for case in told["case"]:
            if locale in case.get("only", [locale]):
                text, html = ((FOLDER / locale / f"{case['name']}.{ending}") for ending in ("txt", "html"))
                yield Recording(locale, case, text.read_bytes().decode(), html.read_bytes().decode())


def _wanted(said: str) -> Wanted:
    """One cell of `lands`."""
    if said == "?":
        return Wanted(is_refused=True)
    figure, _, letter = said.removeprefix("*").partition(" ")
    if figure.isalpha():
        return Wanted(letter=figure)
    value = Decimal(figure).scaleb(DECIMALS) if figure else None
    whole = None if value is None else int(value)
    # why: a figure finer than single persons cannot be kept; rounding in silence would be worse than refusing
    is_fine = value is not None and value != whole
    return Wanted(None if is_fine else whole, letter or None, said.startswith("*"), is_refused=is_fine)
