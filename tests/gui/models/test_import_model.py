"""Rows of an import and the parts they go to, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.import_model import ImportModel, PartsModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.import_lines import Show
from tests.gui.presenters.test_import_lines import lines_of

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_row_is_read_aloud_as_a_whole(workspace: Workspace) -> None:
    """What, where, which figure, what becomes of it."""
    told = lines_of(workspace, ("FX:14128", "M", 2017, "1.532"))
    model = ImportModel()
    assert model.rowCount() == 0
    model.show_lines(told, told.by_show[Show.CHANGED])
    said = bare(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert said == "changed, Line 2, C4 · Male, Republic of Korea · 2017, 1.531 → 1.532"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "What"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None


def test_the_first_part_is_everything(workspace: Workspace) -> None:
    """And no part is chosen by it."""
    model = PartsModel()
    assert model.rowCount() == 0
    model.show_parts(lines_of(workspace, ("FX:14128", "M", 2017, "1.532"), ("FX:14128", "M", 2018, "3.728")))
    assert model.rowCount() == 3
    assert model.part(model.index(0, 0)) is None
    part = model.part(model.index(2, 0))
    assert part is not None
    assert part.year == 2018
    assert [bare(text) for text in model.texts(0)] == ["All", "", "", "", "1", "1"]
