"""The indicators follow the current cell and every edit that touches them, after the cell was painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import c1, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session


def put(session: Session, key: ObservationKey, value: int) -> None:
    """Type a figure."""
    session.execute(SetObservations(((key, Observation(value=value, decimals=3)),), Label("Type")))


def values(screen: TableScreen) -> dict[str, str]:
    """Name and value of each indicator, once nothing waits any more."""
    screen.indicators.soon.catch_up()
    return {line.name: bare(line.value) for line in screen.indicators.lines}


def test_an_edit_changes_the_share_it_touches(screen: TableScreen, session: Session) -> None:
    """Men and women of a year exchanged, and the share is turned over."""
    screen.grid.go_to(c4("T", "TOTAL", 2017))
    before = values(screen)
    put(session, c4("F", "TOTAL", 2017), 9635)
    assert screen.indicators.soon.isActive()
    assert before["Women"] == "42.6 %"
    assert values(screen)["Women"] == "10.0 %"


def test_another_year_has_its_own(screen: TableScreen) -> None:
    """The strip speaks of the year of the current cell."""
    screen.grid.go_to(c4("T", "TOTAL", 2017))
    here = values(screen)
    screen.grid.go_to(c4("T", "TOTAL", 2014))
    assert screen.indicators.soon.isActive()
    assert values(screen) != here


def test_nothing_is_asked_that_nothing_touched(screen: TableScreen, session: Session) -> None:
    """Another row of the same year, an edit in another table."""
    screen.grid.go_to(c4("T", "TOTAL", 2017))
    values(screen)
    screen.grid.go_to(c4("M", "TOTAL", 2017))
    assert not screen.indicators.soon.isActive()
    put(session, c1("M", "KOR", 2017), 1)
    assert not screen.indicators.soon.isActive()


def test_before_a_table_is_open_there_is_nothing(session: Session, qtbot: QtBot) -> None:
    """An edit elsewhere, a check: no year is in use."""
    from ilms_desktop.ui.screens.table_screen import TableScreen

    made = TableScreen(session)
    qtbot.addWidget(made)
    put(session, c4("F", "TOTAL", 2017), 1)
    made.indicators.soon.request()
    assert values(made) == {}
