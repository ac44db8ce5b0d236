"""A table of facts shares its width, keeps its headings whole, and leads where Enter is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from ilms_desktop.ui.models.figures_model import FiguresModel
from ilms_desktop.ui.presenters.figure_lines import Column, FigureRow, Figures
from ilms_desktop.ui.views.facts_table import FactsTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

ROWS = (FigureRow("All tables", ("1", "2")), FigureRow("By module"), FigureRow("A", ("1", "2")))
FIGURES = Figures((Column("Zero", ""), Column("A heading that is longer", "")), ROWS)


@pytest.fixture
def table(look: Look, qtbot: QtBot) -> FactsTable:
    """Two columns of facts."""
    model = FiguresModel()
    made = FactsTable(look, "Figures", model, first=100, others=50)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    qtbot.waitExposed(made)
    model.show_figures(FIGURES, QFont())
    made._fit()
    return made


def test_titles_take_the_room_that_is_left(table: FactsTable) -> None:
    """Where there is none, the table scrolls sideways."""
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()
    assert table.columnWidth(2) > table.columnWidth(1) == 50
    table.resize(150, 200)
    assert table.columnWidth(0) == 100
    assert table.horizontalScrollBar().maximum() > 0


def test_headings_run_across(table: FactsTable) -> None:
    """A heading of lines has no numbers of its own."""
    table.show_heads([1])
    assert (table.columnSpan(1, 0), table.columnSpan(2, 0)) == (3, 1)
    table.show_heads([])
    assert table.columnSpan(1, 0) == 1


def test_enter_chooses_and_arrows_walk(table: FactsTable, qtbot: QtBot) -> None:
    """Without a mouse."""
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args[0].row() == 2
    assert table.accessibleName() == "Figures"


def test_an_empty_model_is_no_trouble(look: Look, qtbot: QtBot) -> None:
    """A file without sources."""
    from ilms_desktop.ui.models.quality_model import QualityModel

    model = QualityModel()
    made = FactsTable(look, "Sources", model, first=100, others=50, wraps=True)
    model.setParent(made)
    qtbot.addWidget(made)
    made.show_heads([0])
    made._fit()
    assert made.horizontalHeader().count() == 0


def test_headings_wrap_where_texts_do(look: Look, qtbot: QtBot) -> None:
    """Names of sources may be long; the head is as high as the longest needs."""
    model = FiguresModel()
    made = FactsTable(look, "Sources", model, first=100, others=50, wraps=True)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(240, 200)
    made.show()
    model.show_figures(FIGURES, QFont())
    made._fit()
    high = made.horizontalHeader().height()
    assert high > look.row_height
    made.resize(900, 200)
    assert made.horizontalHeader().height() < high
