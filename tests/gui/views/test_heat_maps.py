"""Maps under each other: an edit changes fields only; agencies can be told apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.model.command import AddSource, Label, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.ui.presenters.heat_map import heat_maps
from ilms_desktop.ui.views.heat_maps import HeatMaps
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.source import Source
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.workspace import Workspace


def show(maps: HeatMaps, workspace: Workspace) -> None:
    """Show a file as it stands."""
    maps.show_maps(heat_maps(workspace.edition, workspace.sources(), workspace.completeness()))


@pytest.fixture
def maps(look: Look, workspace: Workspace, qtbot: QtBot) -> HeatMaps:
    """Those of the example."""
    made = HeatMaps(look)
    qtbot.addWidget(made)
    made.resize(700, 300)
    show(made, workspace)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_an_edit_leaves_the_widgets_alone(maps: HeatMaps, workspace: Workspace) -> None:
    """Focus and place stay; another year asks for another map."""
    view = maps.views[SOURCE]
    workspace.execute(SetObservations(((c4("M", "KOR", 2017), BLANK),), Label("Test")))
    show(maps, workspace)
    assert maps.views[SOURCE] is view
    assert not maps.chips


def test_the_current_field_is_kept_in_sight(maps: HeatMaps, qtbot: QtBot) -> None:
    """The keys walk below the edge."""
    view = maps.views[SOURCE]
    for _ in view.heat.rows:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert maps.area.verticalScrollBar().value() > 0


def test_a_field_leads_to_its_cells(maps: HeatMaps, qtbot: QtBot) -> None:
    """Source, table, year."""
    view = maps.views[SOURCE]
    row = next(row for row in view.heat.rows if row.code == "C4")
    with qtbot.waitSignal(maps.wants_cells) as asked:
        view.wants_field.emit(row, 2016)
    assert asked.args == [SOURCE, C4, 2016]


def test_agencies_are_chosen_by_chips(maps: HeatMaps, workspace: Workspace, new_source: Source, qtbot: QtBot) -> None:
    """One at a time, or all; one that is gone is not looked for."""
    agency = workspace.sources()[0].fields["agency"]
    workspace.execute(AddSource(replace(new_source, id="BA:N1")))
    show(maps, workspace)
    assert list(maps.chips) == [None, agency, ""]
    assert maps.chips[""].text() == "Agency not stated"
    qtbot.mouseClick(maps.chips[agency], Qt.MouseButton.LeftButton)
    assert list(maps.views) == [SOURCE]
    assert maps.chips[agency].isChecked()
    maps.show_agency("")
    workspace.undo()
    show(maps, workspace)
    assert list(maps.views) == [SOURCE]


def test_without_a_source_it_says_what_to_do(look: Look, qtbot: QtBot) -> None:
    """And has no map."""
    made = HeatMaps(look)
    qtbot.addWidget(made)
    made.show_maps(())
    assert not made.views
