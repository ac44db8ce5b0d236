"""The report of an import as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.report_model import ReportModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


def test_lines_of_three_texts(qtmodeltester: ModelTester) -> None:
    """Empty texts are not read aloud."""
    model = ReportModel()
    model.show_lines((("Line 2 is refused", "not a number", ""),))
    qtmodeltester.check(model)
    index = model.index(0)
    assert index.data() == "Line 2 is refused"
    assert index.data(LINES_ROLE)[1] == "not a number"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Line 2 is refused, not a number"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
