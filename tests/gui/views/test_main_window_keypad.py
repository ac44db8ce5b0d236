"""The numeric keypad alone fills a table: digits, decimal key, Enter; nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.key import Criterion, QTableKey, TableKey
from ilms_desktop.model.source import Source
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.observation import Observation
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

# why: it goes where other tests have been, and measuring would double its time
pytestmark = pytest.mark.no_cover

PAD: Final = Qt.KeyboardModifier.KeypadModifier
A1: Final = TableKey("A1", Criterion.BIRTH)
YEAR: Final = 2023
#: what a keypad prints on its decimal key, by keyboard layout
PRINTED: Final = (".", ",")


@pytest.fixture
def survey(empty_workspace: Workspace) -> str:
    """A survey of one year without figures."""
    source = Source(id="BA:N", type="BA", name="Labour force survey", criteria=(Criterion.BIRTH,), years=(YEAR,))
    empty_workspace.execute(AddSource(source))
    return empty_workspace.sources()[0].id


@pytest.fixture
def own_window(
    empty_workspace: Workspace, survey: str, look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot
) -> Iterator[MainWindow]:
    """The window over it, at table A1."""
    made = MainWindow(Session(empty_workspace, look, tasks), settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.open_table(survey, A1)
    qtbot.waitUntil(made.table.grid.hasFocus)
    yield made
    tasks.wait()


def type_on_keypad(qtbot: QtBot, text: str, printed: str) -> None:
    """Press keys of the keypad, the last one Enter; the decimal key prints what its layout says."""
    keys = [Qt.Key(ord(sign)) if sign.isdigit() else Qt.Key(ord(printed)) for sign in text]
    for key in (*keys, Qt.Key.Key_Enter):
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key, PAD)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("printed", PRINTED)
def test_the_keypad_fills_table_a1_for_a_year(
    own_window: MainWindow,
    survey: str,
    qtbot: QtBot,
    speak: Callable[[str], None],
    language: str,
    printed: str,
) -> None:
    """From the first row to the last, whatever the decimal key prints and the number style wants."""
    speak(language)
    grid, workspace = own_window.table.grid, own_window.session.workspace
    state = grid.table.state
    assert state is not None
    wanted = {}
    for row in range(len(state.rows)):
        whole, fraction = 100 + row, row % 10
        wanted[state.rows[row].cell] = whole * 1000 + fraction * 100
        assert grid.currentIndex().row() == row
        type_on_keypad(qtbot, f"{whole}.{fraction}", printed)
    found = workspace.table_view(survey, A1).years[0]
    assert found.qtable == QTableKey(survey, "A1", Criterion.BIRTH, state.view.layout.version, YEAR)
    assert {cell: said.value for cell, said in found.observations.items()} == wanted
    assert {said.decimals for said in found.observations.values()} == {1}


def test_the_minus_of_the_keypad_is_kept_with_its_reason(own_window: MainWindow, qtbot: QtBot) -> None:
    """Said at once, and nothing is dropped."""
    key = own_window.table.grid.current_key()
    assert key is not None
    with qtbot.waitSignal(own_window.session.bus.did_tell) as told:
        for each in (Qt.Key.Key_Minus, Qt.Key.Key_5, Qt.Key.Key_Enter):
            widget = QApplication.focusWidget()
            assert widget is not None
            qtbot.keyClick(widget, each, PAD)
    assert "below zero" in told.args[0]
    said: Observation = own_window.session.workspace.observation(key)
    assert (said.text, said.value) == ("-5", None)
