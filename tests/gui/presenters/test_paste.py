"""A pasted block keeps its shape; what cannot be read stays as text, what is ambiguous is asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.entry import Choice
from ilms_desktop.ui.presenters.paste import read_block
from tests.gui.presenters.test_table_state import state_of

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_block_is_read_cell_by_cell(workspace: Workspace) -> None:
    """Blank cells of the block empty what stands there: the block is what the person wants."""
    pasted = read_block(state_of(workspace), (("1", "x"), ("", "about 5")), rows=[3, 5], columns=[2, 3])
    assert pasted is not None
    assert pasted.observations() == (
        (3, 2, Observation(value=1000)),
        (3, 3, Observation(status="X")),
        (5, 2, Observation()),
        (5, 3, Observation(text="about 5")),
    )
    assert pasted.unreadable == 1
    assert pasted.first_choice is None


def test_a_block_that_does_not_fit_is_refused_as_a_whole(workspace: Workspace) -> None:
    """Cutting it off would drop cells."""
    state = state_of(workspace)
    assert read_block(state, (("1",), ("2",)), rows=[0], columns=[0]) is None
    assert read_block(state, (("1", "2"),), rows=[0], columns=[0]) is None


def test_one_choice_decides_all(workspace: Workspace) -> None:
    """Asked once for the block, with both readings or the text."""
    state = state_of(workspace, locale="fr")
    pasted = read_block(state, (("1.234", "2.345"),), rows=[3], columns=[2, 3])
    assert pasted is not None
    assert isinstance(pasted.first_choice, Choice)
    assert [each.value for _row, _column, each in pasted.decided(0).observations()] == [1234, 2345]
    assert [each.value for _row, _column, each in pasted.decided(1).observations()] == [1_234_000, 2_345_000]
    assert pasted.decided(None).unreadable == 2
