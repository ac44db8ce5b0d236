"""The two lists, and which deeds they offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.part import ForgetOffice, Side, TakeMergeBack
from ilms_desktop.ui.dialogs.parts_dialog import PartsDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.session import Session
from ilms_desktop.workspace.part_merging import Fate
from tests.gui.part_support import Between, T, between
from tests.unit.workspace.part_support import planned
from tests.unit.workspace.workspace_support import C4, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Between]:
    """Both ends."""
    found = between(tmp_path)
    yield found
    found.file.close()
    found.office.close()


def shown(workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot) -> PartsDialog:
    """The dialog of a file."""
    dialog = PartsDialog(Session(workspace, look, tasks))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_merge_can_be_undone_until_a_merged_cell_changes(
    made: Between, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """The button is there exactly as long as it works."""
    plan = planned(made.file, made.back)
    command = plan.command({each.address: Side.THEIRS for each in plan.of(Fate.CONFLICT)})
    assert command is not None
    made.file.execute(command)
    dialog = shown(made.file, look, tasks, qtbot)
    assert dialog.back.isEnabled()
    with qtbot.waitSignal(dialog.wants_back) as said:
        dialog.back.click()
    assert isinstance(said.args[0], TakeMergeBack)
    dialog.parts.show_row(1)
    assert not dialog.back.isEnabled()
    put(made.file, C4, {T: 111})
    dialog.show_all("Said.")
    assert not dialog.back.isEnabled()
    assert dialog.said.text() == "Said."
    with qtbot.waitSignal(dialog.wants_copy):
        dialog.copy.click()
    with qtbot.waitSignal(dialog.wants_merge):
        dialog.go.click()
    dialog.warn("No.")
    assert dialog.trouble.text() == "No."


def test_without_offices_nothing_is_handed_out(made: Between, look: Look, tasks: Tasks, qtbot: QtBot) -> None:
    """The first step is a key."""
    dialog = shown(made.file, look, tasks, qtbot)
    with qtbot.waitSignal(dialog.wants_forget) as said:
        dialog.forget.click()
    assert said.args == ["MOL"]
    made.file.execute(ForgetOffice("MOL"))
    dialog.show_all()
    assert not dialog.assign.isEnabled()
    assert not dialog.go.isEnabled()
    assert dialog.add.isEnabled()


def test_the_file_of_an_office_offers_the_way_back_alone(made: Between, look: Look, tasks: Tasks, qtbot: QtBot) -> None:
    """Handing out is the coordinator's affair."""
    dialog = shown(made.office, look, tasks, qtbot)
    assert "for office KHM" in bare(dialog.told.text())
    assert not dialog.assign.isVisible()
    assert not dialog.offices.isVisible()
    with qtbot.waitSignal(dialog.wants_return):
        dialog.go.click()
