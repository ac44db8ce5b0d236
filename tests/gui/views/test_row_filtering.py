"""Filter line, switch for empty rows, and the words about hidden rows agree, whoever changed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.observation import BLANK
from tests.gui.conftest import C1, C4, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session

NOTHING_YET = TableKey("C5", Criterion.NONE)


@pytest.fixture
def with_gaps(screen: TableScreen, session: Session) -> TableScreen:
    """Table C4 in which Malaysia holds nothing."""
    assert screen.model.state is not None
    state = screen.model.state
    cells = [
        (state.key(row, column), BLANK)
        for row in range(len(state.rows))
        for column in range(len(state.years))
        if state.rows[row].label == "Malaysia"
    ]
    session.execute(SetObservations(tuple(cells), Label("Test")))
    return screen


def test_empty_rows_are_hidden_and_counted(with_gaps: TableScreen, qtbot: QtBot) -> None:
    """One click on the switch, one on the button."""
    screen = with_gaps
    qtbot.mouseClick(screen.strip.hide_empty, Qt.MouseButton.LeftButton)
    assert screen.hidden.text.text() == "3 rows are hidden: empty in every year."
    assert screen.hidden.isVisible()
    screen.hidden.button.click()
    assert not screen.strip.hide_empty.isChecked()
    assert screen.hidden.isHidden()
    assert len(screen.grid.visible_rows()) == screen.model.rowCount()


def test_a_cell_that_goes_out_of_sight_hands_over_to_the_next(with_gaps: TableScreen) -> None:
    """There is always a current cell in sight."""
    with_gaps.grid.go_to(c4("M", "MYS", 2017))
    with_gaps.filtering.hide_empty(True)
    key = with_gaps.grid.current_key()
    assert key is not None
    assert key != c4("M", "MYS", 2017)
    assert not with_gaps.grid.isRowHidden(with_gaps.grid.currentIndex().row())


def test_a_hidden_cell_that_is_asked_for_shows_every_row(with_gaps: TableScreen, qtbot: QtBot) -> None:
    """A finding or a gap must never lead nowhere."""
    with_gaps.filtering.hide_empty(True)
    with qtbot.waitSignal(with_gaps.filtering.did_change) as told:
        with_gaps.grid.go_to(c4("M", "MYS", 2017))
    assert told.args == [False]
    assert with_gaps.hidden.isHidden()


def test_another_table_keeps_the_switch_and_drops_the_text(with_gaps: TableScreen) -> None:
    """Labels differ from table to table; the way of looking does not."""
    with_gaps.filtering.hide_empty(True)
    with_gaps.strip.filter.setText("korea")
    with_gaps.open(SOURCE, C1)
    assert with_gaps.strip.filter.text() == ""
    assert with_gaps.strip.hide_empty.isChecked()
    with_gaps.open(SOURCE, NOTHING_YET)
    assert len(with_gaps.grid.visible_rows()) == with_gaps.model.rowCount()
    with_gaps.open(SOURCE, C4)
    assert "empty in every year" in with_gaps.hidden.text.text()


def test_the_same_table_asked_for_again_keeps_the_text(with_gaps: TableScreen) -> None:
    """Walking over findings of one table must not undo a search."""
    with_gaps.strip.filter.setText("korea")
    with_gaps.go_to(c4("M", "KOR", 2017))
    assert with_gaps.strip.filter.text() == "korea"


def test_a_search_in_vain_says_so(screen: TableScreen) -> None:
    """With the button that ends it."""
    screen.strip.filter.setText("atlantis")
    assert "No row of C4 has “atlantis”" in screen.hidden.text.text()
    screen.hidden.button.click()
    assert screen.strip.filter.text() == ""
    assert not screen.strip.grab().isNull()
