"""A day reads alike in every field, in Latin figures, and cannot be mistaken for another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.ui.views.day_edit import DayEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "1 Dec 2026"), ("fr", "1 déc. 2026"), ("es", "1 dic 2026"), ("ar", "2026-12-01")]
)
def test_a_day_is_shown_in_the_language_in_use(
    language: str, words: str, speak: Callable[[str], None], qtbot: QtBot
) -> None:
    """Where Qt has no Latin figures for a language the year comes first, and nothing is turned round."""
    speak(language)
    edit = DayEdit("Until when")
    qtbot.addWidget(edit)
    edit.show_day(DAY)
    assert edit.text() == words
    assert edit.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_day_comes_back_after_typing_and_stepping(qtbot: QtBot) -> None:
    """Arrow up on the day goes one on."""
    edit = DayEdit("Until when")
    qtbot.addWidget(edit)
    edit.show_day(DAY)
    edit.setCurrentSection(DayEdit.Section.DaySection)
    edit.stepUp()
    assert edit.day == date(2026, 12, 2)
    assert edit.accessibleName() == "Until when"
    assert edit.calendarPopup()
