"""What undo and redo would do follows from the journal alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import CommandRefused
from ilms_desktop.storage.journal import REDO, UNDO
from ilms_desktop.workspace.undo import WALL, Steps
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


@pytest.mark.parametrize(("command", "undoes"), [(UNDO, 1), (REDO, 2)])
def test_an_entry_that_names_another_step_is_not_followed(command: str, undoes: int) -> None:
    """Undo by a wrong entry would put wrong figures back; a journal that says so was changed from outside."""
    steps = after(STEP, STEP) if command == UNDO else after(STEP, STEP, UNDO, UNDO)
    with pytest.raises(ValueError, match="99"):
        steps.follow(99, command=command, undoes=undoes)


@given(st.lists(st.sampled_from([STEP, UNDO, REDO, WALL]), max_size=30))
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
    assert (read.done, read.undone) == (steps.done, steps.undone)
