"""The pseudo-language: English lengthened, accented and in brackets, made while the program runs.

Who looks at the window in it sees at once which text is not translated (no brackets, plain letters), which one is cut
off (a bracket is missing) and which one has no room for longer languages. It is never stored as a catalogue. What the
program puts in (placeholders), tags and patterns of file names stay as they are.
"""

from __future__ import annotations

import gettext
import re
from typing import Final

#: language code reserved for private use; a person's list of languages never shows it
CODE: Final = "qps"
#: how much longer the text becomes, brackets apart
_LONGER: Final = 0.4
_LETTERS: Final = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž",
)
_VOWELS: Final = frozenset("aeiouyAEIOUY")
#: placeholders, those of argparse, tags, entities, patterns of file names
_KEPT: Final = re.compile(r"(\{\w+\}|%\(\w+\)s|%%|</?\w[^<>]*>|&#?\w+;|\*\.\w+)")
_HAS_LETTER: Final = re.compile(r"[A-Za-z]")


def pseudo(text: str) -> str:
    """English text in the pseudo-language; what has no letter stays as it is."""
    parts = _KEPT.split(text)
    if not any(_HAS_LETTER.search(part) for part in parts[::2]):
        return text
    inner = text.strip()
    at = text.index(inner)
    return f"{text[:at]}[{_longer(inner)}]{text[at + len(inner) :]}"


def _longer(text: str) -> str:
    """Text with accents; vowels are doubled, and waves stand at the end, until it is long enough."""
    parts = _KEPT.split(text)
    missing = round(sum(len(part) for part in parts[::2]) * _LONGER)
    made = []
    for place, part in enumerate(parts):
        if place % 2:
            made.append(part)
            continue
        letters = []
        for letter in part:
            letters.append(letter.translate(_LETTERS))
            if missing and letter in _VOWELS:
                letters.append(letter.lower().translate(_LETTERS))
                missing -= 1
        made.append("".join(letters))
    return "".join(made) + "~" * missing


class PseudoTranslations(gettext.NullTranslations):
    """A catalogue that has every text."""

    def gettext(self, message: str) -> str:
        """The text in the pseudo-language."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The English form that fits, in the pseudo-language."""
        return pseudo(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """The text in the pseudo-language, whatever its context."""
        return pseudo(super().pgettext(context, message))
