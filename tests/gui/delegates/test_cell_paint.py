"""Each state of a cell is told by its shape, in light and dark, from left and from right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from ilms_desktop.ui.delegates.cell_paint import MARK_COLORS, SHAPES, CellPaint
from ilms_desktop.ui.look import Taste
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.ui.look import Look

CELL = QRect(0, 0, 77, 24)
PLAIN = CellPicture(CellLook.ENTERED, text="1.531")


def painted(look: Look, picture: CellPicture, *, tint: QColor | None = None, ratio: float = 1.0) -> QImage:
    """A cell on paper."""
    image = QImage(CELL.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(look.color("base"))
    painter = QPainter(image)
    CellPaint(look).paint(painter, CELL, picture, tint=tint, ratio=ratio)
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
        CellPicture(CellLook.ENTERED, text="1", changed_from="2"),
        CellPicture(CellLook.ENTERED, text="1", question=True),
        CellPicture(CellLook.ENTERED, text="1", grand=True),
        CellPicture(CellLook.COMPUTED, text="0", grand=True),
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


def test_the_current_cell_has_no_tint_below_it(look: Look) -> None:
    """The view paints the selection under every selected cell; the current one has a frame instead."""
    image = QImage(CELL.size(), QImage.Format.Format_RGB32)
    image.fill(look.color("red"))
    painter = QPainter(image)
    CellPaint(look).paint(painter, CELL, PLAIN)
    painter.end()
    assert image == painted(look, PLAIN)


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


#: corner or edge -> what alone may stand there, from left to right
PLACES = {
    "finding": QRect(64, 2, 11, 10),
    "note": QRect(0, 0, 8, 8),
    "change": QRect(3, 3, 3, 18),
    "question": QRect(64, 12, 11, 10),
}
ALONE = {
    "finding": CellPicture(CellLook.ENTERED, mark=Mark.EXPLAIN),
    "note": CellPicture(CellLook.ENTERED, note=True),
    "change": CellPicture(CellLook.ENTERED, changed_from="11.9"),
    "question": CellPicture(CellLook.ENTERED, question=True),
}


def inked(look: Look, picture: CellPicture, ratio: float) -> QRect:
    """Smallest rectangle around everything that is not ground, in pixels at 100 %."""
    image = painted(look, picture, ratio=ratio)
    ground = {look.color("base").rgb(), look.color("yellow_fill").rgb()}
    places = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).rgb() not in ground
    ]
    xs, ys = [int(x / ratio) for x, _y in places], [int(y / ratio) for _x, y in places]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", list(PLACES))
def test_each_mark_has_a_place_of_its_own(look: Look, name: str, ratio: float) -> None:
    """Top end, top start, leading edge, bottom end; on every screen, and none hides another."""
    assert PLACES[name].adjusted(-1, -1, 1, 1).contains(inked(look, ALONE[name], ratio))


@pytest.mark.parametrize("name", list(PLACES))
def test_every_mark_is_mirrored(look: Look, speak: Callable[[str], None], name: str) -> None:
    """From right to left the same places, seen in a mirror."""
    speak("ar")
    place = PLACES[name].adjusted(-1, -1, 1, 1)
    mirrored = QRect(CELL.width() - place.right() - 1, place.top(), place.width(), place.height())
    assert mirrored.contains(inked(look, ALONE[name], 1.0))


def test_a_question_and_a_difference_do_not_meet(look: Look, speak: Callable[[str], None]) -> None:
    """Also where the end of the cell is at the left."""
    for language in ("en", "ar"):
        speak(language)
        question = inked(look, ALONE["question"], 1.0)
        difference = inked(look, CellPicture(CellLook.ENTERED, difference="+1"), 1.0)
        both = inked(look, CellPicture(CellLook.ENTERED, difference="+1", question=True), 1.0)
        assert not question.intersects(difference)
        assert both == question.united(difference)


def test_an_incomplete_total_ends_in_an_ellipsis_in_every_direction(look: Look, speak: Callable[[str], None]) -> None:
    """The figure is no plain number, and its dots stand behind it."""
    picture = CellPicture(CellLook.COMPUTED, text="3.281", incomplete=2)
    before = painted(look, picture)
    speak("ar")
    dots = [
        each for each in map(QColor, colors(painted(look, picture), QRect(60, 14, 14, 5))) if each.lightness() < 120
    ]
    assert dots
    assert before != painted(look, picture)


def test_high_contrast_has_shapes_and_no_fills(look: Look) -> None:
    """Dashes, hatching and marks stay; computed and yellow grounds go; a selected cell has a line around it."""
    look.wear(Taste(theme="contrast", density="compact"))
    assert colors(painted(look, CellPicture(CellLook.COMPUTED, text=""))) == {look.tokens.base}
    assert look.tokens.text in colors(painted(look, CellPicture(CellLook.EMPTY)))
    assert len(colors(painted(look, CellPicture(CellLook.NOT_ASKED)))) > 1
    assert look.tokens.text in colors(painted(look, CellPicture(CellLook.ENTERED, mark=Mark.EXPLAIN)), TRAILING_TOP)
    chosen = painted(look, PLAIN, tint=look.color("tint2"))
    assert look.tokens.accent in colors(chosen, QRect(0, 0, 77, 2))


def test_a_locked_figure_can_be_read_on_strong_hatching(look: Look) -> None:
    """In high contrast the lines are as dark as the digits, so they keep away from them."""
    look.wear(Taste(theme="contrast", density="compact"))
    locked = painted(look, CellPicture(CellLook.ENTERED, text="1.531", locked=True))
    plain = painted(look, PLAIN)
    digits = QRect(30, 5, 30, 14)
    assert locked.copy(digits) == plain.copy(digits)
    assert len(colors(locked, QRect(0, 0, 20, 24))) > 1
