"""Countries and rows picked by typing: a label to show, and every word that finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.workspace.label_matching import folded, variants

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.edition import Country

__all__ = ["NameChoice", "country_choices", "find", "folded", "matching", "row_choices"]

_ISO3_LENGTH: Final = 3
_NOT_NAMED: Final = (CodeKind.TOTAL, CodeKind.OTHER)


@dataclass(frozen=True, slots=True)
class NameChoice:
    """Something that can be picked.

    Attributes:
        code: what is picked. label: what is shown. words: other words that find it.
    """

    code: str
    label: str
    words: tuple[str, ...] = ()


def country_choices(countries: Mapping[str, Country], *, also: Iterable[Mapping[str, Country]]) -> list[NameChoice]:
    """Countries by their names in the language in use, found by their codes and names in every language.

    Args:
        countries: in the language in use.
        also: the same in other languages.
    """
    others = list(also)
    return sorted((_choice(code, country, others) for code, country in countries.items()), key=_by_label)


def row_choices(codes: Codelist, countries: Sequence[NameChoice], *, taken: Collection[str]) -> list[NameChoice]:
    """Rows that a table of countries may still name.

    Args:
        codes: list of the table.
        countries: with all their words.
        taken: codes that are rows already.
    """
    words = {choice.code: choice.words for choice in countries}
    return sorted(
        (
            NameChoice(code.id, code.label, words.get(code.id[-_ISO3_LENGTH:], ()))
            for code in codes.codes
            if code.offered and code.kind not in _NOT_NAMED and code.id not in taken
        ),
        key=_by_label,
    )


def find(choices: Iterable[NameChoice], typed: str) -> str | None:
    """Code of what was typed: an exact word first, else the only one that begins with it; None otherwise."""
    wanted = folded(typed)
    if not wanted:
        return None
    beginning = set()
    for choice in choices:
        words = {folded(word) for word in (choice.label, choice.code, *choice.words)}
        if wanted in words:
            return choice.code
        if any(word.startswith(wanted) for word in words):
            beginning.add(choice.code)
    return beginning.pop() if len(beginning) == 1 else None


def matching(choices: Iterable[NameChoice], typed: str) -> list[NameChoice]:
    """Choices of which a word holds what was typed, those with a word that begins with it first; all for nothing."""
    wanted = folded(typed)
    known = [(choice, _folded_words(choice)) for choice in choices]
    found = [(choice, words) for choice, words in known if any(wanted in word for word in words)]
    beginning = [choice for choice, words in found if any(word.startswith(wanted) for word in words)]
    return beginning + [choice for choice, _words in found if choice not in beginning]


def _folded_words(choice: NameChoice) -> list[str]:
    """Every word of a choice, for comparing."""
    return [folded(word) for word in (choice.label, choice.code, *choice.words)]


def _choice(code: str, country: Country, others: Iterable[Mapping[str, Country]]) -> NameChoice:
    """One country with all its words."""
    names = (countries[code].name for countries in others if code in countries)
    words = (country.iso3, country.iso2, country.m49, *names, *variants().get(code, ()))
    return NameChoice(code, country.name, words)


def _by_label(choice: NameChoice) -> str:
    """Order of the list."""
    return folded(choice.label)
