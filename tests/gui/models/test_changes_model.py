"""What a step changed as a model: cells, then everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.models.changes_model import ChangesModel
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import C1, C4, c4

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ilms_desktop.ui.session import Session

KOREA, NEPAL = c4("M", "KOR", 2017), c4("M", "NPL", 2017)


def test_place_before_and_after_of_everything(session: Session, qtmodeltester: ModelTester) -> None:
    """A country that was named on the way stands below the cells."""
    command = SetObservations(((KOREA, Observation(status="N")), (NEPAL, Observation(500, 1))), Label("Type"))
    entry = session.workspace.execute(command).entry
    model = ChangesModel(session, ("Where", "Before", "After"))
    model.show_changes(session.workspace.step_changes(entry))
    qtmodeltester.check(model)
    rows = [[bare(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]
    assert rows[:2] == [
        ["C4 · Male, Republic of Korea · 2017", "1.531", "N"],
        ["C4 · Male, Nepal · 2017", "empty", "0.5"],
    ]
    assert rows[2][1:] == ["nothing", "Nepal"]
    assert [model.key(model.index(row, 0)) for row in range(3)] == [KOREA, NEPAL, None]
    spoken = bare(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "C4 · Male, Republic of Korea · 2017, Before: 1.531, After: N"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Before"
    assert model.data(QModelIndex()) is None
    assert model.key(QModelIndex()) is None
    model.show_changes(model.changes, C4)
    assert model.rowCount() == 2
    model.show_changes(model.changes, C1)
    assert model.rowCount() == 0
