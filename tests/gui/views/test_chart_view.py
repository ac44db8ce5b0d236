"""A chart on screen: painted, zoomed, and told to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QColor

from ilms_desktop.report.chart.marks import Box, Picture
from ilms_desktop.ui.views.chart_view import ZOOMS, ChartView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

PICTURE = Picture("en", "A chart", "What it shows.", 400, 200, "#FFFFFF", (Box((0, 0), 200, 200, "#FF0000"),))


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> ChartView:
    """A view of 500 by 400 pixels with a picture."""
    made = ChartView(look)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    made.show_picture(PICTURE)
    return made


def test_the_picture_is_painted(view: ChartView) -> None:
    """One half red, one half white."""
    image = view.canvas.grab().toImage()
    assert image.pixelColor(50, 100) == QColor("red")
    assert image.pixelColor(350, 100) == QColor("white")


def test_a_screen_reader_hears_what_it_shows(view: ChartView) -> None:
    """Name and description of the widget that gets the focus."""
    told = QAccessible.queryAccessibleInterface(view)
    assert told.text(QAccessible.Text.Name) == "A chart"
    assert told.text(QAccessible.Text.Description) == "What it shows."


def test_it_is_zoomed_between_its_bounds(view: ChartView) -> None:
    """And back to the beginning by one step."""
    sizes = [view.canvas.width()]
    for _step in range(len(ZOOMS)):
        view.step_zoom(1)
        sizes.append(view.canvas.width())
    assert sizes == [400 * zoom // 100 for zoom in (*ZOOMS, ZOOMS[-1])]
    view.step_zoom(-1)
    assert view.zoom == ZOOMS[-2]
    view.step_zoom(0)
    assert view.canvas.width() == 400


def test_another_width_asks_for_another_picture(view: ChartView, look: Look, qtbot: QtBot) -> None:
    """Letters keep their size, so the chart is drawn anew; nothing is done before there is one."""
    with qtbot.waitSignal(view.did_resize):
        view.resize(700, 400)
    assert 600 < view.room < 700
    empty = ChartView(look)
    qtbot.addWidget(empty)
    empty.step_zoom(1)
    assert empty.picture is None
