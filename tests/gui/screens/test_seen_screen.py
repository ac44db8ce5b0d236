"""A screen reads the file only while it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource
from ilms_desktop.ui.screens.seen_screen import SeenScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.source import Source
    from ilms_desktop.ui.session import Session


class Counting(SeenScreen):
    """Counts how often it reads."""

    count = 0

    def read(self) -> None:
        """Once more."""
        self.count += 1


def test_changes_are_read_when_they_can_be_seen(session: Session, qtbot: QtBot, new_source: Source) -> None:
    """Hidden screens cost nothing while somebody types; a jump reads before it shows."""
    screen = Counting(session)
    qtbot.addWidget(screen)
    session.execute(AddSource(new_source))
    assert screen.count == 0
    screen.show()
    assert screen.count == 1
    session.undo()
    assert screen.count == 2
    screen.hide()
    session.redo()
    assert screen.count == 2
    screen.refresh_if_old()
    screen.refresh_if_old()
    assert screen.count == 3
    screen.show()
    assert screen.count == 3


def test_a_screen_says_what_it_reads(session: Session, qtbot: QtBot) -> None:
    """A screen that was forgotten is found at once."""
    screen = SeenScreen(session)
    qtbot.addWidget(screen)
    with pytest.raises(NotImplementedError):
        screen.refresh()
