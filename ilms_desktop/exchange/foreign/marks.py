"""What stands in cells of statistical tables beside and instead of figures: footnotes, letters, signs for no figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.foreign.cells import CellKind
from ilms_desktop.exchange.report import Refusal

if TYPE_CHECKING:
    from collections.abc import Container

#: why a cell is not taken that holds something else than a number or a text
ODD: Final = {
    CellKind.PERCENT: Refusal.PERCENT,
    CellKind.ERROR: Refusal.BROKEN,
    CellKind.UNCALCULATED: Refusal.NOT_CALCULATED,
    CellKind.DATE: Refusal.DATE,
    CellKind.TRUTH: Refusal.TEXT,
}
#: the same for cells whose content is lost, so that they look blank
LOST: Final = {kind: ODD[kind] for kind in (CellKind.ERROR, CellKind.UNCALCULATED)}
#: what stands for a label that is lost
LOST_LABELS: Final = {CellKind.ERROR: "#…", CellKind.UNCALCULATED: "=…"}
#: signs that stand instead of a figure, and do not say why
MISSING: Final = frozenset(
    ("..", "…", "...", ":", "-", "–", "—", "−", ".", "n.a.", "n.a", "n/a", "na", "n.d.", "n.d", "nd", "s.o.", "s/d")
)
_SIGNS: Final = "*†‡§¹²³⁰⁴-⁹ᵃ-ᶻ"
#: footnotes behind a figure: 12*, 12¹, 12 (1), 12 1), 12 a), 12 [1]
_FOOTNOTE: Final = re.compile(
    rf"(?P<figure>.*[\dA-Za-z{_SIGNS})\]])\s*"
    rf"(?:[{_SIGNS}]+|\(\s*(?:\d{{1,2}}|[a-z])\s*\)|\[\s*(?:\d{{1,2}}|[a-z])\s*\]|\s(?:\d{{1,2}}|[a-z])\))",
    re.DOTALL,
)
_LETTER: Final = re.compile(rf"(?P<figure>.*[\d{_SIGNS})\]])\s*(?P<letter>[A-Za-z])", re.DOTALL)


def is_missing(text: str) -> bool:
    """Whether a text is a sign that there is no figure."""
    return text.strip().lower() in MISSING


def split_marks(text: str, *, letters: Container[str]) -> tuple[str, str]:
    """Figure and status letter of a text such as `12.5 e (1)`; footnotes are left out.

    Args:
        text: as it stands in the cell.
        letters: those that may stand beside a figure, in capitals; any other stays with the text.
    """
    figure = _without_footnotes(text.strip())
    match = _LETTER.fullmatch(figure)
    if match and match["letter"].upper() in letters:
        return _without_footnotes(match["figure"]), match["letter"].upper()
    return figure, ""


def _without_footnotes(text: str) -> str:
    while match := _FOOTNOTE.fullmatch(text):
        text = match["figure"]
    return text
