"""Direction marks around numbers, codes and dates, so that they stay in order inside a text of either direction."""

from __future__ import annotations

from typing import Final
from unicodedata import bidirectional

_LRI: Final = "\u2066"
#: the island runs as its first letter does
_FSI: Final = "\u2068"
_PDI: Final = "\u2069"
_RTL: Final = frozenset({"R", "AL"})


def ltr(text: str) -> str:
    """`text` as an island: from left to right, or where it holds such letters, as its first letter runs.

    A date with the name of a month is the reason: inside an island from left to right, the year would stand before it.
    """
    if not text:
        return ""
    has_rtl = not text.isascii() and any(bidirectional(letter) in _RTL for letter in text)
    return f"{_FSI if has_rtl else _LRI}{text}{_PDI}"


def bare(text: str) -> str:
    """`text` without such islands, for file names and comparisons."""
    return text.replace(_LRI, "").replace(_FSI, "").replace(_PDI, "")
