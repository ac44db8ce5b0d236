"""Letters over the years, for people who say "C14" on the telephone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from ilms_desktop.ui.views.column_letters import band_height, paint_letters

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


def painted(look: Look) -> bool:
    """Whether anything is painted into the header of the third column."""
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_letters(painter, QRect(0, 0, 80, 60), 2, look)
    painter.end()
    return any(image.pixel(x, y) & 0xFFFFFF for x in range(80) for y in range(60))


def test_letters_are_painted_by_choice(look: Look) -> None:
    """Without the choice they take no room."""
    assert band_height(look) == 0
    assert not painted(look)
    look.wear(replace(look.taste, coordinates=True))
    assert band_height(look) > 0
    assert painted(look)
    look.wear(replace(look.taste, coordinates=False))
