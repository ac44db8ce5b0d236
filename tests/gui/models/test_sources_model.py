"""The list of sources as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.sources_model import COUNTS_ROLE, SourcesModel
from ilms_desktop.ui.presenters.source_lines import ALL, all_line, source_lines
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ilms_desktop.workspace.workspace import Workspace


def test_sources_are_read_and_found(workspace: Workspace, qtmodeltester: ModelTester) -> None:
    """Name, kind and what it fills, with the counts for the ring."""
    model = SourcesModel()
    lines = source_lines(workspace, workspace.completeness())
    model.show_lines((all_line(lines, workspace.completeness()), *lines))
    qtmodeltester.check(model)
    index = model.find(SOURCE)
    line = model.line(index)
    assert line is not None
    assert index.data() == line.name
    assert index.data(LINES_ROLE) == (line.name, line.kind, line.fills)
    assert index.data(COUNTS_ROLE) == line.counts
    assert line.kind in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert not model.find("XX:1").isValid()
    assert (model.find(ALL).row(), model.find(ALL).data(), index.row()) == (0, "All sources", 1)
    assert model.data(QModelIndex()) is None
