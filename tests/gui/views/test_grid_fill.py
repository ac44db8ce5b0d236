"""A fill is one step with a name, and says what it did, what it passed over, or why it did nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.views import grid_fill
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.grid_view import GridView


@pytest.fixture
def grid(screen: TableScreen) -> GridView:
    """Table C4 with the men in Korea, 2017, current."""
    screen.grid.go_to(c4("M", "KOR", 2017))
    return screen.grid


def reach(grid: GridView, rows: int, years: int) -> None:
    """Select from the current cell on."""
    current = grid.currentIndex()
    first = (current.row(), current.column())
    grid.select_block(first, (first[0] + rows - 1, first[1] + years - 1))


def test_a_fill_is_one_named_step(grid: GridView, session: Session) -> None:
    """Undo brings every cell back at once."""
    reach(grid, 2, 2)
    told = grid_fill.fill_down(grid)
    assert (told.text, told.is_done) == ("2 cells filled.", True)
    label = session.workspace.undo_status().undo
    assert label is not None
    assert words.step_words(label) == "Fill down 2 cells in C4"
    session.undo()
    assert session.workspace.observation(c4("M", "SGP", 2017)).value != 1531


def test_cells_that_were_passed_over_are_counted(grid: GridView, session: Session) -> None:
    """Somebody who fills ten cells and gets eight must know."""
    grid.go_to(c4("M", "SGP", 2021))
    grid.table.clear(((0, grid.currentIndex().column()),))
    grid.select_columns()
    told = grid_fill.fill_with(grid, Observation(value=1000))
    assert "left as" in told.text
    assert session.workspace.observation(c4("M", "SGP", 2021)).value == 1000


@pytest.mark.parametrize(
    ("how", "words_of_it"),
    [
        (grid_fill.fill_down, "nothing above"),
        (grid_fill.fill_right, "no earlier year"),
        (grid_fill.fill_selection, "Only this cell"),
    ],
)
def test_with_nothing_to_fill_from_it_says_what_to_select(
    grid: GridView, session: Session, how: Callable[[GridView], grid_fill.Told], words_of_it: str
) -> None:
    """No key is dead."""
    grid.go_to(c4("T", "TOTAL", 2014))
    before = session.workspace.journal_head()
    told = how(grid)
    assert words_of_it in told.text
    assert not told.is_done
    assert session.workspace.journal_head() == before


def test_what_stands_there_already_is_no_step(grid: GridView, session: Session) -> None:
    """The history stays free of steps that changed nothing."""
    grid_fill.fill_right(grid)
    before = session.workspace.journal_head()
    assert "already" in grid_fill.fill_right(grid).text
    assert session.workspace.journal_head() == before


def test_only_cells_that_are_not_to_be_typed_in(grid: GridView) -> None:
    """They are named, nothing else is said."""
    grid.go_to(c4("M", "THA", 2021))
    assert grid_fill.fill_with(grid, Observation(value=1000)).text.startswith("1 cell was left as it is")


def test_a_text_that_is_no_figure_fills_and_says_why(grid: GridView) -> None:
    """It is kept and marked in every cell, as when typed into one."""
    reach(grid, 2, 1)
    assert "below zero" in grid_fill.fill_with(grid, Observation(text="-5")).text


def test_an_ambiguous_text_is_asked_for_once(
    screen: TableScreen, session: Session, qtbot: QtBot, speak: Callable[[str], None]
) -> None:
    """And the answer goes into every selected cell."""
    from PySide6.QtCore import Qt

    from ilms_desktop.ui.views.choice_popup import ChoicePopup

    speak("fr")
    screen.model.open(SOURCE, C4)
    screen.grid.go_to(c4("M", "KOR", 2017))
    reach(screen.grid, 2, 1)
    qtbot.keyClicks(screen.grid, "1")
    editor = screen.grid.open_editor()
    assert editor is not None
    qtbot.keyClicks(editor, ".234")
    screen.fill_selection()
    qtbot.keyClick(screen.findChildren(ChoicePopup)[-1], Qt.Key.Key_2)
    for key in (c4("M", "KOR", 2017), c4("M", "SGP", 2017)):
        assert session.workspace.observation(key).value == 1_234_000
