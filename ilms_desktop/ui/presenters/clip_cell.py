"""One cell of the clipboard and what may be unusual about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: attributes that this program writes into the HTML that it copies, so that it reads exactly the same again
OWN_HEAD: Final = "data-ilms-head"
OWN_FIGURE: Final = "data-ilms-figure"
OWN_LETTER: Final = "data-ilms-letter"
OWN_TEXT: Final = "data-ilms-text"
OWN_PART: Final = "data-ilms-part"

#: what spreadsheets show where they could not work a cell out: #REF!, #N/A, #NOM ?, Err:502
_BROKEN: Final = re.compile(r"#[^\W\d][\w/ ]*[!?]|#N/\w+|#[A-Z_]{4,}|err:\d{3}", re.IGNORECASE)


class Oddity(StrEnum):
    """What is unusual about a cell of the clipboard, beside its text."""

    #: one of several cells that were merged into one
    MERGED = "merged"
    #: its row or column was hidden where it was copied
    HIDDEN = "hidden"
    #: it holds a formula
    FORMULA = "formula"
    #: the spreadsheet could not work it out: #REF!, #N/A
    BROKEN = "broken"
    #: the column was too narrow, ### stands instead of the figure
    TOO_NARROW = "too_narrow"


_NONE: Final[frozenset[Oddity]] = frozenset()


@dataclass(frozen=True, slots=True)
class OwnCell:
    """What this program wrote beside a cell when it was copied here.

    Attributes:
        figure: the stored figure in the C locale and the table's unit; None where there is none.
        letter: status letter, or empty. text: text that is no figure, kept as typed; None otherwise.
        is_part: whether the cell was chosen; the others keep the shape only.
    """

    figure: str | None = None
    letter: str = ""
    text: str | None = None
    is_part: bool = True


@dataclass(frozen=True, slots=True)
class ClipCell:
    """One cell of the clipboard.

    Attributes:
        text: as shown where it was copied.
        exact: the stored figure behind a shown one, in the C locale; None where the clipboard does not tell.
        oddities: what is unusual about it.
        own: what this program wrote about it; None for cells of other programs.
    """

    text: str
    exact: str | None = None
    oddities: frozenset[Oddity] = _NONE
    own: OwnCell | None = None


def oddities_of(text: str) -> frozenset[Oddity]:
    """What a text alone tells: a formula, a value that could not be worked out, a column too narrow."""
    bare = text.strip()
    if bare[:1] not in ("#", "=", "E", "e"):
        return _NONE
    if bare.startswith("=") and len(bare) > 1:
        return frozenset({Oddity.FORMULA})
    if len(bare) > 1 and not bare.strip("#"):
        return frozenset({Oddity.TOO_NARROW})
    return frozenset({Oddity.BROKEN}) if _BROKEN.fullmatch(bare) else _NONE
