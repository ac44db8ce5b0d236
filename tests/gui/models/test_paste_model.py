"""The preview of a paste as a table of Qt: labels, pairs, remarks; each cell has its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.paste_model import ACCESSIBLE, ALIGNMENT, CELL_ROLE, DISPLAY, READ_ROLE, TOOLTIP, PasteModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.paste_options import Align
from tests.gui.presenters.test_paste_lines import LABELLED, lines

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def model(workspace: Workspace) -> PasteModel:
    """The labelled block."""
    made = PasteModel()
    made.show_lines(lines(workspace, LABELLED, align=Align.LABELS))
    return made


def test_the_model_keeps_qts_rules(model: PasteModel, qtmodeltester: ModelTester) -> None:
    """Qt's own tester."""
    qtmodeltester.check(model)


def test_columns_are_labels_pairs_and_remarks(model: PasteModel) -> None:
    """Pasted and read beside each other."""
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == [
        "Row in the sheet",
        "Row in the table",
        "2022 · pasted",
        "read as",
        "2023 · pasted",
        "read as",
        "Remarks",
    ]
    row = [bare(str(model.index(1, column).data(DISPLAY))) for column in range(model.columnCount())]
    assert row[:6] == ["Thaïlande", "Male, Thailand", "about", "refused", "24", "24"]
    assert "is not a number" in row[6]


def test_each_cell_says_its_sentence(model: PasteModel) -> None:
    """In the tooltip and to a screen reader."""
    index = model.index(1, 3)
    assert bare(index.data(ACCESSIBLE)).startswith("Male, Thailand, 2022: pasted “about”, refused")
    assert "<p>" in index.data(TOOLTIP)
    assert model.index(1, 0).data(ACCESSIBLE) == "Thaïlande"
    assert index.data(CELL_ROLE) is model.cell_at(index)
    assert index.data(READ_ROLE)
    assert not model.index(1, 2).data(READ_ROLE)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_figures_stand_at_the_right_and_labels_where_reading_begins(model: PasteModel) -> None:
    """Also in the header."""
    assert model.index(0, 2).data(ALIGNMENT) & Qt.AlignmentFlag.AlignRight
    assert not model.index(0, 0).data(ALIGNMENT) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(2, Qt.Orientation.Horizontal, ALIGNMENT) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(2, Qt.Orientation.Horizontal, TOOLTIP) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_an_empty_model_has_nothing() -> None:
    """Before a plan is shown."""
    model = PasteModel()
    assert (model.rowCount(), model.columnCount(), model.lines) == (0, 0, None)
    assert model.data(QModelIndex()) is None
    assert model.cell_at(QModelIndex()) is None
