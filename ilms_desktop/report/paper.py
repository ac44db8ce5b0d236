"""What every printed sheet shares besides its words: the paper, the direction of writing, the fonts.

The looks themselves - margins, lines, foot of the page - stand once in `resources/print/style.typ`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report import fonts

if TYPE_CHECKING:
    from collections.abc import Mapping

#: left and right, in millimetres; the same as in `style.typ`
MARGIN: Final = 14


class Paper(StrEnum):
    """Sizes of paper that offices have."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def name_of_typesetter(self) -> str:
        """What typst calls it."""
        return _NAMES[self]

    def width(self, *, across: bool) -> float:
        """Room between the margins in millimetres; `across` = the long side lies below."""
        return max(_SIZES[self]) - 2 * MARGIN if across else min(_SIZES[self]) - 2 * MARGIN


_NAMES: Final = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
#: millimetres
_SIZES: Final = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


def dressed(values: Mapping[str, Any], *, language: str, paper: Paper) -> dict[str, Any]:
    """Values of a template with what `style.typ` needs to set them."""
    return {
        **values,
        "language": language,
        "rtl": LANGUAGES.get(language) == "rtl",
        "fonts": fonts.families(language),
        "mono": fonts.MONO,
        "paper": paper.name_of_typesetter,
    }
