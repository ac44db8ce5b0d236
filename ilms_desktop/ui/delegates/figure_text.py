"""Figures as text on the paper: they end at the right, and digits of any script stand under each other.

Latin digits of the program's font all have one width. Arabic-Indic and some other digits have not, so each of them gets
a place of its own, as wide as the widest digit of its script.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF

from ilms_desktop.number_text import LATIN_DIGITS

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont, QPainter

_LTR: Final = Qt.LayoutDirection.LeftToRight
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def draw(painter: QPainter, rect: QRect, text: str) -> None:
    """Write a figure at the right end of `rect`, from left to right whatever the window's direction."""
    if _is_latin(text):
        before = painter.layoutDirection()
        painter.setLayoutDirection(_LTR)
        painter.drawText(rect, _RIGHT, text)
        painter.setLayoutDirection(before)
        return
    font = painter.font()
    places = _places(font)
    base = rect.top() + (rect.height() - places.height) / 2 + places.ascent
    end = float(rect.right() + 1)
    for sign in reversed(text):
        size, indent = places.of(sign)
        end -= size
        painter.drawText(QPointF(end + indent, base), sign)


def width(font: QFont, text: str) -> float:
    """Room that a figure needs."""
    if _is_latin(text):
        return QFontMetricsF(font).horizontalAdvance(text)
    places = _places(font)
    return sum(places.of(sign)[0] for sign in text)


def _is_latin(text: str) -> bool:
    """Whether Qt may set the text by itself: no digits but Latin ones."""
    return text.isascii() or all(sign in LATIN_DIGITS or unicodedata.decimal(sign, None) is None for sign in text)


class _Places:
    """Places of the signs of one font, measured once."""

    def __init__(self, font: QFont) -> None:
        """Take a font."""
        self._metrics = QFontMetricsF(font)
        self._known: dict[str, tuple[float, float]] = {}
        self.ascent = self._metrics.ascent()
        self.height = self._metrics.height()

    def of(self, sign: str) -> tuple[float, float]:
        """Room of a sign (that of the widest digit of its script, or its own), and where it begins in it."""
        if sign not in self._known:
            own, digit = self._metrics.horizontalAdvance(sign), unicodedata.decimal(sign, None)
            zero = ord(sign) - (digit or 0)
            alike = sign if digit is None else (chr(zero + each) for each in range(10))
            room = max(self._metrics.horizontalAdvance(each) for each in alike)
            self._known[sign] = (room, (room - own) / 2)
        return self._known[sign]


def _places(font: QFont) -> _Places:
    """Places of a font's signs."""
    key = font.key()
    if key not in _known:
        _known[key] = _Places(font)
    return _known[key]


#: a handful of fonts at a few zooms
_known: Final[dict[str, _Places]] = {}
