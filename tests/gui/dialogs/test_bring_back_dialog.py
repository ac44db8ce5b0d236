"""Cells that hold something else by now are chosen one by one, or left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.model.command import BringBack, Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.bring_back_dialog import BringBackDialog
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.history import BringBackPlan
    from ilms_desktop.ui.session import Session

KOREA, THAILAND, JAPAN, MALAYSIA = (c4("M", code, 2017) for code in ("KOR", "THA", "JPN", "MYS"))


@pytest.fixture
def plan(session: Session) -> BringBackPlan:
    """One cell comes back, one holds it already, two hold something else."""

    def put(*cells: tuple[object, int]) -> int:
        entries = tuple((key, Observation(value, 3)) for key, value in cells)
        changes = session.execute(SetObservations(entries, Label("Type in C4")))  # type: ignore[arg-type]
        assert changes is not None
        return changes.entry

    entry = put((KOREA, 1), (THAILAND, 2), (JAPAN, 3), (MALAYSIA, 4))
    session.undo()
    put((THAILAND, 2), (JAPAN, 33), (MALAYSIA, 44))
    return session.workspace.bring_back_plan(entry)


@pytest.fixture
def dialog(session: Session, plan: BringBackPlan, qtbot: QtBot) -> BringBackDialog:
    """The question."""
    made = BringBackDialog(session, plan)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_what_comes_back_by_itself(dialog: BringBackDialog, qtmodeltester: ModelTester) -> None:
    """Old, now, and what it would be, of the cells that are asked about."""
    told = bare(dialog.told.text())
    assert "1 cell still holds what it held and is brought back." in told
    assert "1 cell holds it already." in told
    assert "2 cells were changed since" in told
    assert bare(dialog.back.text()) == "Bring back 1 cell"
    qtmodeltester.check(dialog.model)
    values = [[bare(dialog.model.index(row, column).data()) for column in (1, 2, 3)] for row in range(2)]
    assert [row[1:] for row in values] == [["0.033", "0.003"], ["0.044", "0.004"]]
    spoken = bare(dialog.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith("Now: 0.033, Would be: 0.003")
    assert dialog.model.headerData(2, Qt.Orientation.Horizontal) == "Now"
    assert dialog.model.data(QModelIndex()) is None


def test_cells_are_chosen_by_key_and_by_tick(dialog: BringBackDialog, plan: BringBackPlan, qtbot: QtBot) -> None:
    """The button counts; what is not ticked is left."""
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert bare(dialog.back.text()) == "Bring back 2 cells"
    first = dialog.model.index(0, 0)
    assert first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert dialog.model.setData(first, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog.model.setData(first, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert not dialog.model.setData(first, "x", Qt.ItemDataRole.EditRole)
    assert dialog.model.ticked == set()
    box = dialog.list.visualRect(first).center()
    box.setX(dialog.list.visualRect(first).left() + 12)
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(dialog.model.ticked) == 1
    dialog.all.click()
    assert bare(dialog.back.text()) == "Bring back 3 cells"
    dialog.none.click()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.wants) as wanted:
        dialog.back.click()
    assert wanted.args == [BringBack(plan.entry, plan.label, frozenset({plan.cells[3].key}))]


def test_nothing_chosen_and_nothing_free_is_no_deed(session: Session, plan: BringBackPlan, qtbot: QtBot) -> None:
    """Unless something besides cells comes back."""
    conflicts = replace(plan, cells=tuple(cell for cell in plan.cells if cell.now not in (cell.before, cell.after)))
    for others, is_enabled in ((0, False), (1, True)):
        dialog = BringBackDialog(session, replace(conflicts, others=others))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        assert dialog.back.isEnabled() is is_enabled
