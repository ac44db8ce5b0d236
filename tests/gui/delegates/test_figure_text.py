"""Figures end at the right, digit under digit, in every script and in either direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from ilms_desktop.number_text import digits_of
from ilms_desktop.ui.delegates import figure_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.ui.look import Look

PLACE = QRect(0, 0, 90, 30)
SYSTEMS = ("latn", "arab", "arabext", "beng", "deva", "khmr", "laoo", "mymr", "thai")


def drawn(look: Look, text: str, *, rtl: bool = False, ratio: float = 1.0) -> QImage:
    """A figure in black on white."""
    image = QImage(round(PLACE.width() * ratio), round(PLACE.height() * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(look.font())
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    figure_text.draw(painter, PLACE, text)
    painter.end()
    return image


def inked(image: QImage) -> tuple[int, int]:
    """First and last column with ink, in pixels of the device."""
    columns = [
        x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 200
    ]
    return min(columns), max(columns)


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_number_of_equal_length_is_equally_wide(look: Look, system: str) -> None:
    """Columns align digit by digit, also where the font gives narrow zeros."""
    digits = digits_of(system)
    widths = {round(figure_text.width(look.font(), digit * 6), 3) for digit in digits}
    assert len(widths) == 1


@pytest.mark.parametrize("system", ["arab", "khmr", "thai"])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_units_stand_under_units(look: Look, system: str, ratio: float) -> None:
    """The last digit is at the same place whatever stands before it."""
    digits = digits_of(system)
    tail = digits[5]
    end = {inked(drawn(look, head + tail, ratio=ratio))[1] for head in (digits[0], digits[8] * 3, digits[1] * 5)}
    assert len(end) == 1
    assert max(end) <= PLACE.width() * ratio


def test_digits_run_from_left_to_right_in_every_window(look: Look) -> None:
    """A sign of what is missing stays at the end of the figure."""
    for text in ("3.281…", "−5", "٣٫٢٨١…"):
        assert drawn(look, text, rtl=True) == drawn(look, text)


def test_latin_figures_are_set_as_they_are(look: Look) -> None:
    """The program's font has digits of one width already."""
    assert figure_text.width(look.font(), "1,111") == figure_text.width(look.font(), "8,888")


def test_nothing_is_cut_off(look: Look, speak: Callable[[str], None]) -> None:
    """What the grid reserves holds the figure, also in bold."""
    speak("ar")
    text = "١٠٠٬٠٠٠٫٥"
    first, last = inked(drawn(look, text))
    assert last - first <= figure_text.width(look.font(), text)
    assert figure_text.width(look.font(bold=True), text) > 0
