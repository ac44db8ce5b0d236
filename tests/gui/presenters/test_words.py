"""Words of the screen are complete: nothing that can be shown lacks its word."""

from __future__ import annotations

import pytest

from ilms_desktop.model.command import Label
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.structure import Unit
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Mark


@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_has_a_word(mark: Mark) -> None:
    """The shape never stands alone."""
    assert words.mark_words(mark)


@pytest.mark.parametrize("look", list(CellLook))
def test_every_look_has_a_word(look: CellLook) -> None:
    """A letter without a meaning is told as the letter."""
    assert words.look_words(CellPicture(look, text="Q"), {})


def test_other_words() -> None:
    """Criteria, units and the names of steps."""
    assert {words.criterion_words(each) for each in Criterion} >= {"Not split", "Citizenship"}
    assert words.unit_words(Unit.PERSONS) == "thousands of persons"
    assert words.step_words(Label("Type in {table}", {"table": "C4"})) == "Type in C4"
