"""The history of the file on screen: list, filter, the chosen step, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.model.command import Label, SetContact, SetObservations
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.history_filter import Span
from ilms_desktop.ui.presenters.history_words import StepKind
from ilms_desktop.ui.screens import history_screen
from ilms_desktop.ui.screens.history_screen import HistoryScreen
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views import step_pane
from tests.gui.conftest import C1, C4, c4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

KOREA, THAILAND = c4("M", "KOR", 2017), c4("M", "THA", 2017)


def typed(session: Session, value: int, name: str = "Type in C4") -> int:
    """A step; gives its number."""
    changes = session.execute(SetObservations(((KOREA, Observation(value, 3)),), Label(name)))
    assert changes is not None
    return changes.entry


@pytest.fixture
def history(session: Session, qtbot: QtBot) -> Iterator[HistoryScreen]:
    """The screen over the example with three steps of our own."""
    typed(session, 1600)
    session.execute(SetContact("NIS", "KHM", "Sok Dara", ""))
    typed(session, 1700, "Paste 1 cell")
    made = HistoryScreen(session)
    made.resize(1100, 600)
    made.show()
    qtbot.waitExposed(made)
    yield made
    session.tasks.wait()
    shiboken6.delete(made)


def steps(history: HistoryScreen) -> list[str]:
    """Names of the steps listed."""
    return [bare(history.model.index(row, 3).data()) for row in range(history.model.rowCount())]


def test_the_newest_step_is_shown_with_what_it_changed(history: HistoryScreen) -> None:
    """Who, when, before and after, without a click."""
    assert steps(history)[:3] == ["Paste 1 cell", "Change office and person", "Type in C4"]
    assert bare(history.count.text()) == "6 steps"
    assert history.pane.title.text() == "Paste 1 cell"
    assert bare(history.pane.about.text()).startswith("Sok Dara, NIS · 12 Sept 2026")
    row = [bare(history.pane.model.index(0, column).data()) for column in range(3)]
    assert row == ["C4 · Male, Republic of Korea · 2017", "1.600", "1.700"]


def test_each_choice_narrows_the_list(history: HistoryScreen, qtbot: QtBot) -> None:
    """Person, table, kind, words, days; one button takes all of it back."""
    bar = history.filter
    bar.person.choose("Sok Dara")
    assert len(steps(history)) == 3
    bar.kind.choose(StepKind.OTHER)
    assert steps(history) == ["Change office and person"]
    qtbot.mouseClick(bar.clear, Qt.MouseButton.LeftButton)
    assert len(steps(history)) == 6
    bar.table.choose(C4)
    assert len(steps(history)) == 3
    bar.table.choose(C1)
    assert len(steps(history)) == 1
    bar.show_all()
    with qtbot.waitSignal(bar.did_change):
        bar.text.setText("paste")
    assert steps(history) == ["Paste 1 cell"]
    bar.show_all()
    bar.span.choose(Span.TODAY)
    assert len(steps(history)) == 6
    assert bar.first.isHidden()
    bar.span.choose(Span.BETWEEN)
    assert not bar.first.isHidden()
    assert len(steps(history)) == 6
    bar.last.setDate(bar.first.date())
    assert steps(history) == []


def test_a_search_without_result_says_what_was_searched(history: HistoryScreen, qtbot: QtBot) -> None:
    """And offers one button to clear it."""
    with qtbot.waitSignal(history.filter.did_change):
        history.filter.text.setText("zzz")
    assert history.middle.currentIndex() == 1
    assert "zzz" in history.why.text()
    assert history.filter.clear.isHidden()
    assert not history.export.isEnabled()
    assert history.pane.title.text() == "No step is chosen."
    qtbot.mouseClick(history.show_all, Qt.MouseButton.LeftButton)
    assert history.middle.currentIndex() == 0
    history.filter.table.choose(C1)
    history.filter.kind.choose(StepKind.SOURCES)
    assert history.why.text() == "No step fits what is chosen above."


def test_a_new_file_says_what_will_stand_here(
    empty_workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """Not a blank page."""
    screen = HistoryScreen(Session(empty_workspace, look, tasks))
    qtbot.addWidget(screen)
    screen.show()
    assert screen.why.text().startswith("Nothing was changed yet.")
    assert screen.show_all.isHidden()


def test_the_chosen_step_stays_while_others_come(history: HistoryScreen, session: Session) -> None:
    """Undo on this screen must not make one lose one's place."""
    third = history.model.numbers[2]
    history.steps.show_row(2)
    session.undo()
    assert history.model.numbers[history.steps.currentIndex().row()] == third
    assert steps(history)[:2] == ["Undo: Paste 1 cell", "Paste 1 cell (undone)"]


