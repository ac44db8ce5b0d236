"""The history of a cell as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.ui.models.history_model import LINES_ROLE, HistoryModel
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ilms_desktop.workspace.workspace import Workspace


def test_newest_first_with_before_and_after(workspace: Workspace, qtmodeltester: ModelTester) -> None:
    """Who changed what, when, by which step."""
    key = c4("M", "KOR", 2017)
    workspace.execute(
        SetObservations(((key, BLANK),), Label("Clear {count} cells in {table}", {"count": "1", "table": "C4"}))
    )
    model = HistoryModel()
    model.show_entries(workspace.history(key))
    qtmodeltester.check(model)
    change, step, who = (bare(text) for text in model.index(0).data(LINES_ROLE))
    assert change == "1.531 → empty"
    assert step == "Clear 1 cells in C4"
    assert who.startswith("Sok Dara")
    assert bare(model.index(1).data()) == "empty → 1.531"
    assert bare(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)).startswith("1.531 → empty, Clear")
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
