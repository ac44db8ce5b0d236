"""The list of findings as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.findings_model import LINE_ROLE, FindingsModel
from ilms_desktop.ui.presenters.findings_list import ListRequest, lines

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ilms_desktop.workspace.workspace import Workspace


def test_lines_are_read_and_found(workspace: Workspace, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    """Each line says itself to a screen reader: order, place, title, sentence."""
    model = FindingsModel()
    shown = lines(workspace.report(), ListRequest(folded=()), lambda _finding: "place")
    model.show_lines(shown)
    qtmodeltester.check(model)
    index = model.find(workspace.report().findings[0].key)
    line = model.line(index)
    assert line is not None
    assert index.data() == line.title
    assert index.data(LINE_ROLE) is line
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Fix or explain, place, {line.title}")
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Fix or explain, 3"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert not model.find("nothing").isValid()
    assert model.line(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    with qtbot.waitSignal(model.dataChanged):
        model.touch(index)
