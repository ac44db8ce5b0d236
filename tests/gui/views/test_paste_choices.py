"""The choices of a paste: one of them always holds, and only what makes sense is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.ui.presenters.paste_options import Align, Leftover, PasteOptions
from ilms_desktop.ui.views.paste_choices import PasteChoices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture
def choices(look: Look, qtbot: QtBot) -> PasteChoices:
    """All choices, with everything offered."""
    made = PasteChoices(look)
    qtbot.addWidget(made)
    made.offer(labels=True, persons=True, is_likely=True, rounding=True, countries=2)
    made.show_options(PasteOptions())
    made.show()
    return made


def test_every_choice_tells_the_options(choices: PasteChoices, qtbot: QtBot) -> None:
    """One after the other; those chosen before stay."""
    told: list[PasteOptions] = []
    choices.chose.connect(told.append)
    qtbot.mouseClick(choices.align.buttons[Align.LABELS], Qt.MouseButton.LeftButton)
    choices.show_options(told[-1])
    qtbot.mouseClick(choices.filled.buttons["only_empty"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(choices.leftover.buttons[Leftover.LETTER], Qt.MouseButton.LeftButton)
    for box in (choices.transpose, choices.persons, choices.round_off, choices.add_countries):
        box.click()
    assert told[-1] == PasteOptions(
        align=Align.LABELS,
        transpose=True,
        only_empty=True,
        persons=True,
        round_off=True,
        leftover=Leftover.LETTER,
        add_countries=True,
    )


def test_a_choice_cannot_be_taken_back(choices: PasteChoices, qtbot: QtBot) -> None:
    """One of them always holds."""
    told: list[PasteOptions] = []
    choices.chose.connect(told.append)
    qtbot.mouseClick(choices.align.buttons[Align.POSITION], Qt.MouseButton.LeftButton)
    assert told == []
    assert choices.align.value == Align.POSITION


def test_showing_options_tells_nobody(choices: PasteChoices) -> None:
    """Only a person's choice does."""
    told: list[PasteOptions] = []
    choices.chose.connect(told.append)
    choices.show_options(PasteOptions(transpose=True, only_empty=True))
    assert choices.transpose.isChecked()
    assert choices.filled.value == "only_empty"
    assert told == []


def test_only_what_makes_sense_is_offered(choices: PasteChoices) -> None:
    """No labels, no thousands, nothing to round, nobody to name."""
    assert choices.add_countries.text() == "add 2 countries to the table"
    choices.offer(labels=False, persons=False, is_likely=True, rounding=False, countries=0)
    assert not choices.align.buttons[Align.LABELS].isEnabled()
    boxes = (choices.persons, choices.persons_hint, choices.round_off, choices.add_countries)
    assert not any(box.isVisible() for box in boxes)
