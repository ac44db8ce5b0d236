"""The letters beside figures, with their meanings from the definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from ilms_desktop.ui.views.flag_menu import flag_menu
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.main_window import MainWindow


def test_every_flag_is_offered_with_its_meaning_and_the_way_back(session: Session, qtbot: QtBot) -> None:
    """A letter alone is a riddle."""
    parent = QWidget()
    qtbot.addWidget(parent)
    taken: list[str] = []
    menu = flag_menu(session, taken.append, parent)
    actions = [action for action in menu.actions() if not action.isSeparator()]
    for letter, action in zip(session.flags, actions, strict=False):
        assert session.letters[letter] in action.text()
        assert f"({letter.lower()})" in action.text()
    actions[0].trigger()
    actions[-1].trigger()
    assert taken == [session.flags[0], ""]


def test_flags_go_to_every_selected_figure_and_away_again(window: MainWindow, qtbot: QtBot) -> None:
    """From the menu of a cell as from the tool bar; where no figure is selected it is said."""
    window.open_table(SOURCE, C4)
    grid, workspace = window.table.grid, window.session.workspace
    grid.go_to(c4("M", "KOR", 2017))
    menu = window.menu.open(grid.mapToGlobal(grid.rect().center()))
    below = next(found for action in menu.actions() if isinstance(found := action.menu(), QMenu))
    below.actions()[0].trigger()
    assert workspace.observation(c4("M", "KOR", 2017)).status == window.session.flags[0]
    below.actions()[-1].trigger()
    assert workspace.observation(c4("M", "KOR", 2017)).status is None
    menu.close()
    grid.go_to(c4("T", "X", 2021))
    with qtbot.waitSignal(window.session.bus.did_tell):
        window.table.set_flag("E")
