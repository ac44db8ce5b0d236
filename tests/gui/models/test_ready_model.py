"""The list before sealing as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.ready_model import STATE_ROLE, ReadyModel
from ilms_desktop.ui.presenters.ready_list import Point, State

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


def test_a_point_says_how_it_stands(qtmodeltester: ModelTester) -> None:
    """In words too: the sign is only seen."""
    model = ReadyModel()
    model.show_lines([Point("There is no source", "Add the first one.", State.STOPS)])
    qtmodeltester.check(model)
    index = model.index(0)
    assert index.data() == "There is no source"
    assert index.data(LINES_ROLE)[:2] == ("There is no source", "Add the first one.")
    assert index.data(STATE_ROLE) == State.STOPS
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "stops sealing, There is no source, Add the first one."
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
