"""Three lists beside the overview, each with deeds that mean something for the chosen line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.model.command import Declaration, DeclareQTable
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.declared_list import declared
from ilms_desktop.ui.presenters.ready_list import Place, Point, State, ready_list
from ilms_desktop.ui.views.overview_side import OverviewSide, Tab
from ilms_desktop.workspace.gaps import Lack, gaps
from tests.gui.conftest import START, c1

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.gaps import Gap
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def found(workspace: Workspace) -> tuple[Gap, ...]:
    """Gaps of the example."""
    return gaps(workspace.edition, workspace.sources(), workspace.completeness(), {})


@pytest.fixture
def side(look: Look, workspace: Workspace, found: tuple[Gap, ...], qtbot: QtBot) -> OverviewSide:
    """With the lists of the example."""
    made = OverviewSide(look)
    qtbot.addWidget(made)
    made.fit(1200)
    made.resize(made.width(), 600)
    made.show_gaps(found, with_source=False, today=START.date())
    made.show_declared(declared(workspace))
    made.show_ready(ready_list(workspace))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_tabs_say_how_much_is_in_them(side: OverviewSide, found: tuple[Gap, ...]) -> None:
    """And turn the page."""
    assert [side.tabs.tabText(tab) for tab in Tab] == [f"Gaps {len(found)}", "Declared 0", "Ready to seal"]
    for tab in Tab:
        side.tabs.setCurrentIndex(tab)
        assert side.stack.currentIndex() == tab
        assert not side.grab().isNull()


@pytest.mark.parametrize(
    ("button", "signal"),
    [("go", "wants_cells"), ("say_why", "wants_reason"), ("plan", "wants_plan"), ("nothing", "wants_nothing")],
)
def test_a_button_asks_for_the_chosen_gap(
    side: OverviewSide, found: tuple[Gap, ...], qtbot: QtBot, button: str, signal: str
) -> None:
    """Whatever the deed."""
    side.gap_list.setCurrentIndex(side.gaps.index(2))
    with qtbot.waitSignal(getattr(side, signal)) as asked:
        qtbot.mouseClick(getattr(side, button), Qt.MouseButton.LeftButton)
    assert asked.args == [found[2]]


def test_enter_goes_to_the_cells(side: OverviewSide, found: tuple[Gap, ...], qtbot: QtBot) -> None:
    """The deed that is wanted most."""
    with qtbot.waitSignal(side.wants_cells) as asked:
        side.gap_list.activated.emit(side.gaps.index(0))
    assert asked.args == [found[0]]


def test_the_chosen_gap_stays_chosen(side: OverviewSide, found: tuple[Gap, ...]) -> None:
    """After a step that filled another one."""
    side.gap_list.setCurrentIndex(side.gaps.index(3))
    side.show_gaps(found[1:], with_source=False, today=START.date())
    assert side.gaps.line(side.gap_list.currentIndex()) == found[3]
    side.show_gaps(found[:1], with_source=False, today=START.date())
    assert side.gap_list.currentIndex().row() == 0


def test_a_table_without_a_source_leads_to_the_sources(side: OverviewSide) -> None:
    """Its cells cannot be filled yet, nor explained."""
    from dataclasses import replace

    gap = replace(side.gaps.lines[0], lack=Lack.SOURCE, source="", years=())
    side.show_gaps((gap,), with_source=False, today=START.date())
    assert side.go.text() == "Go to sources"
    assert [each.isEnabled() for each in (side.go, side.plan, side.say_why, side.nothing)] == [True, True, False, False]


def test_without_gaps_there_is_nothing_to_do(side: OverviewSide, qtbot: QtBot) -> None:
    """Nor to export."""
    side.show_gaps((), with_source=False, today=START.date())
    buttons = (side.go, side.say_why, side.plan, side.nothing, side.export, side.print)
    assert not any(button.isEnabled() for button in buttons)
    with qtbot.assertNotEmitted(side.wants_cells):
        side.gap_list.activated.emit(side.gaps.index(0))


def test_the_plan_is_exported_and_printed_from_here(side: OverviewSide, qtbot: QtBot) -> None:
    """The window asks where."""
    for button, signal in ((side.export, side.wants_export), (side.print, side.wants_print)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_declarations_are_shown_and_taken_back(side: OverviewSide, workspace: Workspace, qtbot: QtBot) -> None:
    """The chosen one."""
    assert not side.take_back.isEnabled()
    with qtbot.assertNotEmitted(side.wants_declared):
        side.declared_list.activated.emit(side.declared.index(0))
    workspace.execute(DeclareQTable(c1("T", "TOTAL", 2019).qtable, Declaration.NOTHING))
    (line,) = declared(workspace)
    side.show_declared((line,))
    side.tabs.setCurrentIndex(Tab.DECLARED)
    assert side.tabs.tabText(Tab.DECLARED) == "Declared 1"
    for button, signal in ((side.show_declared_cells, side.wants_declared), (side.take_back, side.wants_take_back)):
        with qtbot.waitSignal(signal) as asked:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == [line]


def test_points_lead_to_where_they_are_put_right(side: OverviewSide, qtbot: QtBot) -> None:
    """One that is nowhere leads nowhere; the first that is not done is chosen."""
    assert bare(side.verdict.text()) == "2 points stop sealing."
    points = (Point("Done", "", State.DONE), Point("Open", "", State.OPEN, Place.SOURCES))
    side.show_ready(points)
    assert side.ready_list.currentIndex().row() == 1
    with qtbot.waitSignal(side.wants_place) as asked:
        side.ready_list.chosen.emit(side.ready.index(1))
    assert asked.args == [Place.SOURCES]
    with qtbot.assertNotEmitted(side.wants_place):
        side.ready_list.chosen.emit(side.ready.index(0))
    side.tabs.setCurrentIndex(Tab.READY)
    with qtbot.waitSignal(side.wants_seal):
        qtbot.mouseClick(side.seal, Qt.MouseButton.LeftButton)
    side.show_ready(points[:1])
    assert side.ready_list.currentIndex().row() == 0
    side.show_ready(())
    assert side.verdict.text() == "Ready to seal."
