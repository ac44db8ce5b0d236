"""The map shows figures in its fields, and leads to the table and year of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QHelpEvent

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.heat_map import HeatMap, heat_maps
from ilms_desktop.ui.views.heat_map_view import HeatMapView
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.workspace import Workspace

KEY = Qt.Key


@pytest.fixture
def heat(workspace: Workspace) -> HeatMap:
    """The example."""
    return heat_maps(workspace.edition, workspace.sources(), workspace.completeness())[0]


@pytest.fixture
def view(look: Look, heat: HeatMap, qtbot: QtBot) -> HeatMapView:
    """Its map."""
    made = HeatMapView(look, heat)
    qtbot.addWidget(made)
    made.resize(760, made.sizeHint().height())
    made.show()
    return made


def row_of(view: HeatMapView, code: str) -> int:
    """Row of a table."""
    return next(place for place, row in enumerate(view.heat.rows) if row.code == code)


def test_a_click_goes_to_table_and_year(view: HeatMapView, qtbot: QtBot) -> None:
    """Where something is empty, one click leads there."""
    row, column = row_of(view, "C4"), view.heat.years.index(2021)
    with qtbot.waitSignal(view.wants_field) as asked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.field_rect(row, column).center())
    assert (asked.args[0].code, asked.args[1]) == ("C4", 2021)
    with qtbot.assertNotEmitted(view.wants_field):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_keys_walk_over_the_fields(view: HeatMapView, qtbot: QtBot) -> None:
    """Without a mouse, and read aloud."""
    view.setFocus()
    for key in (KEY.Key_Down, KEY.Key_Right, KEY.Key_Right, KEY.Key_Left, KEY.Key_Up, KEY.Key_Up):
        qtbot.keyClick(view, key)
    assert view.current == (0, 1)
    assert bare(view.accessibleName()).startswith("A1 Age, 2014")
    with qtbot.waitSignal(view.wants_field) as asked:
        qtbot.keyClick(view, KEY.Key_Return)
    assert asked.args[1] == 2014
    with qtbot.assertNotEmitted(view.wants_field):
        qtbot.keyClick(view, KEY.Key_A)


def test_home_and_end_go_to_the_first_and_last_year(view: HeatMapView, qtbot: QtBot) -> None:
    """And the screen hears where that is, to keep it in sight."""
    with qtbot.waitSignal(view.did_move) as moved:
        qtbot.keyClick(view, KEY.Key_End)
    last = len(view.heat.years) - 1
    assert (view.current, moved.args[0]) == ((0, last), view.field_rect(0, last))
    qtbot.keyClick(view, KEY.Key_Home)
    assert view.current == (0, 0)


def test_other_counts_leave_the_current_field_alone(view: HeatMapView, workspace: Workspace, qtbot: QtBot) -> None:
    """An edit must not throw anybody back to the first field."""
    qtbot.keyClick(view, KEY.Key_Down)
    workspace.execute(SetObservations(((c4("M", "KOR", 2017), BLANK),), Label("Test")))
    view.show_map(heat_maps(workspace.edition, workspace.sources(), workspace.completeness())[0])
    assert view.current == (1, 0)
    assert "1 blank" in bare(view.words(row_of(view, "C4"), view.heat.years.index(2017)))


def test_arrows_move_as_seen(view: HeatMapView, qtbot: QtBot, speak: Callable[[str], None]) -> None:
    """Years run to the left in Arabic."""
    speak("ar")
    qtbot.keyClick(view, KEY.Key_Left)
    assert view.current == (0, 1)
    assert view.field_rect(0, 1).left() < view.field_rect(0, 0).left()


def test_fields_have_the_colour_of_their_step(view: HeatMapView, look: Look) -> None:
    """Full is the strongest step; what is not asked is hatched."""
    image = view.grab().toImage()
    full = view.field_rect(row_of(view, "C4"), view.heat.years.index(2016))
    assert image.pixelColor(full.left() + 3, full.top() + 3).name().upper() == look.tokens.heat[5]


def test_words_of_a_field(view: HeatMapView) -> None:
    """The tooltip has the counts behind the percentage."""
    row = row_of(view, "C4")
    told = bare(view.words(row, view.heat.years.index(2021)))
    assert told == "C4 Work · country, 2021: 13 of 18 cells answered. 13 entered, 5 blank"
    assert bare(view.words(row, view.heat.years.index(2010))) == "C4 Work · country, 2010: not asked"
    for point in (view.field_rect(row, 0).center(), QPoint(2, 2)):
        event = QHelpEvent(QHelpEvent.Type.ToolTip, point, view.mapToGlobal(point))
        assert QCoreApplication.sendEvent(view, event)


def test_an_empty_map_does_nothing(look: Look, qtbot: QtBot) -> None:
    """A source without tables."""
    view = HeatMapView(look, HeatMap("X", "X", (), ()))
    qtbot.addWidget(view)
    with qtbot.assertNotEmitted(view.wants_field):
        qtbot.keyClick(view, KEY.Key_Return)
        qtbot.keyClick(view, KEY.Key_Down)
