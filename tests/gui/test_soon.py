"""What follows from an edit is done once, soon, or at once where somebody cannot wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ilms_desktop.ui.soon import Soon

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_many_requests_are_one_piece_of_work(qtbot: QtBot) -> None:
    """A paste of a thousand cells counts the tree once."""
    done: list[int] = []
    parent = QObject()
    soon = Soon(lambda: done.append(1), parent)
    soon.request()
    soon.request()
    assert done == []
    qtbot.waitUntil(lambda: done == [1])


def test_catching_up_does_it_now_and_only_once(qtbot: QtBot) -> None:
    """Where nothing waits nothing is done."""
    done: list[int] = []
    parent = QObject()
    soon = Soon(lambda: done.append(1), parent)
    soon.catch_up()
    assert done == []
    soon.request()
    soon.catch_up()
    assert done == [1]
    other = Soon(lambda: done.append(2), parent)
    other.request()
    qtbot.waitUntil(lambda: done == [1, 2])
