"""One paste is one step with a name; what is usual needs no preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Batch
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste import Paste
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_options import Align, PasteOptions
from ilms_desktop.workspace.labels import words_of
from tests.gui.conftest import c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def paste(workspace: Workspace, text: str) -> Paste:
    """A block on its way to men, Singapore, 2021, which is empty."""
    state = state_of(workspace)
    at = place(state, c4("M", "SGP", 2021))
    return Paste(state, read_clip(text), at, range(len(state.rows)), PasteBook(workspace, state.view))


def test_the_step_has_the_size_of_the_block_in_its_name(workspace: Workspace) -> None:
    """So it stands in Undo and in the history; one entry of the journal."""
    block = paste(workspace, "1\t2\n3\t4\n")
    changes = workspace.execute(block.command(block.plan(PasteOptions())))
    assert words_of(changes.label) == "Paste 2 × 2 in C4"
    assert workspace.observation(c4("M", "SGP", 2021)).value == 1_000
    assert workspace.observation(c4("M", "THA", 2022)).value == 4_000
    workspace.undo()
    assert workspace.observation(c4("M", "SGP", 2021)).is_blank
    assert workspace.observation(c4("M", "THA", 2022)).value == 10_704


def test_countries_that_are_added_are_named_in_the_same_step(workspace: Workspace) -> None:
    """One undo takes figures and names back."""
    block = paste(workspace, "\t2021\nViet Nam\t7\n")
    command = block.command(block.plan(PasteOptions(align=Align.LABELS, add_countries=True)))
    assert isinstance(command, Batch)
    workspace.execute(command)
    assert workspace.observation(c4("M", "VNM", 2021)).value == 7_000


@pytest.mark.parametrize(
    ("text", "is_usual"), [("5", True), ("5\n6\n", True), ("5\t6\n", False), ("about", False), ("5\n30000\n", False)]
)
def test_what_is_usual_is_told(workspace: Workspace, text: str, *, is_usual: bool) -> None:
    """One plain cell, a block on empty cells; not what replaces, cannot be read, or seems to be single persons."""
    block = paste(workspace, text)
    assert block.is_usual(block.plan(block.first_options())) is is_usual
