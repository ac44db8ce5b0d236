"""Direction marks around numbers and codes, so that they stay in order inside a text of either direction."""

from __future__ import annotations

from typing import Final

_LRI: Final = "\u2066"
_PDI: Final = "\u2069"


def ltr(text: str) -> str:
    """`text` as an island written from left to right, whatever surrounds it."""
    return f"{_LRI}{text}{_PDI}" if text else ""


def bare(text: str) -> str:
    """`text` without such islands, for file names and comparisons."""
    return text.replace(_LRI, "").replace(_PDI, "")
