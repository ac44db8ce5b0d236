"""The work list as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.gaps_model import CODE_ROLE, GapsModel
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.heat_map import gaps

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ilms_desktop.workspace.workspace import Workspace


def test_a_gap_tells_years_number_and_table(workspace: Workspace, qtmodeltester: ModelTester) -> None:
    """The source is told where there are several."""
    model = GapsModel()
    found = gaps(workspace.edition, workspace.sources(), workspace.completeness())
    model.show_gaps(found, with_source=True)
    qtmodeltester.check(model)
    row = next(row for row, gap in enumerate(found) if gap.code == "C4")
    index = model.index(row)
    assert [bare(text) for text in index.data(LINES_ROLE)] == [
        "2021 · 5 empty",
        "Work · country",
        found[row].source_name,
    ]
    assert index.data(CODE_ROLE) == "C4"
    assert bare(index.data()) == "C4 2021 · 5 empty"
    assert bare(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("C4, 2021 · 5 empty, Work · country")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.line(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    not_begun = next(row for row, gap in enumerate(found) if not gap.started)
    assert "nothing entered yet" in model.index(not_begun).data(LINES_ROLE)[1]
    model.show_gaps(found, with_source=False)
    assert model.index(row).data(LINES_ROLE)[2] == ""
