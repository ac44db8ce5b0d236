"""Each state of a cell is told by its shape, in light and dark, from left and from right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from ilms_desktop.ui.delegates.cell_paint import MARK_COLORS, SHAPES, CellPaint
from ilms_desktop.ui.look import Taste
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.ui.look import Look

CELL = QRect(0, 0, 77, 24)
PLAIN = CellPicture(CellLook.ENTERED, text="1.531")


def painted(look: Look, picture: CellPicture, *, tint: QColor | None = None) -> QImage:
    """A cell on paper."""
    image = QImage(CELL.size(), QImage.Format.Format_RGB32)
    image.fill(look.color("base"))
    painter = QPainter(image)
    CellPaint(look).paint(painter, CELL, picture, tint=tint)
    painter.end()
    return image


def colors(image: QImage, area: QRect = CELL) -> set[str]:
    """Colours of the pixels in an area."""
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


def distance(one: QColor, other: QColor) -> int:
    """How far two colours are apart; small signs have no pixel of the pure colour."""
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


TRAILING_TOP = QRect(62, 0, 15, 12)
LEADING_TOP = QRect(0, 0, 15, 12)


def test_a_normal_value_has_no_colour(look: Look) -> None:
    """Colour is spent on states."""
    for color in map(QColor, colors(painted(look, PLAIN))):
        parts = (color.red(), color.green(), color.blue())
        assert max(parts) - min(parts) < 24


def test_states_look_different(look: Look) -> None:
    """Empty, zero, missing, unreadable, computed and not asked: no two are the same picture."""
    pictures = [
        CellPicture(CellLook.EMPTY),
        CellPicture(CellLook.ZERO, text="0"),
        CellPicture(CellLook.MISSING, text="N"),
        CellPicture(CellLook.UNREADABLE, text="about"),
        CellPicture(CellLook.COMPUTED, text="0"),
        CellPicture(CellLook.COMPUTED, text="0", incomplete=1),
        CellPicture(CellLook.NOT_ASKED),
        CellPicture(CellLook.ENTERED, text="1", locked=True),
        CellPicture(CellLook.ENTERED, text="1", difference="+1"),
        CellPicture(CellLook.ENTERED, text="1", flag="e"),
        CellPicture(CellLook.ENTERED, text="1", note=True),
        CellPicture(CellLook.ENTERED, text="1"),
    ]
    images = [painted(look, each) for each in pictures]
    for number, image in enumerate(images):
        assert all(image != other for other in images[number + 1 :])


@pytest.mark.parametrize("mark", list(Mark))
def test_marks_stand_at_the_top_end(look: Look, mark: Mark) -> None:
    """In the colour of what must be done, with its own shape."""
    picture = CellPicture(CellLook.ENTERED, text="1", mark=mark)
    wanted = QColor(getattr(look.tokens, MARK_COLORS[mark]))
    near = [each for each in map(QColor, colors(painted(look, picture), TRAILING_TOP)) if distance(each, wanted) < 60]
    assert near
    assert len({SHAPES[each] for each in Mark}) == len(Mark)


def test_marks_are_mirrored(look: Look, speak: Callable[[str], None]) -> None:
    """From right to left the mark stands top left; the digits stay at the right."""
    speak("ar")
    image = painted(look, CellPicture(CellLook.ENTERED, text="1", mark=Mark.MUST_FIX, note=True))
    assert look.tokens.red in colors(image, QRect(3, 3, 8, 8))
    assert look.tokens.note in colors(image, TRAILING_TOP)


def test_an_empty_cell_with_a_finding_keeps_its_dashes(look: Look) -> None:
    """They take the mark's colour on yellow and end before the mark."""
    image = painted(look, CellPicture(CellLook.EMPTY, mark=Mark.EXPLAIN))
    assert look.tokens.yellow in colors(image, QRect(0, 20, 60, 4))
    assert look.tokens.yellow_fill in colors(image)


def test_a_selected_cell_stays_legible(look: Look) -> None:
    """The tint lies under the figure."""
    image = painted(look, PLAIN, tint=look.color("tint2"))
    assert look.tokens.tint2 in colors(image)
    darkest = min(QColor(each).lightness() for each in colors(image))
    assert darkest < 80


def test_dark_is_the_other_column_of_the_table(look: Look) -> None:
    """The same shapes in other colours."""
    look.wear(Taste(theme="dark", density="compact"))
    assert look.tokens.computed in colors(painted(look, CellPicture(CellLook.COMPUTED, text="1")))
    assert look.tokens.theme == "dark"
