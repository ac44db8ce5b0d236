"""The toast says what happened, offers Undo, and never lies over the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from ilms_desktop.ui.views.toast import Toast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_it_stands_at_the_foot_and_moves_away_from_the_cell(look: Look, qtbot: QtBot) -> None:
    """Bottom centre, above the cell where that is in the way; it follows a change of size."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(800, 400)
    ground.show()
    spot = [QRect()]
    toast = Toast(look, ground, avoid=lambda: spot[0])
    toast.say("12 cells pasted.")
    assert toast.geometry().bottom() > 360
    assert toast.height() >= 40
    spot[0] = QRect(300, 370, 100, 24)
    toast.say("12 cells pasted.")
    assert not toast.geometry().intersects(spot[0])
    spot[0] = QRect()
    ground.resize(800, 300)
    qtbot.waitUntil(lambda: 260 < toast.geometry().bottom() < 300)


def test_undo_is_offered_where_there_is_something_to_undo(look: Look, qtbot: QtBot) -> None:
    """A message alone has no button."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.show()
    toast = Toast(look, ground, avoid=QRect)
    toast.say("Saved as a.pdf", can_undo=False)
    assert toast.undo.isHidden()
    toast.say("12 cells pasted.")
    with qtbot.waitSignal(toast.wants_undo):
        qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)


def test_a_long_sentence_wraps_and_a_short_one_stands_in_one_line(look: Look, qtbot: QtBot) -> None:
    """Neither its end nor the button is cut off."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(420, 400)
    ground.show()
    toast = Toast(look, ground, avoid=QRect)
    toast.say("12 cells pasted.")
    one = toast.height()
    toast.say("If your source has them the other way round, exchange the two cells; else correct the wrong figure.")
    assert toast.height() > one
    assert ground.rect().contains(toast.geometry())
    assert toast.text.heightForWidth(toast.text.width()) <= toast.text.height()
    ground.resize(1200, 400)
    qtbot.waitUntil(lambda: toast.height() == one)
    assert toast.text.heightForWidth(toast.text.width()) <= toast.text.height()
