"""Marks, hatching and rings: each has its own shape and place, so that nothing is told by colour alone."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.ui.style.tokens import Tokens

SIDE = 32
INK = QColor(255, 0, 0)
CELL = QRectF(100, 50, 77, 24)
#: marks that may stand in the same cell at the same time; of findings there is one
TOGETHER = (Mark.TRIANGLE, Mark.NOTE, Mark.SPEECH)


def canvas(paint: Callable[[QPainter], None], *, side: int = SIDE) -> QImage:
    """A white square with something painted on it."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def ink(image: QImage) -> set[tuple[int, int]]:
    """Places that are not white."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {(x, y) for x, y in places if image.pixelColor(x, y) != QColor(255, 255, 255)}


def drawn(mark: Mark, *, rtl: bool = False) -> set[tuple[int, int]]:
    """Places a mark covers in a square."""
    return ink(canvas(lambda painter: marks.paint(painter, mark, QRectF(0, 0, SIDE, SIDE), INK, rtl=rtl)))


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_is_visible_and_stays_in_its_square(mark: Mark) -> None:
    """A mark that leaves its place runs into the value."""
    assert len(drawn(mark)) > SIDE
    bounds = marks.path(mark, QRectF(10, 20, 8, 8)).boundingRect()
    assert QRectF(9.9, 19.9, 8.2, 8.2).contains(bounds)


@pytest.mark.usefixtures("app")
def test_no_two_marks_look_alike() -> None:
    """On a grey print the shape is all there is; the bar is told by its place."""
    shapes = {mark: drawn(mark) for mark in Mark if mark is not Mark.CHANGE}
    pairs = combinations(shapes.items(), 2)
    alike = [(one, other) for (one, a), (other, b) in pairs if len(a ^ b) < 0.1 * len(a | b)]
    assert alike == []


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("mark", list(Mark))
def test_only_marks_with_direction_are_mirrored(mark: Mark) -> None:
    """A tick is a tick everywhere; the corner of the note changes sides."""
    mirrored = {(SIDE - 1 - x, y) for x, y in drawn(mark)}
    right_to_left = drawn(mark, rtl=True)
    if mark in (Mark.NOTE, Mark.SPEECH):
        assert len(mirrored ^ right_to_left) < SIDE
        assert right_to_left != drawn(mark)
    else:
        assert right_to_left == drawn(mark)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_marks_of_one_cell_do_not_cover_each_other(zoom: float, *, rtl: bool) -> None:
    """A cell may have a finding, a note and a question at once."""
    cell = QRectF(CELL.x(), CELL.y(), CELL.width() * zoom, CELL.height() * zoom)
    spots = [marks.place(mark, cell, zoom=zoom, rtl=rtl) for mark in TOGETHER]
    assert all(cell.contains(spot) for spot in spots)
    assert not any(one.intersects(other) for one, other in combinations(spots, 2))


def test_each_mark_has_its_place() -> None:
    """Finding top end, note in the top start corner, change bar at the leading edge, question bottom end."""
    finding, note = marks.place(Mark.TRIANGLE, CELL), marks.place(Mark.NOTE, CELL)
    change, speech = marks.place(Mark.CHANGE, CELL), marks.place(Mark.SPEECH, CELL)
    assert (finding.right(), finding.top()) == (CELL.right() - 3, CELL.top() + 3)
    assert note.topLeft() == CELL.topLeft()
    assert (change.left(), change.width()) == (CELL.left() + 3, 3)
    assert (speech.right(), speech.bottom()) == (CELL.right() - 3, CELL.bottom() - 3)


@pytest.mark.parametrize("mark", list(Mark))
def test_places_are_mirrored_from_right_to_left(mark: Mark) -> None:
    """Start and end change sides, top and bottom stay."""
    left, right = marks.place(mark, CELL), marks.place(mark, CELL, rtl=True)
    assert right.left() - CELL.left() == pytest.approx(CELL.right() - left.right())
    assert (right.top(), right.size()) == (left.top(), left.size())


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_hatching_is_thin_and_regular(ratio: float) -> None:
    """Words carry the state; the lines must not hide them, and neighbours must join."""
    brush = marks.hatch("#000000", spacing=4, ratio=ratio)
    image = canvas(lambda painter: painter.fillRect(QRectF(0, 0, SIDE, SIDE), brush))
    dark = sum(255 - image.pixelColor(x, y).lightness() for x in range(SIDE) for y in range(SIDE))
    assert 0.1 < dark / (255 * SIDE * SIDE) < 0.6
    assert all(image.pixel(x, y) == image.pixel(x + 4, y) for x in range(SIDE - 4) for y in range(SIDE))


@pytest.mark.usefixtures("app")
def test_hatching_is_made_once() -> None:
    """Thousands of cells are hatched in one repaint."""
    first, second = (marks.hatch("#000000", spacing=4).texture().cacheKey() for _ in range(2))
    assert first == second


def ring_of(parts: tuple[int, int, int, int], theme: Tokens) -> QImage:
    """A ring on white, with a margin of two pixels."""
    return canvas(lambda painter: marks.ring(painter, QRectF(2, 2, 60, 60), parts, theme), side=64)


@pytest.mark.usefixtures("app")
def test_a_ring_runs_clockwise_from_the_top(theme: Tokens) -> None:
    """A quarter for each of the four parts, in the order of the legend."""
    image = ring_of((1, 1, 1, 1), theme)
    corners = {"reported": (49, 15), "missing": (49, 49), "none": (15, 49), "track": (15, 15)}
    for name, place in corners.items():
        assert image.pixelColor(*place) == QColor(getattr(theme, f"ring_{name}")), name


@pytest.mark.usefixtures("app")
def test_the_parts_of_a_ring_differ_in_thickness(theme: Tokens) -> None:
    """In grey the four values are hard to tell; the strokes are not."""
    widths = [
        sum(ring_of(parts, theme).pixelColor(x, 32) != QColor(255, 255, 255) for x in range(32, 64))
        for parts in ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0))
    ]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 3


@pytest.mark.usefixtures("app")
def test_a_table_without_cells_shows_the_bare_track(theme: Tokens) -> None:
    """Nothing asked is not the same as everything done."""
    assert ring_of((0, 0, 0, 0), theme) == ring_of((0, 0, 0, 7), theme)
