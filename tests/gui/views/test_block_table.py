"""Selecting works as in Excel: the current cell stays where it began, by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.views.grid_view import GridView

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(screen: TableScreen) -> GridView:
    """Table C4 with the men in Korea, 2017, current."""
    screen.grid.go_to(c4("M", "KOR", 2017))
    return screen.grid


def spot(grid: GridView, key: ObservationKey) -> QPoint:
    """Middle of a cell in the viewport."""
    return grid.visualRect(grid.table.index_of(key)).center()


def keys(grid: GridView) -> set[ObservationKey]:
    """Keys of the selected cells."""
    assert grid.table.state is not None
    return {grid.table.state.key(*place) for place in grid.selected_places()}


def test_shift_and_arrows_extend_and_come_back(grid: GridView, qtbot: QtBot) -> None:
    """The current cell stays, so that a fill repeats the cell one began with."""
    qtbot.keyClick(grid, KEY.Key_Right, SHIFT)
    qtbot.keyClick(grid, KEY.Key_Down, SHIFT)
    assert grid.current_key() == c4("M", "KOR", 2017)
    assert keys(grid) == {c4("M", country, year) for country in ("KOR", "SGP") for year in (2017, 2018)}
    qtbot.keyClick(grid, KEY.Key_Up, SHIFT)
    assert keys(grid) == {c4("M", "KOR", 2017), c4("M", "KOR", 2018)}
    qtbot.keyClick(grid, KEY.Key_Down)
    assert keys(grid) == {c4("M", "SGP", 2017)}


def test_dragging_selects_a_block(grid: GridView) -> None:
    """And leaves the current cell where the button went down."""
    viewport = grid.viewport()
    QTest.mousePress(viewport, LEFT, pos=spot(grid, c4("M", "JPN", 2018)))
    QTest.mouseMove(viewport, spot(grid, c4("M", "KOR", 2019)))
    QTest.mouseRelease(viewport, LEFT, pos=spot(grid, c4("M", "KOR", 2019)))
    assert grid.current_key() == c4("M", "JPN", 2018)
    assert keys(grid) == {c4("M", country, year) for country in ("JPN", "KOR") for year in (2018, 2019)}


def test_shift_and_click_extends(grid: GridView, qtbot: QtBot) -> None:
    """From the current cell."""
    qtbot.mouseClick(grid.viewport(), LEFT, SHIFT, spot(grid, c4("M", "KOR", 2015)))
    assert grid.current_key() == c4("M", "KOR", 2017)
    assert keys(grid) == {c4("M", "KOR", year) for year in (2015, 2016, 2017)}


def test_ctrl_and_click_adds_a_cell(grid: GridView, qtbot: QtBot) -> None:
    """Qt's own habit stays."""
    qtbot.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, spot(grid, c4("M", "KOR", 2020)))
    assert keys(grid) == {c4("M", "KOR", 2017), c4("M", "KOR", 2020)}


def test_rows_years_and_the_whole_table(grid: GridView) -> None:
    """The current cell stays in every case."""
    assert grid.table.state is not None
    rows, years = len(grid.table.state.rows), len(grid.table.state.years)
    grid.select_rows()
    assert keys(grid) == {c4("M", "KOR", year) for year in range(2014, 2024)}
    grid.go_to(c4("M", "KOR", 2017))
    grid.select_columns()
    assert {key.qtable.year for key in keys(grid)} == {2017}
    assert len(keys(grid)) == rows
    grid.select_all_cells()
    assert len(keys(grid)) == rows * years
    assert grid.current_key() == c4("M", "KOR", 2017)


def test_what_a_filter_hides_is_not_selected(grid: GridView) -> None:
    """Nothing is changed that is not seen."""
    grid.filter_rows("korea")
    grid.select_all_cells()
    assert {key.cell.klass for key in keys(grid)} == {"CDS_DES_KOR"}


def test_letters_go_only_where_something_is_to_be_typed(grid: GridView) -> None:
    """A total that is computed and a cell that is not asked keep out of a block, but not when meant alone."""
    grid.select_columns()
    assert grid.table.state is not None
    assert all(grid.table.state.is_tab_stop(*place) for place in grid.places_to_fill())
    grid.go_to(c4("M", "THA", 2021))
    assert len(grid.places_to_fill()) == 1


@pytest.mark.parametrize("header", ["rows", "columns"])
def test_a_click_on_a_header_selects_its_row_or_year(grid: GridView, qtbot: QtBot, header: str) -> None:
    """Keys may be taken by an input method; the headers are not."""
    index = grid.table.index_of(c4("M", "KOR", 2017))
    view = grid.rows if header == "rows" else grid.columns
    section = index.row() if header == "rows" else index.column()
    along = view.sectionViewportPosition(section) + view.sectionSize(section) - 6
    place = QPoint(view.width() - 4, along) if header == "rows" else QPoint(along, 4)
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    assert len(grid.selected_places()) == (10 if header == "rows" else grid.table.rowCount())


def test_one_move_is_told_once(grid: GridView, qtbot: QtBot) -> None:
    """Sum, panel and history are read once a step."""
    told: list[object] = []
    grid.did_move.connect(lambda: told.append(grid.current_key()))
    qtbot.keyClick(grid, KEY.Key_Down)
    assert told == [c4("M", "SGP", 2017)]
