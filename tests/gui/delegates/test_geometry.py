"""Leading and trailing turn into left and right in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication

from ilms_desktop.ui.delegates.geometry import end_alignment, leading, shortened, start_alignment, trailing, without
from ilms_desktop.ui.presenters.bidi import own

if TYPE_CHECKING:
    from collections.abc import Callable

RECT = QRect(10, 0, 100, 20)


def test_strips_at_both_edges() -> None:
    """The leading strip of one direction is the trailing one of the other."""
    assert leading(RECT, 30, rtl=False) == QRect(10, 0, 30, 20)
    assert leading(RECT, 30, rtl=True) == QRect(80, 0, 30, 20)
    assert trailing(RECT, 30, rtl=False) == leading(RECT, 30, rtl=True)


def test_margins_at_both_edges() -> None:
    """Start and end change sides."""
    assert without(RECT, start=5, end=1, rtl=False) == QRect(15, 0, 94, 20)
    assert without(RECT, start=5, end=1, rtl=True) == QRect(11, 0, 94, 20)


def test_alignments_are_absolute() -> None:
    """A painter does not know the window's direction."""
    assert start_alignment(rtl=True) == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    assert end_alignment(rtl=True) == start_alignment(rtl=False)


def test_the_dots_of_a_shortened_text_stand_at_its_own_end(speak: Callable[[str], None]) -> None:
    """In an Arabic window the dots of an English name stood before its first letter."""
    speak("ar")
    font = QFontMetrics(QGuiApplication.font())
    assert shortened(font, "Administrative Records", 80) == own(
        font.elidedText("Administrative Records", Qt.TextElideMode.ElideRight, 80)
    )
    assert shortened(font, "C4 المواطنون في الخارج", 80).startswith("C4")
    assert shortened(font, "العمر", 500) == "العمر"
