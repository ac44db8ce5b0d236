"""A table of lines for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.ui.views.plain_table import PlainTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex


class Numbers(QAbstractTableModel):
    """A hundred thousand rows that count how often they are asked."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows
        self.asked: set[int] = set()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else self.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Two columns."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number of the row."""
        self.asked.add(index.row())
        return str(index.row()) if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def table(look: Look, qtbot: QtBot) -> PlainTable:
    """A table of many rows."""
    made = PlainTable(look, "Numbers", Numbers(100_000), widths=(80, 0))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_only_rows_in_sight_are_asked_for(table: PlainTable) -> None:
    """A list opens at once, however long it is."""
    model = table.model()
    assert isinstance(model, Numbers)
    table.grab()
    assert 0 < len(model.asked) < 60
    table.show_row(90_000)
    table.grab()
    assert 90_000 in model.asked
    assert len(model.asked) < 120


def test_keys_move_choose_and_tick(table: PlainTable, qtbot: QtBot) -> None:
    """Whole rows are chosen; Tab leaves the table."""
    with qtbot.waitSignal(table.did_move):
        table.show_row(0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    assert {index.row() for index in table.selectedIndexes()} == {1}
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args[0].row() == 1
    with qtbot.waitSignal(table.wants_tick):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.currentIndex().row() == 1


def test_an_empty_table_has_no_current_row(look: Look, qtbot: QtBot) -> None:
    """And says so, so that buttons can be greyed."""
    table = PlainTable(look, "Nothing", Numbers(0), widths=(80, 0))
    qtbot.addWidget(table)
    with qtbot.waitSignal(table.did_move) as moved:
        table.show_row(0)
    assert not moved.args[0].isValid()
    with qtbot.assertNotEmitted(table.chosen):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_it_can_be_painted_in_both_directions(table: PlainTable, speak: Callable[[str], None]) -> None:
    """The bar of the chosen row stands where reading begins."""
    table.show_row(0)
    table.setFocus()
    for language in ("ar", "en"):
        speak(language)
        assert not table.grab().isNull()


def test_where_there_is_no_room_it_scrolls(table: PlainTable) -> None:
    """The words over the columns stay whole, as at a large zoom; with room the columns share it again."""
    head = table.horizontalHeader()
    needed = [head.sectionSizeHint(column) for column in range(2)]
    table.setFixedWidth(60)
    assert [head.sectionSize(column) >= needed[column] for column in range(2)] == [True, True]
    assert table.horizontalScrollBar().maximum() > 0
    table.setFixedWidth(900)
    assert table.horizontalScrollBar().maximum() == 0
    assert sum(head.sectionSize(column) for column in range(2)) == table.viewport().width()
