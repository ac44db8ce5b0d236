"""The tree folds by itself where there is no room for it, and otherwise as the person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.look import Taste
from tests.gui.conftest import C4, SOURCE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.views.main_window import MainWindow


@pytest.fixture
def table(window: MainWindow) -> MainWindow:
    """The window at a table."""
    window.open_table(SOURCE, C4)
    return window


def test_the_tree_is_open_where_there_is_room(table: MainWindow) -> None:
    """220 pixels, the panel 320 beside it."""
    table.deeds.show_findings()
    assert not table.tree.is_rail
    assert table.tree.width() == pytest.approx(220, abs=2)
    assert table.panel.width() == pytest.approx(320, abs=2)


def test_it_folds_where_grid_and_panel_need_the_room(table: MainWindow, qtbot: QtBot) -> None:
    """960 pixels with the panel open; without it the tree is back."""
    table.resize(960, 600)
    qtbot.waitUntil(lambda: table.splitter.width() == 960)
    assert table.tree.width() == pytest.approx(192, abs=2)
    table.deeds.show_findings()
    assert table.tree.width() == 44
    table.acts["panel"].trigger()
    assert table.tree.width() == pytest.approx(192, abs=2)


def test_it_folds_at_high_zoom(table: MainWindow, look: Look) -> None:
    """Its lines could not be read."""
    look.wear(Taste(theme="light", density="compact", zoom=200))
    assert table.tree.width() == 88
    look.wear(Taste(theme="light", density="compact"))
    assert table.tree.width() == pytest.approx(220, abs=2)


def test_ctrl_b_folds_and_opens_and_is_remembered(table: MainWindow, qtbot: QtBot) -> None:
    """What the window would do by itself is kept as no choice."""
    with qtbot.waitSignal(table.wants_setting) as asked:
        table.acts["tree"].trigger()
    assert asked.args == ["tree", "rail"]
    assert table.tree.width() == 44
    with qtbot.waitSignal(table.wants_setting) as asked:
        table.acts["tree"].trigger()
    assert asked.args == ["tree", "auto"]
    assert table.tree.width() == pytest.approx(220, abs=2)


def test_the_border_moved_by_hand_stays_until_the_tree_folds(table: MainWindow) -> None:
    """A rail has one width; afterwards the presets hold again."""
    table.splitter.moveSplitter(300, 1)
    table.splitter.share()
    assert table.tree.width() == pytest.approx(300, abs=4)
    table.acts["tree"].trigger()
    assert table.tree.width() == 44
