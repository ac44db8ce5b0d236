"""Taking a return in, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.model.part import MergePart, Side
from ilms_desktop.ui.dialogs.merge_dialog import MergeDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.session import Session
from ilms_desktop.workspace.part_merging import Fate
from tests.gui.part_support import Between, M, T, between
from tests.unit.workspace.part_support import planned
from tests.unit.workspace.workspace_support import C4, figures, observation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Between]:
    """Both ends."""
    found = between(tmp_path)
    yield found
    found.file.close()
    found.office.close()


@pytest.fixture
def dialog(made: Between, look: Look, tasks: Tasks, qtbot: QtBot) -> MergeDialog:
    """The question."""
    found = MergeDialog(Session(made.file, look, tasks), planned(made.file, made.back))
    qtbot.addWidget(found)
    found.show()
    return found


def test_it_begins_with_what_has_to_be_settled(dialog: MergeDialog) -> None:
    """The rest can be looked at, and needs nobody."""
    assert [each.fate for each in dialog.model.lines] == [Fate.CONFLICT] * 2
    assert not dialog.go.isEnabled()
    assert "2 differences are not settled yet." in bare(dialog.trouble.text())
    told = bare(dialog.row_told.text())
    assert "100 · 105 · 110" in told
    assert "here: MOL" in told
    assert "theirs: Ministry of Labour" in told
    dialog.filter(None)
    assert len(dialog.model.lines) == len(dialog.plan.differences)


def test_space_settles_and_enter_takes_in(dialog: MergeDialog, made: Between, qtbot: QtBot) -> None:
    """No mouse is needed, and Enter does nothing before everything is settled."""
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.list.currentIndex().row() == 1
    assert dialog.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert bare(dialog.go.text()) == "Take 3 changes in"
    with qtbot.waitSignal(dialog.wants_merge) as said:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    (command,) = said.args
    assert isinstance(command, MergePart)
    made.file.execute(command)
    stands = {key.cell: each for key, each in figures(made.file).items() if key.qtable == C4}
    assert (stands[T], stands[M]) == (observation(110), observation(65))


def test_one_answer_for_all(dialog: MergeDialog) -> None:
    """And back again."""
    dialog.all_theirs.click()
    assert bare(dialog.go.text()) == "Take 4 changes in"
    dialog.all_ours.click()
    assert bare(dialog.go.text()) == "Take 2 changes in"
    dialog.none.click()
    assert not dialog.go.isEnabled()
    dialog.list.doubleClicked.emit(dialog.model.index(0, 0))
    assert len(dialog.model.chosen) == 1
    dialog.all_ours.click()
    dialog.list.doubleClicked.emit(dialog.model.index(0, 0))
    assert dialog.isVisible(), "two clicks change a row and never do the deed"


def test_a_return_that_was_taken_in_is_not_taken_in_again(
    made: Between, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """There is nothing left to do, and it says so."""
    plan = planned(made.file, made.back)
    command = plan.command({each.address: Side.THEIRS for each in plan.of(Fate.CONFLICT)})
    assert command is not None
    made.file.execute(command)
    dialog = MergeDialog(Session(made.file, look, tasks), planned(made.file, made.back))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "taken in before" in dialog.notice.text()
    assert not dialog.go.isEnabled()
    assert not dialog.all_ours.isVisible()
