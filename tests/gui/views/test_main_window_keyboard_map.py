"""Every row of the keyboard map, key by key, in the real window with the focus in the grid.

Keys are sent to the widget that has the focus, as a keyboard does. Deeds that open a dialog of their own are followed
up to their action; what they do is tested beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from ilms_desktop.model.observation import BLANK, Observation
from tests.gui.conftest import C4, SOURCE, c1, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.views.grid_view import GridView
    from ilms_desktop.ui.views.main_window import MainWindow

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PAD = Qt.KeyboardModifier.KeypadModifier
HERE: Final = c4("M", "KOR", 2017)
BELOW: Final = c4("M", "SGP", 2017)
NEXT: Final = c4("M", "KOR", 2018)
EMPTY: Final = c4("M", "SGP", 2021)


@pytest.fixture
def grid(window: MainWindow, qtbot: QtBot) -> GridView:
    """The men in Korea, 2017, of table C4, with the focus."""
    window.activateWindow()
    window.open_table(SOURCE, C4)
    window.table.grid.go_to(HERE)
    window.table.grid.setFocus()
    qtbot.waitUntil(window.table.grid.hasFocus)
    return window.table.grid


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Press keys, one after the other, wherever the focus is."""

    def send(*keys: Qt.Key | str, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            qtbot.keyClick(widget, key, held)

    return send


def stored(window: MainWindow, key: ObservationKey) -> Observation:
    """What the file holds."""
    return window.session.workspace.observation(key)


def selected(grid: GridView) -> int:
    """Number of selected cells."""
    return len(grid.selected_places())


# --- moving


MOVES: Final = [
    (KEY.Key_Up, NONE, c4("M", "JPN", 2017)),
    (KEY.Key_Down, NONE, BELOW),
    (KEY.Key_Left, NONE, c4("M", "KOR", 2016)),
    (KEY.Key_Right, NONE, NEXT),
    (KEY.Key_Tab, NONE, NEXT),
    (KEY.Key_Backtab, SHIFT, c4("M", "KOR", 2016)),
    (KEY.Key_Return, NONE, BELOW),
    (KEY.Key_Enter, PAD, BELOW),
    (KEY.Key_Return, SHIFT, c4("M", "JPN", 2017)),
    (KEY.Key_Home, NONE, c4("M", "KOR", 2014)),
    (KEY.Key_End, NONE, c4("M", "KOR", 2023)),
    (KEY.Key_Home, CTRL, c4("T", "TOTAL", 2014)),
    (KEY.Key_End, CTRL, c4("F", "X", 2023)),
    (KEY.Key_Left, CTRL, c4("M", "KOR", 2014)),
    (KEY.Key_Right, CTRL, c4("M", "KOR", 2023)),
]


def test_moves(grid: GridView, press: Callable[..., None]) -> None:
    """Arrows, Tab, Enter, Home, End, with Ctrl to block edges and corners; each from the same cell."""
    for key, held, there in MOVES:
        grid.go_to(HERE)
        press(key, held=held)
        assert grid.current_key() == there, (key, held)


def test_page_keys(grid: GridView, press: Callable[..., None]) -> None:
    """A screen down and up again."""
    press(KEY.Key_Home, held=CTRL)
    press(KEY.Key_PageDown)
    assert grid.currentIndex().row() > 3
    press(KEY.Key_PageUp)
    assert grid.currentIndex().row() == 0


REACHES: Final = [
    (KEY.Key_Down, SHIFT, 2),
    (KEY.Key_Right, SHIFT, 2),
    (KEY.Key_Home, SHIFT, 4),
    (KEY.Key_End, SHIFT, 7),
    (KEY.Key_Right, SHIFT | CTRL, 7),
    (KEY.Key_Home, SHIFT | CTRL, 12 * 4),
]


def test_shift_extends(grid: GridView, press: Callable[..., None]) -> None:
    """The selection goes along, the current cell stays."""
    for key, held, count in REACHES:
        # why both: going to where one is leaves the selection as it is
        grid.go_to(BELOW)
        grid.go_to(HERE)
        press(key, held=held)
        assert selected(grid) == count, (key, held)
        assert grid.current_key() == HERE


# --- editing


def test_f2_edits_and_escape_gives_up(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """Esc never saves."""
    press(KEY.Key_F2)
    press("9")
    assert grid.open_editor() is not None
    press(KEY.Key_Escape)
    assert grid.open_editor() is None
    assert stored(window, HERE).value == 1531
    assert grid.current_key() == HERE


def test_typing_replaces(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """Figure, Enter, and on."""
    press("2", ".", "5", KEY.Key_Return)
    assert stored(window, HERE) == Observation(value=2500, decimals=1)
    assert grid.current_key() == BELOW


def test_undo_and_redo(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """Of a change; inside the editor they belong to the text."""
    press(KEY.Key_Delete)
    press(KEY.Key_Z, held=CTRL)
    assert stored(window, HERE).value == 1531
    press(KEY.Key_Y, held=CTRL)
    assert stored(window, HERE) == BLANK
    grid.go_to(NEXT)
    press("7")
    press(KEY.Key_Z, held=CTRL)
    assert grid.open_editor() is not None
    assert stored(window, HERE) == BLANK


def test_copy_and_paste(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """What is copied in one cell is pasted into another."""
    press(KEY.Key_C, held=CTRL)
    assert QGuiApplication.clipboard().text().strip() == "1.531"
    grid.go_to(EMPTY)
    press(KEY.Key_V, held=CTRL)
    assert stored(window, EMPTY).value == 1531


@pytest.mark.parametrize(("key", "into"), [(KEY.Key_D, BELOW), (KEY.Key_R, NEXT)])
def test_fill_down_and_right(
    grid: GridView, window: MainWindow, press: Callable[..., None], key: Qt.Key, into: ObservationKey
) -> None:
    """From the cell one began with; one named step."""
    press(KEY.Key_Down if into == BELOW else KEY.Key_Right, held=SHIFT)
    press(key, held=CTRL)
    assert stored(window, into) == Observation(value=1531, decimals=3)
    assert "ill" in window.acts["undo"].text()
    window.session.undo()
    assert stored(window, into).value != 1531
    assert grid.current_key() == HERE


@pytest.mark.parametrize(("key", "into"), [(KEY.Key_D, BELOW), (KEY.Key_R, NEXT)])
def test_fill_of_one_cell_takes_its_neighbour(
    grid: GridView, window: MainWindow, press: Callable[..., None], key: Qt.Key, into: ObservationKey
) -> None:
    """The one above, or the year before."""
    grid.go_to(into)
    press(key, held=CTRL)
    assert stored(window, into).value == 1531


@pytest.mark.parametrize("enter", [(KEY.Key_Return, CTRL), (KEY.Key_Enter, CTRL | PAD)])
def test_fill_the_selection(
    grid: GridView, window: MainWindow, press: Callable[..., None], enter: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    """With the content of the current cell; details are not opened."""
    press(KEY.Key_Down, KEY.Key_Right, held=SHIFT)
    press(enter[0], held=enter[1])
    assert stored(window, BELOW).value == stored(window, NEXT).value == 1531
    assert grid.current_key() == HERE


def test_ctrl_enter_in_the_editor_fills_with_what_is_typed(
    grid: GridView, window: MainWindow, press: Callable[..., None]
) -> None:
    """One step for all cells; the selection stays."""
    press(KEY.Key_Down, held=SHIFT)
    press("4")
    press(KEY.Key_Return, held=CTRL)
    assert grid.open_editor() is None
    assert stored(window, HERE).value == stored(window, BELOW).value == 4000
    assert selected(grid) == 2
    window.session.undo()
    assert (stored(window, HERE).value, stored(window, BELOW).value == 4000) == (1531, False)


def test_delete_clears_and_ctrl_delete_clears_with_notes(
    grid: GridView, window: MainWindow, press: Callable[..., None]
) -> None:
    """Empty is not zero and no letter; a note goes only when asked."""
    row, column = grid.currentIndex().row(), grid.currentIndex().column()
    grid.table.put(((row, column, Observation(value=1000, status="E", note="as printed")),), "Test {table}")
    press(KEY.Key_Delete)
    assert stored(window, HERE) == Observation(note="as printed")
    press(KEY.Key_Delete, held=CTRL)
    assert stored(window, HERE) == BLANK


@pytest.mark.parametrize(("key", "letter"), [(KEY.Key_1, "N"), (KEY.Key_2, "X"), (KEY.Key_3, "C"), (KEY.Key_4, "S")])
def test_missing_codes(
    grid: GridView, window: MainWindow, press: Callable[..., None], key: Qt.Key, letter: str
) -> None:
    """With Alt and a digit, for keyboards without Latin letters; the current cell stays for a note."""
    grid.go_to(EMPTY)
    press(key, held=ALT)
    assert stored(window, EMPTY) == Observation(status=letter)
    assert grid.current_key() == EMPTY
    press(letter.lower(), KEY.Key_Return)
    assert stored(window, EMPTY) == Observation(status=letter)


def test_a_missing_code_takes_the_place_of_what_is_typed(
    grid: GridView, window: MainWindow, press: Callable[..., None]
) -> None:
    """The open line must not overwrite it afterwards."""
    press("9")
    press(KEY.Key_1, held=ALT)
    assert grid.open_editor() is None
    assert stored(window, HERE) == Observation(status="N")


def test_shift_f2_writes_the_reason_of_a_missing_code(
    grid: GridView, window: MainWindow, press: Callable[..., None]
) -> None:
    """Letter, note, done: no mouse."""
    grid.go_to(EMPTY)
    press(KEY.Key_1, held=ALT)
    press(KEY.Key_F2, held=SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.panel.isAncestorOf(focus)


# --- selecting


def test_select_year_row_and_table(grid: GridView, press: Callable[..., None]) -> None:
    """The whole of each."""
    press(KEY.Key_Space, held=SHIFT)
    assert selected(grid) == 10
    grid.go_to(HERE)
    press(KEY.Key_Space, held=CTRL)
    assert selected(grid) == grid.table.rowCount()
    press(KEY.Key_A, held=CTRL)
    assert selected(grid) == grid.table.rowCount() * 10


def test_keys_of_the_grid_do_nothing_elsewhere(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """In the filter they belong to the text, in the tree to nobody."""
    before = window.session.workspace.journal_head()
    window.table.strip.filter.setFocus()
    window.table.strip.filter.setText("kor")
    press(KEY.Key_A, KEY.Key_D, KEY.Key_R, held=CTRL)
    press(KEY.Key_Delete)
    window.tree.setFocus()
    press(KEY.Key_D, KEY.Key_R, KEY.Key_Delete, held=CTRL)
    press(KEY.Key_Delete)
    assert window.session.workspace.journal_head() == before
    assert selected(grid) == 1


# --- going about


def test_tables_before_and_after(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """What is being typed is stored first."""
    press("3")
    press(KEY.Key_PageDown, held=CTRL)
    assert stored(window, HERE).value == 3000
    assert grid.current_key() is not None
    after = grid.table.state
    press(KEY.Key_PageUp, held=CTRL)
    assert after is not None
    assert after.table.number != "C4"
    assert grid.table.state is not None
    assert grid.table.state.table.number == "C4"


@pytest.mark.parametrize(("key", "held"), [(KEY.Key_F5, NONE), (KEY.Key_G, CTRL)])
def test_go_to(
    grid: GridView, window: MainWindow, press: Callable[..., None], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    """A question at the top; Esc leaves it."""
    press(key, held=held)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup is not window
    popup.close()
    assert grid.current_key() == HERE


def test_find(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """The line of the search has the focus."""
    press(KEY.Key_F, held=CTRL)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.table.finder.isAncestorOf(focus)
    assert not grid.hasFocus()


def test_panes(grid: GridView, press: Callable[..., None]) -> None:
    """F6 leaves the grid, Shift+F6 comes back."""
    press(KEY.Key_F6)
    assert not grid.hasFocus()
    press(KEY.Key_F6, held=SHIFT)
    assert grid.hasFocus()


def test_findings(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """F7 opens the list; F8 and Shift+F8 walk over it, and the cells follow."""
    press(KEY.Key_F7)
    assert window.panel.findings.isVisible()
    grid.setFocus()
    seen = []
    for held in (NONE, NONE, SHIFT):
        press(KEY.Key_F8, held=held)
        card = window.panel.findings.card
        assert card is not None
        seen.append(card.finding.key)
    assert seen[0] == seen[2] != seen[1]


def test_empty_cells(grid: GridView, press: Callable[..., None]) -> None:
    """Ctrl+F8 and back."""
    press(KEY.Key_F8, held=CTRL)
    first = grid.current_key()
    press(KEY.Key_F8, held=CTRL)
    assert grid.current_key() != first
    press(KEY.Key_F8, held=CTRL | SHIFT)
    assert grid.current_key() == first


@pytest.mark.parametrize(("key", "held"), [(KEY.Key_Return, ALT), (KEY.Key_F1, NONE)])
def test_details_and_help_of_the_cell(
    grid: GridView, window: MainWindow, press: Callable[..., None], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    """What goes in stands in the panel of the cell."""
    press(key, held=held)
    assert window.panel.isVisible()
    assert grid.current_key() == HERE


def test_explain_here(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """The list opens at the cell."""
    press(KEY.Key_E, held=CTRL)
    assert window.panel.findings.isVisible()
    assert grid.current_key() == HERE


@pytest.mark.parametrize(("key", "held"), [(KEY.Key_Menu, NONE), (KEY.Key_F10, SHIFT)])
def test_the_menu_of_the_cell(
    grid: GridView, window: MainWindow, press: Callable[..., None], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    """With the keys beside the words; countries can be added and taken out."""
    press(key, held=held)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {window.acts["copy"], window.acts["clear_all"], window.acts["remove_country"]} <= set(menu.actions())
    menu.close()
    assert grid.current_key() == HERE


def test_zoom(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """Larger, smaller, as it was."""
    asked: list[object] = []
    window.wants_zoom.connect(asked.append)
    window.wants_setting.connect(lambda _name, value: asked.append(value))
    press(KEY.Key_Plus, KEY.Key_Minus, KEY.Key_0, held=CTRL)
    assert asked == [1, -1, 100]
    assert grid.hasFocus()


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (KEY.Key_X, CTRL, "cut"),
        (KEY.Key_V, CTRL | SHIFT, "paste_options"),
        (KEY.Key_S, CTRL, "save"),
        (KEY.Key_P, CTRL, "print"),
        (KEY.Key_Slash, CTRL, "keys"),
        (KEY.Key_N, CTRL | SHIFT, "country"),
    ],
)
def test_keys_that_open_something_of_their_own(
    grid: GridView,
    window: MainWindow,
    qtbot: QtBot,
    press: Callable[..., None],
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    name: str,
) -> None:
    """The key leads to its action, and to no other."""
    for action in window.acts.by_name.values():
        action.triggered.disconnect()
    with qtbot.waitSignal(window.acts[name].triggered):
        press(key, held=held)
    assert grid.current_key() == HERE


def test_every_action_with_a_key_stands_in_a_menu(window: MainWindow) -> None:
    """Menus show every key."""
    shown = {action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions() if action.shortcuts()}
    with_keys = {action for action in window.acts.by_name.values() if action.shortcuts()}
    assert with_keys <= shown


def test_alt_enter_never_fills(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """Alt+Enter opens details, never a fill."""
    before = window.session.workspace.journal_head()
    press(KEY.Key_Return, held=ALT)
    assert window.panel.cell.isVisible()
    assert window.session.workspace.journal_head() == before
    assert selected(grid) == 1


@pytest.mark.parametrize("key", [KEY.Key_Period, KEY.Key_F7])
@pytest.mark.usefixtures("grid")
def test_apply_the_suggestion(window: MainWindow, press: Callable[..., None], key: Qt.Key) -> None:
    """The first press shows it, the second applies it as one step."""
    window.go_to(c1("T", "TOTAL", 2010))
    press(key, held=CTRL)
    assert window.panel.findings.card is not None
    assert window.session.workspace.observation(c1("T", "TOTAL", 2010)).value == 72_728
    press(key, held=CTRL)
    assert window.session.workspace.observation(c1("T", "TOTAL", 2010)).value == 133_269
    press(KEY.Key_Z, held=CTRL)
    assert window.session.workspace.observation(c1("T", "TOTAL", 2010)).value == 72_728


def test_apply_where_nothing_is_suggested(grid: GridView, window: MainWindow, press: Callable[..., None]) -> None:
    """It is said, and nothing changes."""
    finding = next(each for each in window.session.findings.report.findings if each.rule == "V10")
    window.deeds.go_to_finding(finding.key)
    grid.setFocus()
    before = dict(window.session.workspace.observations())
    press(KEY.Key_Period, held=CTRL)
    assert "no single suggestion" in window.toast.text.text()
    assert dict(window.session.workspace.observations()) == before
