"""Texts as they are searched: without accents, capitals, Arabic vowel signs and forms of letters."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

#: letters that people type for one another; forms with a hamza or madda above come apart by themselves
_SAME: Final = {
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC TATWEEL}": "",
    "’": "'",
    "œ": "oe",
    "æ": "ae",
}


def fold(text: str) -> str:
    """A text as it is searched."""
    return "".join(_folded(letter) for letter in text)


def fold_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """A text as it is searched, and for each of its letters the place in `text` that it came from."""
    letters, places = [], []
    for place, letter in enumerate(text):
        folded = _folded(letter)
        letters.append(folded)
        places += [place] * len(folded)
    return "".join(letters), tuple(places)


@cache
def _folded(letter: str) -> str:
    """One letter; marks that stand on letters vanish, digits of any script become Latin ones."""
    parts = (part for part in unicodedata.normalize("NFKD", letter) if unicodedata.category(part) not in {"Mn", "Cf"})
    return "".join(_plain(part) for part in parts)


def _plain(part: str) -> str:
    """A letter without marks."""
    digit = unicodedata.digit(part, None)
    return str(digit) if digit is not None else _SAME.get(part, part).casefold()
