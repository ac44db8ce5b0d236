"""All steps as a model: only what is looked at is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.models import steps_model
from ilms_desktop.ui.models.steps_model import StepsModel
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import c4

if TYPE_CHECKING:
    import pytest
    from pytestqt.modeltest import ModelTester

    from ilms_desktop.ui.session import Session

KOREA = c4("M", "KOR", 2017)


def type_often(session: Session, times: int) -> None:
    """Steps in a row."""
    for number in range(times):
        session.workspace.execute(SetObservations(((KOREA, Observation(1000 + number, 3)),), Label("Type {n}")))


def test_a_step_tells_number_moment_person_name_and_size(session: Session, qtmodeltester: ModelTester) -> None:
    """The newest first; a screen reader hears the whole line in its first cell."""
    type_often(session, 1)
    session.undo()
    model = StepsModel(session)
    assert model.rowCount() == 0
    model.show_steps(session.workspace.history_numbers(HistoryFilter()))
    qtmodeltester.check(model)
    texts = [bare(model.index(0, column).data()) for column in range(model.columnCount())]
    number = str(session.workspace.journal_head()[0])
    assert texts[0] == number
    assert texts[2:] == ["Sok Dara", "Undo: Type {n}", "1 cell"]
    assert model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == "Sok Dara, Example office"
    assert bare(model.index(1, 3).data()) == "Type {n} (undone)"
    assert model.index(1, 3).data(Qt.ItemDataRole.ForegroundRole) == session.look.color("muted")
    assert model.index(0, 3).data(Qt.ItemDataRole.ForegroundRole) is None
    assert bare(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)).startswith(f"{number}, ")
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Step"
    assert model.headerData(3, Qt.Orientation.Vertical) is None
    assert model.data(QModelIndex()) is None


def test_far_rows_are_read_in_pages_and_let_go_again(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scrolling through a long history costs what is seen, not what there is."""
    monkeypatch.setattr(steps_model, "PAGE", 3)
    monkeypatch.setattr(steps_model, "_KEPT", 2)
    type_often(session, 9)
    model = StepsModel(session)
    model.show_steps(session.workspace.history_numbers(HistoryFilter()))
    assert model._pages == {}
    last = model.rowCount() - 1
    assert bare(model.index(last, 0).data()) == "1"
    assert list(model._pages) == [last // 3]
    assert model.row_of(1) == last
    assert model.row_of(99_999) is None
    for page in range(3):
        model.line(page * 3)
    assert list(model._pages) == [1, 2]
