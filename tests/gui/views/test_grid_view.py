"""The grid behaves as Excel has taught people's fingers, and never loses what is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit

from ilms_desktop.model.command import EditSource, RecordSubmission
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.places import row_words
from ilms_desktop.ui.views.choice_popup import ChoicePopup
from tests.gui.conftest import A5, C4, SOURCE, START, c1, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.delegates.cell_editor import CellEditor
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.grid_view import GridView

KEY = Qt.Key


@pytest.fixture
def grid(screen: TableScreen) -> GridView:
    """Table C4 with its first cell current."""
    return screen.grid


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


def test_shift_enter_goes_up(grid: GridView, qtbot: QtBot) -> None:
    """The way back is as short as the way on."""
    grid.go_to(c4("M", "KOR", 2017))
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert grid.current_key() == c4("M", "JPN", 2017)


def test_escape_keeps_the_old_value(grid: GridView, qtbot: QtBot) -> None:
    """Esc never saves."""
    grid.go_to(c4("M", "KOR", 2017))
    type_keys(qtbot, grid, "999", KEY.Key_Escape)
    assert stored(grid, c4("M", "KOR", 2017)).value == 1531


def test_f2_edits_inside(grid: GridView, qtbot: QtBot) -> None:
    """F2 keeps what stands there, with every digit, and the caret at its end."""
    grid.go_to(c4("M", "KOR", 2017))
    qtbot.keyClick(grid, KEY.Key_F2)
    qtbot.waitUntil(lambda: bool(grid.viewport().findChildren(QLineEdit)))
    editor = grid.viewport().findChildren(QLineEdit)[-1]
    assert editor.text() == "1.531"
    assert not editor.hasSelectedText()
    qtbot.keyClick(editor, KEY.Key_Left)
    qtbot.keyClick(editor, KEY.Key_Backspace)
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: stored(grid, c4("M", "KOR", 2017)).value == 1510)


def test_an_arrow_leaves_the_cell_while_typing_over(grid: GridView, qtbot: QtBot) -> None:
    """Typing a figure and the right arrow fills a row."""
    grid.go_to(c4("M", "KOR", 2017))
    type_keys(qtbot, grid, "2", KEY.Key_Right)
    qtbot.waitUntil(lambda: stored(grid, c4("M", "KOR", 2017)).value == 2000)
    assert grid.current_key() == c4("M", "KOR", 2018)


def test_tab_moves_on_and_enter_returns_to_where_the_run_began(grid: GridView, qtbot: QtBot) -> None:
    """A row is filled by Tab, the next one begins under the first."""
    grid.go_to(c4("M", "JPN", 2017))
    type_keys(qtbot, grid, "1", KEY.Key_Tab)
    qtbot.waitUntil(lambda: grid.current_key() == c4("M", "JPN", 2018))
    type_keys(qtbot, grid, "2", KEY.Key_Return)
    qtbot.waitUntil(lambda: grid.current_key() == c4("M", "KOR", 2017))


def test_tab_skips_what_is_not_asked_and_wraps(grid: GridView, qtbot: QtBot) -> None:
    """Hatched cells are no stop; the end of a row leads to the next."""
    grid.go_to(c4("M", "TOTAL", 2023))
    qtbot.keyClick(grid, KEY.Key_Tab)
    assert grid.current_key() == c4("M", "HKG", 2021)
    qtbot.keyClick(grid, KEY.Key_Backtab)
    assert grid.current_key() == c4("M", "TOTAL", 2023)


def test_delete_empties_and_keeps_the_note(grid: GridView, qtbot: QtBot) -> None:
    """Empty is not zero and not a letter; a remark outlives its figure."""
    key = c4("M", "KOR", 2017)
    place = grid.table.state
    assert place is not None
    row, column = place.place(key) or (-1, -1)
    grid.table.put(((row, column, Observation(value=1531, decimals=3, note="as printed")),), "Note in {table}")
    grid.go_to(key)
    qtbot.keyClick(grid, KEY.Key_Delete)
    assert stored(grid, key) == Observation(note="as printed")


def test_delete_of_a_selection_is_one_step(grid: GridView, session: Session) -> None:
    """Undo brings all of it back at once."""
    grid.go_to(c4("M", "JPN", 2017))
    grid.selectRow(grid.currentIndex().row())
    places = grid.selected_places()
    grid.table.clear(places)
    assert stored(grid, c4("M", "JPN", 2018)).is_blank
    session.undo()
    assert stored(grid, c4("M", "JPN", 2018)).value == 1585


def test_a_letter_alone_is_a_missing_code(grid: GridView, qtbot: QtBot) -> None:
    """Small or capital, N stands for not available."""
    grid.go_to(c4("M", "SGP", 2021))
    type_keys(qtbot, grid, "n")
    qtbot.waitUntil(lambda: stored(grid, c4("M", "SGP", 2021)).status == "N")
    assert stored(grid, c4("M", "SGP", 2021)).value is None


def test_a_letter_after_a_figure_is_a_flag(grid: GridView, qtbot: QtBot) -> None:
    """12.4 e is an estimate."""
    grid.go_to(c4("M", "THA", 2023))
    type_keys(qtbot, grid, "12.4 e")
    qtbot.waitUntil(lambda: stored(grid, c4("M", "THA", 2023)).status == "E")
    assert stored(grid, c4("M", "THA", 2023)).value == 12_400


def test_unreadable_text_is_kept_and_marked(grid: GridView, qtbot: QtBot) -> None:
    """What is typed is never thrown away."""
    key = c4("M", "THA", 2023)
    grid.go_to(key)
    type_keys(qtbot, grid, "about 12")
    qtbot.waitUntil(lambda: stored(grid, key).text == "about 12")
    index = grid.table.index_of(key)
    assert "cannot be read" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_country_is_named_where_a_figure_is_typed(grid: GridView, qtbot: QtBot) -> None:
    """Typing into a hatched cell of a country names it in that year."""
    key = c4("M", "THA", 2021)
    grid.go_to(key)
    type_keys(qtbot, grid, "1")
    qtbot.waitUntil(lambda: stored(grid, key).value == 1000)
    view = grid.table._session.workspace.table_view(SOURCE, C4)
    year = next(year for year in view.years if year.qtable.year == 2021)
    assert "CDS_DES_THA" in year.named


def open_popup(screen: TableScreen, qtbot: QtBot) -> ChoicePopup:
    """The small question at the cell."""
    qtbot.waitUntil(lambda: bool(screen.findChildren(ChoicePopup)))
    return screen.findChildren(ChoicePopup)[-1]


@pytest.fixture
def french(speak: Callable[[str], None], screen: TableScreen) -> GridView:
    """The table in French, where the point is no sign of a number."""
    speak("fr")
    screen.model.open(SOURCE, C4)
    screen.grid.go_to(c4("M", "THA", 2023))
    return screen.grid


@pytest.mark.parametrize(("key", "value"), [(KEY.Key_1, 1234), (KEY.Key_2, 1_234_000)])
def test_an_ambiguous_number_is_asked_for(
    french: GridView, screen: TableScreen, qtbot: QtBot, key: Qt.Key, value: int
) -> None:
    """1.234 against the French style has two readings; one key chooses."""
    type_keys(qtbot, french, "1.234")
    qtbot.keyClick(open_popup(screen, qtbot), key)
    qtbot.waitUntil(lambda: stored(french, c4("M", "THA", 2023)).value == value)


def test_leaving_the_question_keeps_the_text(french: GridView, screen: TableScreen, qtbot: QtBot) -> None:
    """No answer is no guess."""
    type_keys(qtbot, french, "1.234")
    open_popup(screen, qtbot).close()
    qtbot.waitUntil(lambda: stored(french, c4("M", "THA", 2023)).text == "1.234")


def test_arrows_move_as_seen_from_right_to_left(
    screen: TableScreen, qtbot: QtBot, speak: Callable[[str], None]
) -> None:
    """With years running to the left, the left arrow leads to the next year, also out of an editor."""
    speak("ar")
    screen.grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    screen.grid.go_to(c4("M", "KOR", 2017))
    qtbot.keyClick(screen.grid, KEY.Key_Left)
    assert screen.grid.current_key() == c4("M", "KOR", 2018)
    type_keys(qtbot, screen.grid, "2", KEY.Key_Left)
    qtbot.waitUntil(lambda: screen.grid.current_key() == c4("M", "KOR", 2019))


def test_the_filter_hides_rows_and_going_to_one_shows_it(grid: GridView) -> None:
    """Nothing is changed in the table; a jump is never blocked by the filter."""
    grid.filter_rows("thai")
    assert len(grid.visible_rows()) == 3
    assert grid.go_to(c4("M", "KOR", 2017))
    assert len(grid.visible_rows()) == len(grid.table.state.rows if grid.table.state else ())
    grid.filter_rows("thai")
    grid.go_to_row(0)
    assert grid.currentIndex().row() == 0


def test_a_cell_that_is_not_in_the_table_is_not_gone_to(grid: GridView) -> None:
    """The caller opens the right table first."""
    assert not grid.go_to(c1("T", "TOTAL", 2010))


def test_next_and_previous_empty_cell(grid: GridView) -> None:
    """Ctrl+F8 walks through what is still to do."""
    grid.go_to(c4("T", "TOTAL", 2014))
    assert grid.step_empty(1)
    assert grid.current_key() == c4("T", "X", 2021)
    assert not grid.step_empty(-1)


def test_ctrl_and_wheel_zoom(grid: GridView, qtbot: QtBot) -> None:
    """As everywhere."""
    with qtbot.waitSignal(grid.wants_zoom) as asked:
        send_wheel(grid, 120, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [1]
    with qtbot.assertNotEmitted(grid.wants_zoom):
        send_wheel(grid, 120, Qt.KeyboardModifier.NoModifier)


def send_wheel(grid: GridView, turn: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the grid."""
    spot = QPointF(grid.viewport().rect().center())
    event = QWheelEvent(
        spot,
        grid.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(grid.viewport(), event)


def test_the_current_cell_survives_a_change_of_years(grid: GridView, session: Session) -> None:
    """A new year column must not throw the person to the top."""
    grid.go_to(c4("M", "KOR", 2017))
    source = session.workspace.source(SOURCE)
    session.execute(EditSource(replace(source, years=(*source.years, 2024))))
    assert grid.current_key() == c4("M", "KOR", 2017)
    assert grid.table.columnCount() == 11


def test_labels_stay_readable_while_scrolled(grid: GridView, qtbot: QtBot) -> None:
    """The group label is painted in the part of its span that is in sight."""
    grid.resize(900, 200)
    grid.verticalScrollBar().setValue(60)
    qtbot.waitUntil(lambda: grid.verticalScrollBar().value() == 60)
    header = grid.rows.grab().toImage()
    left = grid.rows.widths[0]
    dark = sum(header.pixelColor(x, y).lightness() < 110 for x in range(left - 2) for y in range(2, 26))
    assert dark > 20


def test_the_frame_is_painted_in_the_colour_of_the_focus(grid: GridView, qtbot: QtBot, look: Look) -> None:
    """With the focus in another pane the frame turns grey."""
    grid.go_to(c4("M", "KOR", 2017))
    grid.setFocus()
    qtbot.waitUntil(lambda: frame_color(grid) == look.tokens.focus.lower())
    grid.clearFocus()
    qtbot.waitUntil(lambda: frame_color(grid) == look.tokens.text2.lower())


def frame_color(grid: GridView) -> str:
    """Colour of the frame of the current cell."""
    rect = grid.visualRect(grid.currentIndex())
    return grid.viewport().grab().toImage().pixelColor(rect.left() + 1, rect.center().y()).name()


def editor_of(grid: GridView) -> CellEditor:
    """The open line."""
    editor = grid.open_editor()
    assert editor is not None
    return editor


def test_an_input_method_opens_the_editor(grid: GridView, qtbot: QtBot) -> None:
    """Khmer digits may come composed, not as keys; they replace what stands there."""
    grid.go_to(c4("M", "KOR", 2017))
    composing = QInputMethodEvent("២", [])
    QCoreApplication.sendEvent(grid, composing)
    done = QInputMethodEvent()
    done.setCommitString("២៣")
    QCoreApplication.sendEvent(grid, done)
    assert editor_of(grid).text() == "២៣"
    qtbot.keyClick(editor_of(grid), KEY.Key_Return)
    assert stored(grid, c4("M", "KOR", 2017)).value == 23_000


def test_a_minus_is_refused_with_its_reason_and_kept(grid: GridView, session: Session, qtbot: QtBot) -> None:
    """At once, and nothing is dropped."""
    grid.go_to(c4("M", "THA", 2023))
    with qtbot.waitSignal(session.bus.did_tell) as told:
        type_keys(qtbot, grid, "-5")
    assert "below zero" in told.args[0]
    assert stored(grid, c4("M", "THA", 2023)).text == "-5"


def lock(session: Session) -> None:
    """Freeze the figures in a package."""
    package = Submission(
        "ILMS_KHM-01_2026_S0001", "ab" * 32, "khm-01", 1, None, SubmissionKind.FULL, START, "f.zip", "cd" * 32, 280
    )
    session.execute(RecordSubmission(package))


@pytest.mark.parametrize("key", [KEY.Key_5, KEY.Key_F2, KEY.Key_Delete])
def test_a_locked_year_says_why_it_cannot_be_changed(
    grid: GridView, session: Session, qtbot: QtBot, key: Qt.Key
) -> None:
    """Typing is refused in words, the current cell stays, nothing changes."""
    grid.go_to(c4("M", "KOR", 2017))
    lock(session)
    before = session.workspace.journal_head()
    with qtbot.waitSignal(session.bus.did_fail) as told:
        qtbot.keyClick(grid, key)
    assert (told.args[0].code, told.args[0].context["package"]) == ("locked", "S0001")
    assert grid.open_editor() is None
    assert grid.current_key() == c4("M", "KOR", 2017)
    assert session.workspace.journal_head() == before


def double_click(grid: GridView, qtbot: QtBot) -> None:
    """Two presses on the current cell."""
    spot = grid.visualRect(grid.currentIndex()).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_double_click_on_a_locked_cell_says_so_too(grid: GridView, session: Session, qtbot: QtBot) -> None:
    """However the editor is asked for."""
    grid.go_to(c4("M", "KOR", 2017))
    lock(session)
    with qtbot.waitSignal(session.bus.did_fail):
        double_click(grid, qtbot)
    assert grid.open_editor() is None


def test_a_double_click_edits_inside(grid: GridView, qtbot: QtBot) -> None:
    """As F2 does."""
    grid.go_to(c4("M", "KOR", 2017))
    double_click(grid, qtbot)
    assert (editor_of(grid).text(), editor_of(grid).types_over) == ("1.531", False)


def test_a_text_that_is_refused_comes_back_into_its_cell(grid: GridView, session: Session, qtbot: QtBot) -> None:
    """A sixth country is too many: the reason is said, the figure stays in the open cell."""
    state = grid.table.state
    assert state is not None
    full = next(year for year in state.years if len(year.named) == 5)
    other = next(code for code in ("THA", "SGP", "HKG", "JPN", "MYS") if f"CDS_DES_{code}" not in full.named)
    key = c4("M", other, full.qtable.year)
    grid.go_to(key)
    with qtbot.waitSignal(session.bus.did_fail):
        type_keys(qtbot, grid, "4.5")
    qtbot.waitUntil(lambda: grid.open_editor() is not None)
    assert (grid.current_key(), editor_of(grid).text()) == (key, "4.5")
    assert not grid.finish_editing()
    qtbot.waitUntil(lambda: grid.open_editor() is not None)
    qtbot.keyClick(editor_of(grid), KEY.Key_Escape)
    assert grid.finish_editing()
    assert stored(grid, key).is_blank


def test_what_is_being_typed_is_stored_before_the_table_changes(
    grid: GridView, screen: TableScreen, qtbot: QtBot
) -> None:
    """Another table throws every editor away."""
    grid.go_to(c4("M", "KOR", 2017))
    type_keys(qtbot, grid, "2.5", end=None)
    screen.open(SOURCE, A5)
    assert stored(grid, c4("M", "KOR", 2017)).value == 2500


def test_an_ambiguous_text_is_kept_when_there_is_no_time_to_ask(french: GridView, qtbot: QtBot) -> None:
    """A question over another table would store its answer in the wrong place."""
    type_keys(qtbot, french, "1.234", end=None)
    assert french.finish_editing()
    assert stored(french, c4("M", "THA", 2023)).text == "1.234"


def test_enter_may_go_to_the_next_year(grid: GridView, look: Look, qtbot: QtBot) -> None:
    """By choice, also out of the editor; back with Shift."""
    look.wear(replace(look.taste, enter_moves="right"))
    grid.go_to(c4("M", "KOR", 2017))
    type_keys(qtbot, grid, "2")
    assert grid.current_key() == c4("M", "KOR", 2018)
    qtbot.keyClick(grid, KEY.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    assert grid.current_key() == c4("M", "KOR", 2017)
    look.wear(replace(look.taste, enter_moves="down"))


def test_an_arrow_ends_a_run_of_tabs(grid: GridView, qtbot: QtBot) -> None:
    """Enter returns only to the beginning of a run that is still going on."""
    grid.go_to(c4("M", "JPN", 2017))
    qtbot.keyClick(grid, KEY.Key_Tab)
    qtbot.keyClick(grid, KEY.Key_Right)
    qtbot.keyClick(grid, KEY.Key_Return)
    assert grid.current_key() == c4("M", "KOR", 2019)


def test_coordinates_stand_beside_labels_and_years(grid: GridView, look: Look) -> None:
    """Row numbers and column letters by choice; labels and years keep their room."""
    width, height = grid.rows.width(), grid.columns.height()
    look.wear(replace(look.taste, coordinates=True))
    assert grid.rows.width() > width
    assert grid.columns.sizeHint().height() > height
    assert not grid.grab().isNull()
    look.wear(replace(look.taste, coordinates=False))
    assert grid.rows.width() == width


def test_a_screen_reader_hears_the_cell_its_row_and_its_year(grid: GridView, session: Session) -> None:
    """Table, row, year, value, findings in one sentence; headers have names of their own."""
    whole = QAccessible.queryAccessibleInterface(grid)
    index = grid.table.index_of(c4("M", "KOR", 2017))
    row, column = index.row() + 1, index.column() + 1
    width = grid.table.columnCount() + 1

    def name(line: int, place: int) -> str:
        """What is read for a cell; line 0 holds the years, place 0 the labels of the rows."""
        return bare(whole.child(line * width + place).text(QAccessible.Text.Name))

    assert name(row, column).startswith("C4, Male, ")
    assert "2017, 1,531 persons" in name(row, column)
    assert name(row, 0) == row_words(session.workspace.edition, c4("M", "KOR", 2017))
    assert name(0, column).startswith("2017, ")
    assert grid.rows.accessibleName()
    assert grid.columns.accessibleName()


def test_menu_key_and_right_click_ask_for_the_menu(grid: GridView, qtbot: QtBot) -> None:
    """Where the cell is, not where the pointer happens to be."""
    grid.go_to(c4("M", "KOR", 2017))
    for key, keys in ((KEY.Key_Menu, Qt.KeyboardModifier.NoModifier), (KEY.Key_F10, Qt.KeyboardModifier.ShiftModifier)):
        with qtbot.waitSignal(grid.wants_menu) as asked:
            qtbot.keyClick(grid, key, keys)
        rect = grid.visualRect(grid.currentIndex())
        assert grid.viewport().mapFromGlobal(asked.args[0]) == rect.bottomLeft()
    spot = QPoint(30, 30)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, grid.viewport().mapToGlobal(spot))
    with qtbot.waitSignal(grid.wants_menu):
        QCoreApplication.sendEvent(grid.viewport(), event)


def test_page_down_takes_a_screen(grid: GridView, qtbot: QtBot) -> None:
    """A row stays in sight."""
    grid.go_to(c4("T", "TOTAL", 2017))
    qtbot.keyClick(grid, KEY.Key_PageDown)
    assert grid.currentIndex().row() == max(1, grid.viewport().height() // grid._look.row_height - 1)


def test_a_table_without_rows_in_sight_takes_every_key(grid: GridView, qtbot: QtBot) -> None:
    """A filter that nothing passes leaves nowhere to go."""
    grid.filter_rows("no such country")
    for key in (KEY.Key_Down, KEY.Key_Return, KEY.Key_Tab, KEY.Key_PageDown):
        qtbot.keyClick(grid, key)
    assert not grid.step_empty(1)
