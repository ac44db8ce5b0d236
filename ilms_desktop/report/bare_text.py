"""Texts without the invisible marks that keep numbers in order on the screen: in a table they only hinder searching."""

from __future__ import annotations

from typing import Final

#: LRI, RLI, FSI, PDI, LRM, RLM
_MARKS: Final = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F))


def bare(text: str) -> str:
    """`text` without marks of direction."""
    return text.translate(_MARKS)
