"""Completeness in numbers as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont

from ilms_desktop.ui.models.figures_model import FiguresModel
from ilms_desktop.ui.presenters.figure_lines import Column, FigureRow, Figures

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

FIGURES = Figures(
    (Column("Zero", "The figure 0 was entered."),),
    (FigureRow("All tables", ("2",)), FigureRow("By module"), FigureRow("A · Stock", ("2",))),
)
ROLE = Qt.ItemDataRole


def test_numbers_are_read_with_line_and_column(qtmodeltester: ModelTester) -> None:
    """A screen reader says what a number counts; headings stand in bold and hold none."""
    model = FiguresModel()
    bold = QFont()
    bold.setBold(True)
    model.show_figures(FIGURES, bold)
    qtmodeltester.check(model)
    assert (model.index(2, 0).data(), model.index(2, 1).data()) == ("A · Stock", "2")
    assert model.index(2, 1).data(ROLE.AccessibleTextRole) == "A · Stock, Zero, 2"
    assert model.index(2, 0).data(ROLE.AccessibleTextRole) == "A · Stock"
    assert model.index(1, 1).data() == ""
    assert [model.index(row, 0).data(ROLE.FontRole) is not None for row in range(3)] == [True, True, False]
    assert model.index(2, 0).data(ROLE.ToolTipRole) == "A · Stock"
    assert model.index(2, 0).data(ROLE.TextAlignmentRole) != model.index(2, 1).data(ROLE.TextAlignmentRole)
    assert model.data(QModelIndex()) is None


def test_headings_say_what_is_counted() -> None:
    """In full, where the column has no room for it."""
    model = FiguresModel()
    model.show_figures(FIGURES, QFont())
    across = Qt.Orientation.Horizontal
    assert [model.headerData(column, across) for column in (0, 1)] == ["", "Zero"]
    assert model.headerData(1, across, ROLE.ToolTipRole) == "The figure 0 was entered."
    assert model.headerData(0, across, ROLE.AccessibleTextRole) == "What is counted"
    assert model.headerData(0, across, ROLE.ToolTipRole) is None
    assert model.headerData(1, across, ROLE.DecorationRole) is None
    assert model.headerData(0, across, ROLE.TextAlignmentRole) != model.headerData(1, across, ROLE.TextAlignmentRole)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
