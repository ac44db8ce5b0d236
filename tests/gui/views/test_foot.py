"""The foot of a dialog lines up with what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from ilms_desktop.ui.views.foot import Foot

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_row_keeps_the_margin_of_what_stands_above(qtbot: QtBot) -> None:
    """So that words and fields begin below each other."""
    dialog = QWidget()
    qtbot.addWidget(dialog)
    foot = Foot(dialog, side=24)
    words = QLabel("One step of Undo", foot)
    foot.row.addWidget(words)
    foot.resize(400, foot.sizeHint().height())
    foot.row.activate()
    assert words.x() == 24
    assert words.geometry().right() == 400 - 24 - 1
    assert foot.property("kind") == "strip"
