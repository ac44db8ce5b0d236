"""An option comes with its consequence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.views.option import Option

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_an_answer_says_what_it_does_to_everybody(look: Look, qtbot: QtBot) -> None:
    """On screen and to a screen reader."""
    option = Option(look, "Not available", "Each empty cell gets the letter N.")
    qtbot.addWidget(option)
    assert option.button.text() == "Not available"
    assert option.button.accessibleDescription() == option.does.text() == "Each empty cell gets the letter N."
