"""A list that is too narrow for what is chosen tells it where it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ilms_desktop.ui.views.combo import ElidedCombo

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "Administrative Records, Department of Employment and Manpower"


def test_the_whole_text_is_told_where_it_does_not_fit(qtbot: QtBot) -> None:
    """Its own tooltip comes first; where the text fits, there is none."""
    box = ElidedCombo()
    qtbot.addWidget(box)
    box.addItem(LONG)
    box.resize(120, 28)
    box.show()
    assert box.told() == f"<p>{LONG}</p>"
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    assert LONG in QToolTip.text()
    box.setToolTip("Own words")
    assert box.told() == "Own words"
    box.setToolTip("")
    box.resize(900, 28)
    assert box.told() == ""
