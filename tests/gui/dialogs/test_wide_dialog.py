"""A dialog that wants much room stays inside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ilms_desktop.ui.dialogs.wide_dialog import WideDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_it_is_never_larger_than_the_screen(look: Look, qtbot: QtBot) -> None:
    """The deed at its foot would be out of reach."""
    dialog = WideDialog(look, "Title", "Deed")
    qtbot.addWidget(dialog)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
