"""F6 goes from pane to pane and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ilms_desktop.ui.panes import next_pane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def panes(qtbot: QtBot) -> Iterator[list[QLineEdit]]:
    """Three panes in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    made = [QLineEdit() for _number in range(3)]
    for pane in made:
        layout.addWidget(pane)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield made
    window.hide()


def test_round_and_round(panes: list[QLineEdit], qtbot: QtBot) -> None:
    """The last leads to the first; hidden panes are left out."""
    panes[0].setFocus()
    qtbot.waitUntil(panes[0].hasFocus)
    next_pane(panes, 1)
    qtbot.waitUntil(panes[1].hasFocus)
    next_pane(panes, -1)
    next_pane(panes, -1)
    qtbot.waitUntil(panes[2].hasFocus)
    panes[0].hide()
    next_pane(panes, 1)
    qtbot.waitUntil(panes[1].hasFocus)


def test_without_panes_nothing_happens(panes: list[QLineEdit], qtbot: QtBot) -> None:
    """A screen of one pane keeps its focus."""
    panes[0].setFocus()
    qtbot.waitUntil(panes[0].hasFocus)
    next_pane([], 1)
    assert panes[0].hasFocus()
