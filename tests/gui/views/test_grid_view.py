"""The grid behaves as Excel has taught people's fingers, and never loses what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.views.choice_popup import ChoicePopup
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.views.grid_view import GridView
    from ilms_desktop.ui.views.main_window import MainWindow

KEY = Qt.Key


@pytest.fixture
def grid(window: MainWindow) -> GridView:
    """Table C4 with its first cell current."""
    window.open_table(SOURCE, C4)
    return window.table.grid


def type_keys(qtbot: QtBot, grid: GridView, text: str, end: Qt.Key | None = KEY.Key_Return) -> None:
    """Type over the current cell and leave it by `end`."""
    qtbot.keyClick(grid.viewport(), text[0])
    qtbot.waitUntil(lambda: bool(grid.viewport().findChildren(QLineEdit)))
    editor = grid.viewport().findChildren(QLineEdit)[-1]
    qtbot.keyClicks(editor, text[1:])
    if end is not None:
        qtbot.keyClick(editor, end)


def stored(grid: GridView, key: ObservationKey) -> Observation:
    """What the file holds."""
    return grid.table._session.workspace.observation(key)


def test_typing_replaces_and_enter_goes_down(grid: GridView, qtbot: QtBot) -> None:
    """Type, Enter, type, Enter fills a column without the mouse."""
    grid.go_to(c4("M", "KOR", 2017))
    type_keys(qtbot, grid, "1.6")
    qtbot.waitUntil(lambda: stored(grid, c4("M", "KOR", 2017)).value == 1600)
    assert stored(grid, c4("M", "KOR", 2017)).decimals == 1
    assert grid.current_key() == c4("M", "SGP", 2017)