def test_any_step_can_be_shown_whatever_is_filtered(history: HistoryScreen) -> None:
    """Whoever leads here means this one step."""
    history.filter.table.choose(C1)
    history.show_entry(history.model.numbers[0] + 2)
    assert history.filter.table.value is None
    assert history.pane.title.text() == "Change office and person"
    history.show_entry(9999)
    assert history.pane.title.text() == "Change office and person"


def test_a_change_leads_to_its_cell(history: HistoryScreen, session: Session, qtbot: QtBot) -> None:
    """By button, by double click, by Enter; other things have no cell."""
    with qtbot.waitSignal(session.bus.wants_cell) as wanted:
        qtbot.mouseClick(history.pane.go, Qt.MouseButton.LeftButton)
    assert wanted.args == [KOREA]
    history.steps.setFocus()
    qtbot.keyClick(history.steps, Qt.Key.Key_Return)
    with qtbot.waitSignal(session.bus.wants_cell):
        qtbot.keyClick(history.pane.list, Qt.Key.Key_Return)
    history.steps.show_row(1)
    assert not history.pane.go.isEnabled()
    with qtbot.assertNotEmitted(session.bus.wants_cell):
        history.pane.list.chosen.emit(history.pane.list.currentIndex())


def test_a_step_is_handed_over_to_be_brought_back(history: HistoryScreen, qtbot: QtBot) -> None:
    """And the list as it is filtered, to be exported."""
    with qtbot.waitSignal(history.wants_back) as wanted:
        qtbot.mouseClick(history.pane.back, Qt.MouseButton.LeftButton)
    assert wanted.args == [history.model.numbers[0]]
    history.filter.table.choose(C4)
    with qtbot.waitSignal(history.wants_export) as exported:
        qtbot.mouseClick(history.export, Qt.MouseButton.LeftButton)
    assert exported.args == [HistoryFilter(table=C4)]


def test_a_large_step_is_read_in_the_background(
    history: HistoryScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import of a hundred thousand cells must not hold up the arrow keys; a step left meanwhile is not shown."""
    monkeypatch.setattr(step_pane, "MANY", 0)
    history.steps.show_row(2)
    history.steps.show_row(0)
    assert history.pane.model.rowCount() == 0
    qtbot.waitUntil(lambda: history.pane.model.rowCount() == 1)
    assert bare(history.pane.model.index(0, 2).data()) == "1.700"


def test_what_is_not_seen_is_not_read(history: HistoryScreen, session: Session) -> None:
    """Typing in a table does not list the history each time."""
    history.hide()
    before = history.model.numbers
    session.execute(SetObservations(((THAILAND, BLANK),), Label("Clear")))
    assert history.model.numbers == before
    history.show()
    assert len(history.model.numbers) == len(before) + 1


def test_a_long_history_is_searched_in_the_background(
    history: HistoryScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing goes on meanwhile; an answer to an older question is not shown."""
    monkeypatch.setattr(history_screen, "MANY", 0)
    history.filter.kind.choose(StepKind.OTHER)
    history.filter.kind.choose(StepKind.SOURCES)
    assert len(steps(history)) == 6
    qtbot.waitUntil(lambda: len(steps(history)) == 1)
    assert steps(history)[0].startswith("Add source")
    history.filter.show_all()
    assert len(steps(history)) == 6
