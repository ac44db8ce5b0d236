"""The list of restore points: compare, rename, delete, go back, open a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ilms_desktop.model.command import Label, MakeRestorePoint, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.dialogs.restore_points_dialog import RestorePointsDialog
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import C1, C4, c1, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.session import Session

KOREA, NEPAL = c4("M", "KOR", 2017), c1("M", "KOR", 2017)


def put(session: Session, key: ObservationKey, said: Observation) -> None:
    """A step."""
    session.execute(SetObservations(((key, said),), Label("Type")))


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> RestorePointsDialog:
    """Two points with changes after each; the newest is compared with now."""
    session.execute(MakeRestorePoint("First"))
    put(session, KOREA, Observation(1600, 3))
    session.execute(MakeRestorePoint("Second"))
    put(session, KOREA, BLANK)
    put(session, NEPAL, Observation(status="N"))
    made = RestorePointsDialog(session)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.pane.did_compare):
        made.show()
    return made


def rows(dialog: RestorePointsDialog) -> list[list[str]]:
    """What differs."""
    model = dialog.pane.model
    return [[bare(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def choose(dialog: RestorePointsDialog, row: int, qtbot: QtBot) -> None:
    """Choose a point and wait for what differs."""
    with qtbot.waitSignal(dialog.pane.did_compare):
        dialog.list.setCurrentIndex(dialog.model.index(row))


def test_a_point_is_compared_with_now(dialog: RestorePointsDialog, qtbot: QtBot) -> None:
    """Name, who and when, how much came after; then every cell, then and now, by table if wanted."""
    assert [bare(text) for text in dialog.model.index(0).data(LINES_ROLE)] == [
        "Second",
        "12 Sept 2026, 10:42 · Sok Dara, Example office",
        "2 steps since",
    ]
    assert {row[0][:2] for row in rows(dialog)} == {"C1", "C4"}
    assert bare(dialog.pane.count.text()).startswith("What differs: 2 cells")
    dialog.pane.table.choose(C4)
    assert rows(dialog) == [["C4 · Male, Republic of Korea · 2017", "1.600", "empty"]]
    dialog.pane.table.choose(C1)
    assert rows(dialog)[0][2] == "N"
    choose(dialog, 1, qtbot)
    assert ["C4 · Male, Republic of Korea · 2017", "1.531", "empty"] in rows(dialog)


def test_two_points_are_compared_with_each_other(dialog: RestorePointsDialog, qtbot: QtBot) -> None:
    """Going back is offered only where the present is compared."""
    assert dialog.back.isEnabled()
    with qtbot.waitSignal(dialog.pane.did_compare):
        dialog.pane.other.setCurrentIndex(1)
    assert dialog.pane.other.currentText() == "First"
    assert rows(dialog) == [["C4 · Male, Republic of Korea · 2017", "1.531", "1.600"]]
    assert not dialog.back.isEnabled()


def test_a_difference_leads_to_its_cell(dialog: RestorePointsDialog, session: Session, qtbot: QtBot) -> None:
    """The window behind stays usable."""
    assert not dialog.isModal()
    dialog.pane.table.choose(C4)
    with qtbot.waitSignal(session.bus.wants_cell) as wanted:
        qtbot.mouseClick(dialog.pane.go, Qt.MouseButton.LeftButton)
    assert wanted.args == [KOREA]
    with qtbot.waitSignal(session.bus.wants_cell):
        qtbot.keyClick(dialog.pane.list, Qt.Key.Key_Return)


def test_going_back_asks_first(dialog: RestorePointsDialog, qtbot: QtBot) -> None:
    """With what changes; restoring is one of the few deeds that ask."""
    dialog.pane.table.choose(C4)
    box = dialog.ask_to_go_back()
    assert box is not None
    assert "“Second”" in box.text()
    assert "2 cells" in bare(box.informativeText())
    with qtbot.waitSignal(dialog.wants_back) as wanted:
        next(each for each in box.buttons() if each.text() == "Go back").click()
    assert wanted.args[0].name == "Second"


def test_a_point_is_renamed_in_place(dialog: RestorePointsDialog, qtbot: QtBot) -> None:
    """The list follows, the chosen point stays chosen."""
    choose(dialog, 1, qtbot)
    ask = dialog.ask_for_name()
    assert ask is not None
    assert (ask.name.text(), ask.name.selectedText()) == ("First", "First")
    ask.name.setText(" ")
    assert not ask.rename.isEnabled()
    ask.name.setText(" Before the revision ")
    with qtbot.waitSignal(dialog.pane.did_compare):
        qtbot.keyClick(ask.name, Qt.Key.Key_Return)
    assert [point.name for point in dialog.model.lines] == ["Second", "Before the revision"]
    assert dialog.point == dialog.model.lines[1]


def test_a_deleted_point_can_be_put_back(dialog: RestorePointsDialog, qtbot: QtBot) -> None:
    """What can be undone is done without asking."""
    qtbot.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)
    assert [point.name for point in dialog.model.lines] == ["First"]
    assert not dialog.gone.isHidden()
    assert dialog.gone_text.text() == "Restore point “Second” deleted."
    qtbot.mouseClick(dialog.put_back, Qt.MouseButton.LeftButton)
    assert [point.name for point in dialog.model.lines] == ["Second", "First"]
    assert dialog.gone.isHidden()
    dialog._put_back()
    assert len(dialog.model.lines) == 2


def test_deeds_are_handed_over(dialog: RestorePointsDialog, qtbot: QtBot) -> None:
    """Making one, and opening one as a copy."""
    with qtbot.waitSignal(dialog.wants_point):
        qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.wants_copy) as wanted:
        qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert wanted.args[0].name == "Second"


def test_without_points_it_says_how_they_come(session: Session, qtbot: QtBot) -> None:
    """Nothing can be pressed that would do nothing."""
    empty = RestorePointsDialog(session)
    empty.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(empty)
    assert empty.pages.currentIndex() == 1
    assert not any(button.isEnabled() for button in (empty.copy, empty.back, empty.rename, empty.delete))
    assert empty.ask_for_name() is None
    assert empty.ask_to_go_back() is None
    with qtbot.assertNotEmitted(empty.wants_copy):
        empty._hand_over(empty.wants_copy)
    with qtbot.waitSignal(empty.pane.did_compare):
        session.execute(MakeRestorePoint("First"))
    assert empty.pages.currentIndex() == 0
    assert empty.pane.count.text() == "Nothing differs."
    assert not empty.back.isEnabled()
    assert not empty.findChildren(QMessageBox)
