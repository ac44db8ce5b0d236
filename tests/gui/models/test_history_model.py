"""The history of a cell as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.ui.models.history_model import LINES_ROLE, HistoryModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.said import figures_of
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ilms_desktop.ui.session import Session


def test_newest_first_with_before_and_after(session: Session, qtmodeltester: ModelTester) -> None:
    """Who changed what, when, by which step."""
    key, workspace = c4("M", "KOR", 2017), session.workspace
    workspace.execute(
        SetObservations(((key, BLANK),), Label("Clear {count} cells in {table}", {"count": "1", "table": "C4"}))
    )
    workspace.undo()
    workspace.redo()
    model = HistoryModel()
    assert model.now == BLANK
    model.show_entries(workspace.history(key), figures_of(workspace.edition, key, session.look.writing))
    qtmodeltester.check(model)
    change, step, who = (bare(text) for text in model.index(2).data(LINES_ROLE))
    assert change == "1.531 → empty"
    assert step == "Clear 1 cells in C4"
    assert who.startswith("Sok Dara")
    assert [model.index(row).data(LINES_ROLE)[1] for row in (0, 1)] == [f"Redo: {step}", f"Undo: {step}"]
    assert bare(model.index(3).data()) == "empty → 1.531"
    assert bare(model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)).startswith("1.531 → empty, Clear")
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.entry(model.index(2)) == workspace.history(key)[1]
