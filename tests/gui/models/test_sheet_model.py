"""A foreign sheet is shown as it is; what the mapping takes for labels and figures is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.exchange.formats import open_foreign
from ilms_desktop.ui.models.sheet_model import CellPart, SheetModel
from ilms_desktop.ui.presenters.mapping_draft import first_draft, make_out
from tests.gui.dialogs.test_mapping_dialog import SHEET

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.workspace import Workspace


def test_labels_and_figures_are_marked_and_told(look: Look, workspace: Workspace) -> None:
    """Labels are bold and tinted, what is not read is muted; a screen reader hears it."""
    book = open_foreign(SHEET.encode(), name="emigrants.csv")
    draft, _remarks = first_draft(book, workspace.edition, country="KHM")
    made = make_out(book, draft, workspace.edition, country="KHM")
    model = SheetModel(look)
    assert model.rowCount() == 0
    model.show_sheet(made.sheet, made.fit)
    assert (model.rowCount(), model.columnCount()) == (6, 3)
    assert [model.part_at(0, 0), model.part_at(1, 1)] == [CellPart.OUTSIDE, CellPart.LABEL]
    assert [model.part_at(2, 0), model.part_at(2, 1)] == [CellPart.LABEL, CellPart.FIGURE]
    role = Qt.ItemDataRole
    label, outside = model.index(2, 0), model.index(0, 0)
    assert model.data(label, role.FontRole).bold()
    assert model.data(label, role.BackgroundRole) == look.color("tint2")
    assert model.data(outside, role.ForegroundRole) == look.color("muted")
    assert model.data(label, role.AccessibleTextRole) == "emigrants!A3, Thailand, label"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "C"
    assert model.headerData(2, Qt.Orientation.Vertical) == "3"
    model.show_sheet(made.sheet, None)
    assert model.part_at(2, 1) is CellPart.OUTSIDE
