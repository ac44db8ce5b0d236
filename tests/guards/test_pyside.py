"""The installed Qt binding keeps count of its references.

PySide6 6.12.0 gives back one reference to None too many for each call that returns nothing; below Python 3.12 the
process dies once the count is used up, seconds after the first scroll. A small suite of window tests does not notice.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 1_000
MAY_MOVE = 50


def test_a_call_that_returns_nothing_costs_no_reference_to_none(qtbot: QtBot) -> None:
    """A thousand void calls leave the count of None where it was."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        widget.setEnabled(number % 2 == 0)
    assert abs(sys.getrefcount(None) - before) < MAY_MOVE
