"""Ctrl+F: a line over the grid that walks over what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import C1, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.views.find_bar import FindBar


@pytest.fixture
def find(screen: TableScreen, qtbot: QtBot) -> FindBar:
    """The line, opened."""
    screen.activateWindow()
    screen.grid.go_to(c4("T", "TOTAL", 2016))
    screen.finder.ask()
    qtbot.waitUntil(screen.finder.line.hasFocus)
    return screen.finder


def test_it_goes_to_the_first_place_and_on(find: FindBar, screen: TableScreen, qtbot: QtBot) -> None:
    """Enter on, Shift+Enter back, round and round, counted."""
    qtbot.keyClicks(find.line, "korea")
    qtbot.waitUntil(lambda: bare(find.count.text()) == "1 of 3")
    assert screen.grid.current_key() == c4("T", "KOR", 2016)
    qtbot.keyClick(find.line, Qt.Key.Key_Return)
    assert bare(find.count.text()) == "2 of 3"
    assert screen.grid.current_key() == c4("M", "KOR", 2016)
    qtbot.keyClick(find.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(find.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert screen.grid.current_key() == c4("F", "KOR", 2016)
    assert find.line.hasFocus()


def test_what_is_not_there_is_told_with_what_was_searched(find: FindBar, qtbot: QtBot) -> None:
    """And one button clears it."""
    qtbot.keyClicks(find.line, "atlantis")
    qtbot.waitUntil(lambda: "stands nowhere in C4" in find.told.text())
    assert not find.next.isEnabled()
    find.step(1)
    find.clear.click()
    assert find.line.text() == ""
    qtbot.waitUntil(find.vain.isHidden)


def test_a_hidden_row_is_shown_when_it_is_found(find: FindBar, screen: TableScreen, qtbot: QtBot) -> None:
    """Finding goes before filtering; nothing seems to be missing."""
    screen.strip.filter.setText("japan")
    qtbot.keyClicks(find.line, "korea")
    qtbot.waitUntil(lambda: bare(find.count.text()) == "1 of 3")
    assert screen.strip.filter.text() == ""
    assert screen.hidden.isHidden()


def test_escape_closes_and_the_grid_has_the_focus(find: FindBar, screen: TableScreen, qtbot: QtBot) -> None:
    """What was searched last stands there next time."""
    qtbot.keyClicks(find.line, "korea")
    qtbot.keyClick(find.line, Qt.Key.Key_Escape)
    qtbot.keyClick(find, Qt.Key.Key_Escape)
    assert find.isHidden()
    qtbot.waitUntil(screen.grid.hasFocus)


def test_another_table_is_searched_anew(find: FindBar, screen: TableScreen, qtbot: QtBot) -> None:
    """The count belongs to the table on screen."""
    qtbot.keyClicks(find.line, "korea")
    qtbot.waitUntil(lambda: bare(find.count.text()) == "1 of 3")
    screen.open(SOURCE, C1)
    qtbot.waitUntil(lambda: bare(find.count.text()) != "1 of 3")
    qtbot.keyClick(find, Qt.Key.Key_F9)


def test_a_narrow_bar_keeps_line_and_buttons(find: FindBar) -> None:
    """The line still has its name for those who hear it."""
    find.resize(400, find.height())
    assert find.title.isHidden()
    assert find.line.accessibleName() == "Find in the table"
    assert find.line.width() < 200
