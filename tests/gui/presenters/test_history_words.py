"""Words of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from ilms_desktop.model.command import Command, Label, MakeRestorePoint
from ilms_desktop.model.history import HistoryLine, PointKind, RestorePoint
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.history_words import (
    NAMED_COMMANDS,
    StepKind,
    commands_of,
    count_words,
    kind_words,
    line_words,
    point_lines,
    point_name,
    who_words,
)
from ilms_desktop.ui.presenters.words import step_words
from ilms_desktop.workspace.labels import label_of
from tests.gui.conftest import START

if TYPE_CHECKING:
    from collections.abc import Callable

TYPED = Label("Type in {table}", {"table": "C4"})


def line(command: str, *, is_undone: bool = False) -> HistoryLine:
    """A step."""
    return HistoryLine(3, START, "Sok Dara", "MOL", command, TYPED, is_undone=is_undone)


def test_undo_redo_and_what_was_undone_say_so() -> None:
    """Three lines of one name would be no history."""
    assert line_words(line("SetObservations")) == "Type in C4"
    assert line_words(line("Undo")) == "Undo: Type in C4"
    assert line_words(line("Redo")) == "Redo: Type in C4"
    assert line_words(line("SetObservations", is_undone=True)) == "Type in C4 (undone)"


def test_a_name_inside_a_name_is_translated_too(speak: Callable[[str], None]) -> None:
    """What is brought back is named in the language of the screen."""
    label = Label("Bring back: {step}").around(Label("Undo: {step}", {"step": "x"}).around(TYPED))
    speak("fr")
    assert step_words(TYPED) in step_words(Label("Bring back: {step}").around(TYPED))
    assert "{" not in step_words(label)


@pytest.mark.parametrize(
    ("cells", "others", "words"),
    [(0, 0, "nothing"), (1, 0, "1 cell"), (14, 2, "14 cells, 2 other things"), (0, 1, "1 other thing")],
)
def test_how_much_changed(cells: int, others: int, words: str) -> None:
    """Cells and everything else are told apart."""
    assert bare(count_words(cells, others)) == words


def test_nobody_is_named_where_nobody_is() -> None:
    """An empty place would look like a fault."""
    assert who_words("", "") == "nobody named"
    assert who_words("Sok Dara", "MOL") == "Sok Dara, MOL"


def test_every_kind_has_a_name_and_no_command_two_kinds() -> None:
    """A step that is in no list is found under Other."""
    assert all(kind_words(kind) for kind in StepKind)
    assert sum(len(commands_of(kind)) for kind in StepKind) == len(NAMED_COMMANDS)
    assert {each.__name__ for each in get_args(Command)} - NAMED_COMMANDS <= {"SetContact"}


def test_a_restore_point_is_a_name_a_moment_and_what_came_after() -> None:
    """The name of a package's point is in the language of the screen."""
    point = RestorePoint(5, "Before the revision", PointKind.MADE, START, "Sok Dara", "", steps_since=14)
    assert [bare(text) for text in point_lines(point)] == [
        "Before the revision",
        "12 Sept 2026, 10:42 · Sok Dara",
        "14 steps since",
    ]
    packaged = RestorePoint(5, "S0003", PointKind.PACKAGED, START, "", "")
    assert bare(point_name(packaged)) == "S0003 packaged"
    assert point_lines(packaged)[2] == "nothing changed since"
    assert step_words(label_of(MakeRestorePoint("x"))) == "Restore point “x”"
