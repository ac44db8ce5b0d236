"""How wide words are, roughly: enough to leave room for them and to break lines, without a text engine.

The estimate is on the wide side, so that what fits here fits in every program that shows the chart.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_NARROW: Final = frozenset("iljIft.,:;'|!()[]·’‘")
_WIDE: Final = frozenset("mwMWÆŒ–—%&@")
#: width in units of the size of the letters, by what kind of letter it is
_WIDTHS: Final = {"Lu": 0.68, "Ll": 0.58, "Nd": 0.58, "Zs": 0.27, "Mn": 0.0, "Cf": 0.0, "Lo": 0.64}
_OTHER: Final = 0.6
_ARABIC: Final = 0.56
_BOLD: Final = 1.08
_ELLIPSIS: Final = "…"


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    """Width of a letter at size 1."""
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or unicodedata.east_asian_width(letter) == "W":
        return 1.0
    if unicodedata.bidirectional(letter) == "AL":
        return _ARABIC
    return _WIDTHS.get(unicodedata.category(letter), _OTHER)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a line of text in the units of `size`."""
    return sum(map(_letter, text)) * size * (_BOLD if bold else 1)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines of a text, none wider than `room`; a word that is too long alone is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
        *whole, lines[-1] = _cut(lines[-1], size, room, bold=bold)
        lines[-1:-1] = whole
    return tuple(line for line in lines if line)


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if text_width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and text_width(kept + _ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def _cut(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """Pieces of a line that fit; scripts without spaces need it."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
