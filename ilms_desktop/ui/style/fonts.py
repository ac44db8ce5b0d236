"""The fonts that come with the program, so that screen and print look the same on every computer.

Sizes and weights are those of `metrics.TYPE`; only weights 400 and 700 exist, italics mean "computed".
"""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import Final

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from ilms_desktop.errors import BugError
from ilms_desktop.report.fonts import MONO, families, folder
from ilms_desktop.ui.style.metrics import TYPE, Role, px

#: language -> its tallest and deepest letters; where it has none, the font says how much room a line takes
_LETTERS: Final = {
    "ar": ("أُ", "إٍ", "آّ", "ژُ", "يٍ", "عٍ", "جٍ", "لأٌ"),
    "my": ("ကြို", "င်္ဘော", "ဆွဲ", "မြို့", "န္တွေ့", "ဩ"),
}


@cache
def load() -> frozenset[str]:
    """Give the bundled fonts to Qt, once per process; needs a running application.

    Returns:
        The families that are there now.

    Raises:
        BugError: `bug`, a font of the program cannot be used.
    """
    # why: a letter is looked up family by family, and Qt warns of each one without the rules of Khmer before it comes
    # to the one that has them; a font that cannot be used is found below
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    found: set[str] = set()
    for path in sorted(folder().glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise BugError("bug", detail=path.name)
        found.update(QFontDatabase.applicationFontFamilies(number))
    return frozenset(found)


def font(role: Role, *, language: str = "en", zoom: float = 1.0, bold: bool | None = None) -> QFont:
    """Font of a text.

    Args:
        role: what the text is for.
        language: language of the interface.
        zoom: zoom times the system's text scale; 1.0 is 100 %.
        bold: another weight than the role's, such as for totals in the grid.
    """
    load()
    size, heavy = TYPE[role]
    made = QFont()
    made.setFamilies([MONO, *families(language)] if role is Role.CODE else families(language))
    made.setPixelSize(px(size, zoom))
    made.setWeight(QFont.Weight.Bold if (heavy if bold is None else bold) else QFont.Weight.Normal)
    return made


def letter_height(font: QFont, language: str) -> int:
    """Height in which a line of `language` can be centred without losing a stroke."""
    metrics = QFontMetrics(font)
    inks = [metrics.tightBoundingRect(letters) for letters in _LETTERS.get(language, ())]
    if not inks:
        return metrics.height()
    # why: a centred line has its baseline this far below the middle
    below = (metrics.ascent() - metrics.descent()) / 2
    return 2 * ceil(max(max(-ink.top() - below, ink.bottom() + 1 + below) for ink in inks))
