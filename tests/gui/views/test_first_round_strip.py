"""The strip of the guided first round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.round_steps import STEPS, steps_of
from ilms_desktop.ui.views.first_round_strip import FirstRoundStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_it_says_the_step_in_words_and_every_sign_for_itself(look: Look, qtbot: QtBot) -> None:
    """Nothing is told by a tick alone."""
    strip = FirstRoundStrip(look)
    qtbot.addWidget(strip)
    strip.show_steps(steps_of(("open",)), "enter")
    assert "Enter a figure" in strip.title.text()
    assert "arrow keys" in strip.text.text()
    assert strip.signs[0].accessibleName() == "Open the example, done"
    assert strip.signs[1].accessibleName() == "Enter a figure, now"
    assert strip.deed.text() == "Show me"
    strip.show_steps(steps_of(("open", "print")), "enter")
    assert strip.signs[5].accessibleName() == "Print the page to be signed, done"
    strip.show_steps(steps_of(STEPS), "")
    assert "done" in strip.title.text()
    assert strip.deed.text() == "Begin anew"
