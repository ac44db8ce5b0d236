"""Every screen by keyboard and through the accessibility interface; and the room that the bars take.

What a person cannot see must have a name, what she cannot click must have a key or a menu entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

from ilms_desktop.ui.actions import DEEDS
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.main_window import MainWindow
from tests.gui.conftest import C1, C4, SOURCE
from tests.sweep.screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

NAME: Final = QAccessible.Text.Name
BY_TAB: Final = Qt.FocusPolicy.TabFocus
#: title bar of the system above the window
TITLE: Final = 30
#: places where Tab stops, over ten screens, at the least
LOOKED_AT: Final = 250


@pytest.fixture
def spoken(
    request: pytest.FixtureRequest,
    workspace: Workspace,
    look: Look,
    tasks: Tasks,
    settings: Settings,
    speak: Callable[[str], None],
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    """The window in a language, 1366 by 768."""
    speak(request.param)
    workspace.use_language(request.param)
    made = MainWindow(Session(workspace, look, tasks), settings)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    tasks.wait()


def focusable(root: QWidget) -> list[QWidget]:
    """Everything that Tab stops at."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & BY_TAB
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is root.window()
        # why: Qt gives the inner line of a spin box or a combo box the name of the box around it
        and not widget.objectName().startswith("qt_")
    ]


def nameless(root: QWidget) -> list[str]:
    """What Tab stops at and a screen reader could not name."""
    found = []
    for widget in focusable(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(NAME).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("spoken", ["en", "ar"], indirect=True)
def test_everything_that_takes_the_focus_has_a_name(spoken: MainWindow, qapp: QApplication) -> None:
    """On every screen, with every tab of the panel."""
    found: dict[str, list[str]] = {}
    for screen, show in SCREENS.items():
        show(spoken)
        qapp.processEvents()
        found |= {screen: names} if (names := nameless(spoken)) else {}
    assert found == {}


@pytest.mark.parametrize("spoken", ["en"], indirect=True)
def test_dialogs_are_named_too(spoken: MainWindow, qapp: QApplication) -> None:
    """Keys, go to, seal."""
    spoken.open_table(SOURCE, C4)
    found: dict[str, list[str]] = {}
    for ask in (spoken.flows.keys, spoken.deeds.walks.ask_where, spoken.flows.seal):
        dialog: QWidget = ask()
        qapp.processEvents()
        found |= {type(dialog).__name__: names} if (names := nameless(dialog)) else {}
        assert not isinstance(dialog, QDialog) or dialog.windowTitle()
        dialog.close()
        qapp.processEvents()
    assert found == {}


def menu_actions(window: MainWindow) -> set[QAction]:
    """Every action that stands in a menu of the bar."""
    return {action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()}


def test_every_action_is_in_a_menu_and_so_reached_by_key(window: MainWindow) -> None:
    """Menus show every key; what has none is reached through its menu."""
    listed = menu_actions(window)
    assert [deed.name for deed in DEEDS if window.acts[deed.name] not in listed] == []


def test_f6_reaches_every_pane_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    """Forwards in the order of reading, backwards the other way round."""
    window.open_table(SOURCE, C1)
    window.deeds.show_findings()
    window.activateWindow()
    window.table.grid.setFocus()
    qtbot.waitUntil(window.table.grid.hasFocus)
    panes = {
        "tools": window.tools,
        "context": window.context,
        "tree": window.tree,
        "grid": window.table,
        "panel": window.panel,
        "status": window.status,
    }

    def here() -> str:
        focus = QApplication.focusWidget()
        return next(name for name, pane in panes.items() if focus and (pane is focus or pane.isAncestorOf(focus)))

    forwards = []
    for _step in panes:
        window.acts["next_pane"].trigger()
        forwards.append(here())
    assert forwards == ["panel", "status", "tools", "context", "tree", "grid"]
    backwards = []
    for _step in panes:
        window.acts["previous_pane"].trigger()
        backwards.append(here())
    assert backwards == ["tree", "context", "tools", "status", "panel", "grid"]


@pytest.mark.parametrize("spoken", ["en"], indirect=True)
def test_the_focus_is_always_seen(spoken: MainWindow, qapp: QApplication) -> None:
    """What has the focus looks different from what has not."""
    spoken.activateWindow()
    unseen: dict[str, list[str]] = {}
    looked_at = 0
    for screen in (
        "overview",
        "sources",
        "history",
        "find",
        "tab FINDINGS",
        "tab CELL",
        "tab NOTES",
        "tab HISTORY",
        "send",
        "questions",
    ):
        SCREENS[screen](spoken)
        for _round in range(3):
            # why: what a check in the background finds makes cards anew
            spoken.session.tasks.wait()
            qapp.processEvents()
        for widget in focusable(spoken):
            spoken.menuBar().setFocus()
            if not isValid(widget):
                # why: a card that follows the focus takes its buttons along; those of the new one are like them
                continue
            looked_at += 1
            before = widget.grab().toImage()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            qapp.processEvents()
            if QApplication.focusWidget() is widget and widget.grab().toImage() == before:
                unseen.setdefault(screen, []).append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert unseen == {}
    assert looked_at > LOOKED_AT, looked_at


@pytest.mark.parametrize("spoken", ["en", "fr", "ar"], indirect=True)
def test_the_bars_leave_room_for_the_grid(spoken: MainWindow, qapp: QApplication) -> None:
    """Title, menus, tools, context and status take 170 pixels at most; 14 rows and 4 years are in sight."""
    spoken.open_table(SOURCE, C4)
    spoken.deeds.show_findings()
    qapp.processEvents()
    bars = (spoken.menuBar(), spoken.tools, spoken.context, spoken.status)
    assert TITLE + sum(bar.height() for bar in bars) <= 170, [bar.height() for bar in bars]
    grid = spoken.table.grid
    assert grid.viewport().height() // spoken.session.look.row_height >= 14
    assert grid.viewport().width() // max(grid.columnWidth(column) for column in range(4)) >= 4
    assert not spoken.panel.isHidden()
    assert spoken.tools.hidden_parts() == []
