"""Go to: what fits is listed while one types; arrows choose, Enter goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.views.go_to_popup import GoToPopup
    from ilms_desktop.ui.views.main_window import MainWindow


@pytest.fixture
def popup(window: MainWindow) -> GoToPopup:
    """The line over table C4."""
    window.open_table(SOURCE, C4)
    window.table.grid.go_to(c4("T", "TOTAL", 2017))
    return window.deeds.walks.ask_where()


def test_the_list_follows_the_typing(popup: GoToPopup, qtbot: QtBot) -> None:
    """The best fits first; how many is told."""
    qtbot.keyClicks(popup.line, "jap")
    shown = [bare(text) for text in popup.model.stringList()]
    assert shown
    assert all("jap" in text.casefold() for text in shown)
    popup.line.setText("japan")
    assert popup.list.accessibleDescription() == "3 places fit"


def test_arrows_choose_while_the_line_keeps_the_focus(popup: GoToPopup, window: MainWindow, qtbot: QtBot) -> None:
    """Down to the second place; the year in use stays."""
    popup.line.setText("JPN")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert window.table.grid.current_key() == c4("M", "JPN", 2017)


def test_a_cell_is_reached_by_its_coordinates(popup: GoToPopup, window: MainWindow, qtbot: QtBot) -> None:
    """As somebody says them on the telephone."""
    popup.line.setText("D12")
    qtbot.keyClick(popup.line, Qt.Key.Key_Enter)
    assert window.table.grid.current_key() == c4("M", "KOR", 2017)


def test_a_click_goes_too(popup: GoToPopup, window: MainWindow) -> None:
    """A table of the list."""
    popup.line.setText("C1")
    popup.list.chosen.emit(popup.model.index(0))
    assert window.table.strip.code.text() == "C1"


def test_escape_and_other_keys_stay_what_they_are(popup: GoToPopup, qtbot: QtBot) -> None:
    """Arrows without anything to choose do nothing."""
    popup.line.setText("atlantis")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_F9)
    assert popup.isVisible()
    popup.close()
