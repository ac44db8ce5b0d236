"""What undo and redo would do follows from the journal alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import MakeRestorePoint, RenameRestorePoint
from ilms_desktop.storage.journal import REDO, UNDO
from ilms_desktop.workspace.undo import ASIDE, WALL, Steps
from tests.unit.workspace.workspace_support import refused

STEP = "SetObservations"


def after(*commands: str) -> Steps:
    """Stacks after these kinds of steps, each undo and redo meant for the step that is due."""
    steps = Steps()
    for entry, command in enumerate(commands, start=1):
        due = {UNDO: steps.done, REDO: steps.undone}.get(command)
        steps.follow(entry, command=command, undoes=due[-1] if due else None)
    return steps


def test_without_steps_there_is_nothing_to_do() -> None:
    """Both actions are off in a new file."""
    assert refused(Steps().to_undo).code == "nothing_to_undo"
    assert refused(Steps().to_redo).code == "nothing_to_redo"


def test_steps_are_taken_back_from_the_last_one() -> None:
    """As in every other program."""
    steps = after(STEP, STEP, UNDO)
    assert (steps.to_undo(), steps.to_redo()) == (1, 2)


def test_a_new_step_ends_redo() -> None:
    """What was undone stays in the history, but it is not repeated on top of something else."""
    steps = after(STEP, STEP, UNDO, STEP)
    assert steps.to_undo() == 4
    assert refused(steps.to_redo).code == "nothing_to_redo"


def test_a_repeated_step_can_be_taken_back_again() -> None:
    """Going to and fro must not wear anything out."""
    steps = after(STEP, STEP, UNDO, UNDO, REDO, REDO, UNDO)
    assert (steps.to_undo(), steps.to_redo()) == (1, 2)


def test_undo_does_not_cross_a_package() -> None:
    """The package stays as it was sent, so the file must not look as if it had said something else."""
    steps = after(STEP, WALL)
    assert refused(steps.to_undo).code == "undo_across_lock"
    steps = after(STEP, WALL, STEP)
    assert steps.to_undo() == 3
    assert refused(after(STEP, WALL, STEP, UNDO).to_undo).code == "undo_across_lock"


def test_a_package_ends_redo() -> None:
    """What was not sent is not brought back behind the package's back."""
    assert refused(after(STEP, UNDO, WALL).to_redo).code == "nothing_to_redo"


def test_a_restore_point_is_passed_over() -> None:
    """There is nothing in it to take back, and undone steps can still be repeated."""
    point = MakeRestorePoint.__name__
    steps = after(STEP, STEP, UNDO, point)
    assert (steps.to_undo(), steps.to_redo()) == (1, 2)
    assert refused(after(point).to_undo).code == "nothing_to_undo"


def test_steps_after_an_entry_are_counted_without_points() -> None:
    """What changed since a point, its own making and naming not counted."""
    point, name = MakeRestorePoint.__name__, RenameRestorePoint.__name__
    steps = after(STEP, point, STEP, UNDO, name, STEP)
    assert [steps.count_since(entry) for entry in (0, 1, 2, 4, 6)] == [4, 3, 3, 1, 0]


def test_what_was_taken_back_is_known_also_when_redo_has_ended() -> None:
    """The history marks it, and offers to bring it back; a new step says how many it ended."""
    steps = after(STEP, STEP, UNDO, UNDO, REDO)
    assert steps.taken_back == {2}
    assert steps.follow(6, command=STEP, undoes=None) == 1
    assert steps.follow(7, command=STEP, undoes=None) == 0
    assert steps.taken_back == {2}


@pytest.mark.parametrize(("command", "undoes"), [(UNDO, 1), (REDO, 2)])
def test_an_entry_that_names_another_step_is_not_followed(command: str, undoes: int) -> None:
    """Undo by a wrong entry would put wrong figures back; a journal that says so was changed from outside."""
    steps = after(STEP, STEP) if command == UNDO else after(STEP, STEP, UNDO, UNDO)
    with pytest.raises(ValueError, match="99"):
        steps.follow(99, command=command, undoes=undoes)


@given(st.lists(st.sampled_from([STEP, UNDO, REDO, WALL, *sorted(ASIDE)]), max_size=30))
def test_reopening_changes_nothing(wanted: list[str]) -> None:
    """The stacks after reading the journal are those from before closing."""
    steps = Steps()
    journal: list[tuple[int, str, int | None]] = []
    for command in wanted:
        try:
            undoes = {UNDO: steps.to_undo, REDO: steps.to_redo}.get(command, lambda: None)()
        except CommandRefused:
            continue
        journal.append((len(journal) + 1, command, undoes))
        steps.follow(len(journal), command=command, undoes=undoes)
    read = Steps(journal)
    assert (read.done, read.undone, read.taken_back) == (steps.done, steps.undone, steps.taken_back)
    assert [read.count_since(entry) for entry in range(5)] == [steps.count_since(entry) for entry in range(5)]
