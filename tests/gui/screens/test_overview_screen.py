"""The overview: how complete the file is, and what to do next."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.screens.overview_screen import OverviewScreen, deadline_words
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.heat_map_view import HeatMapView
from ilms_desktop.ui.views.ring_card import RingCard
from tests.gui.conftest import C4, SOURCE, c4

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
    found = [item.widget() for place in range(screen._cards.count()) if (item := screen._cards.itemAt(place))]
    return [card.accessibleName() for card in found if isinstance(card, RingCard)]


def test_cards_and_map_and_gaps_tell_the_same(screen: OverviewScreen, session: Session) -> None:
    """All counts come from one place."""
    total = session.workspace.completeness().total
    assert bare(cards(screen)[0]) == f"All tables, 8 %, {total.answered} of {total.asked}, 1 source"
    assert len(screen.findChildren(HeatMapView)) == 1
    assert bare(screen.tabs.tabText(0)) == f"Gaps {screen.model.rowCount()}"
    assert str(total.empty) in screen.legend.accessibleName()
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


def test_go_to_cells(screen: OverviewScreen, qtbot: QtBot) -> None:
    """The chosen gap leads to its table in its first year."""
    row = next(row for row in range(screen.model.rowCount()) if screen.model.line(screen.model.index(row)).code == "C4")  # type: ignore[union-attr] # it is there
    screen.list.setCurrentIndex(screen.model.index(row))
    with qtbot.waitSignal(screen.wants_cells) as asked:
        qtbot.mouseClick(screen.go, Qt.MouseButton.LeftButton)
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
        qtbot.mouseClick(screen.print_button, Qt.MouseButton.LeftButton)


def test_without_a_source_it_says_what_to_do(
    empty_workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """And offers nothing that leads nowhere."""
    made = OverviewScreen(Session(empty_workspace, look, tasks))
    qtbot.addWidget(made)
    made.show()
    assert not made.findChildren(HeatMapView)
    assert not made.go.isEnabled()
    with qtbot.assertNotEmitted(made.wants_cells):
        made._go()


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
