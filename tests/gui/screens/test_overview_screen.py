"""The overview: how complete the file is, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.errors import StorageError
from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.screens.overview_screen import OverviewScreen, Page, deadline_words
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.heat_map_view import HeatMapView
from tests.gui.conftest import C4, SOURCE, c4
from tests.unit.workspace.test_standing import package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> Iterator[OverviewScreen]:
    """The overview of the example."""
    made = OverviewScreen(session)
    made.resize(1146, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def cards(screen: OverviewScreen) -> list[str]:
    """What the cards say."""
    return [card.accessibleName() for card in screen.head.cards]


def test_cards_and_map_and_gaps_tell_the_same(screen: OverviewScreen, session: Session) -> None:
    """All counts come from one place."""
    total = session.workspace.completeness().total
    assert bare(cards(screen)[0]) == f"All tables, 8 %, {total.answered} of {total.asked}, 1 source"
    assert len(screen.findChildren(HeatMapView)) == 1
    assert bare(screen.side.tabs.tabText(0)) == f"Gaps {screen.side.gaps.rowCount()}"
    assert str(total.empty) in screen.head.legend.accessibleName()
    assert not screen.grab().isNull()


def test_it_counts_again_when_something_changes(screen: OverviewScreen, session: Session) -> None:
    """At once while it is seen, else when it is seen again."""
    before = cards(screen)[0]
    session.execute(SetObservations(((c4("M", "KOR", 2017), BLANK),), Label("Test")))
    after = cards(screen)[0]
    assert after != before
    screen.hide()
    session.undo()
    assert cards(screen)[0] == after
    screen.show()
    assert cards(screen)[0] == before


def test_the_reason_is_asked_for_the_first_year_of_a_gap(screen: OverviewScreen, qtbot: QtBot) -> None:
    """The window has the dialog."""
    row = next(row for row, gap in enumerate(screen.side.gaps.lines) if gap.code == "C4")
    screen.side.gap_list.setCurrentIndex(screen.side.gaps.index(row))
    with qtbot.waitSignal(screen.wants_reason) as asked:
        qtbot.mouseClick(screen.side.say_why, Qt.MouseButton.LeftButton)
    assert asked.args == [SOURCE, C4, 2021]


def test_a_field_of_the_map_leads_there_too(screen: OverviewScreen, qtbot: QtBot) -> None:
    """Any year of any table."""
    heat = screen.findChildren(HeatMapView)[0]
    row = next(row for row in heat.heat.rows if row.code == "C4")
    with qtbot.waitSignal(screen.wants_cells) as asked:
        heat.wants_field.emit(row, 2016)
    assert asked.args == [SOURCE, C4, 2016]


def test_the_summary_is_one_click_away(screen: OverviewScreen, qtbot: QtBot) -> None:
    """The window makes it."""
    with qtbot.waitSignal(screen.wants_print):
        qtbot.mouseClick(screen.head.print_button, Qt.MouseButton.LeftButton)


def test_without_a_source_it_says_what_to_do(
    empty_workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """And offers nothing that leads nowhere."""
    made = OverviewScreen(Session(empty_workspace, look, tasks))
    qtbot.addWidget(made)
    made.show()
    assert not made.findChildren(HeatMapView)
    assert not made.side.go.isEnabled()
    with qtbot.assertNotEmitted(made.side.wants_cells):
        made.side.gap_list.activated.emit(made.side.gaps.index(0))
    for page in Page:
        made.head.tabs.setCurrentIndex(page)
        assert not made.grab().isNull()


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 9, 12, tzinfo=UTC), "Due 30 November 2026 · 79 days left"),
        (datetime(2026, 11, 29, tzinfo=UTC), "Due 30 November 2026 · 1 day left"),
        (datetime(2026, 12, 1, tzinfo=UTC), "Due 30 November 2026 · over; late replies are taken"),
    ],
)
def test_the_deadline_blocks_nothing(now: datetime, words: str) -> None:
    """It is told with the days that are left."""
    assert bare(deadline_words(date(2026, 11, 30), now)) == words


def test_pages_are_worked_out_when_they_are_seen(screen: OverviewScreen, session: Session) -> None:
    """And follow every step while they are."""
    assert not screen.quality.rowCount()
    screen.head.tabs.setCurrentIndex(Page.SOURCES)
    assert screen.quality.rowCount() > 21
    screen.head.tabs.setCurrentIndex(Page.FIGURES)
    blank = [column.head for column in screen.numbers.figures.columns].index("Blank")
    before = int(screen.numbers.figures.rows[0].texts[blank])
    session.execute(SetObservations(((c4("M", "KOR", 2017), BLANK),), Label("Test")))
    assert int(screen.numbers.figures.rows[0].texts[blank]) == before + 1


def test_the_matrix_leads_to_tables_and_sources(screen: OverviewScreen, qtbot: QtBot) -> None:
    """Enter on a field; a title leads nowhere."""
    screen.head.tabs.setCurrentIndex(Page.SOURCES)
    lines = screen.quality.quality.lines
    row = next(row for row, line in enumerate(lines) if line.number == "C4")
    screen.matrix.setCurrentIndex(screen.quality.index(row, 1))
    with qtbot.waitSignal(screen.wants_cells) as asked:
        qtbot.keyClick(screen.matrix, Qt.Key.Key_Return)
    assert asked.args == [SOURCE, C4, 0]
    last = screen.quality.index(len(lines) - 1, 1)
    with qtbot.waitSignal(screen.wants_source) as source:
        screen.matrix.chosen.emit(last)
    assert source.args == [SOURCE]
    with qtbot.assertNotEmitted(screen.wants_source):
        screen.matrix.chosen.emit(screen.quality.index(row, 0))


def test_the_last_package_is_counted_in_the_background(screen: OverviewScreen, session: Session, qtbot: QtBot) -> None:
    """Then the screen compares with it, once for each package."""
    with qtbot.waitSignal(session.bus.did_count_package):
        session.execute(package())
    assert "Package S0001 of 1 September 2026: 8 %, now 8 %" in bare(screen.head.standing.text())
    screen.head.tabs.setCurrentIndex(Page.FIGURES)
    assert bare(screen.numbers.figures.columns[-1].head) == "S0001"
    with qtbot.assertNotEmitted(session.bus.did_count_package):
        session.execute(SetObservations(((c4("M", "KOR", 2017), BLANK),), Label("Test")))
        session.tasks.wait()


def test_a_package_that_cannot_be_counted_is_told(screen: OverviewScreen, session: Session, qtbot: QtBot) -> None:
    """The rest of the screen stands."""
    with qtbot.waitSignal(session.bus.did_fail) as told:
        screen._fail(StorageError("disk_trouble", path=session.workspace.path, detail="gone"))
    assert told.args[0].code == "disk_trouble"


def test_the_earlier_round_is_asked_for(screen: OverviewScreen, qtbot: QtBot) -> None:
    """The window has the dialog."""
    with qtbot.waitSignal(screen.wants_round):
        qtbot.mouseClick(screen.head.compare, Qt.MouseButton.LeftButton)


def test_the_lists_leave_room_for_the_map(screen: OverviewScreen, look: Look) -> None:
    """At 200 % as well."""
    assert screen.side.width() <= screen.width() * 0.4
    look.wear(replace(look.taste, zoom=200))
    screen.resize(1140, 700)
    assert screen.side.width() <= screen.width() * 0.4
    assert not screen.grab().isNull()
