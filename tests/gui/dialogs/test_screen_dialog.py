"""A dialog is never larger than its screen; what has no room is scrolled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout

from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SMALLEST = (1366, 768)
LONG = "Figures in this file stay as they are. " * 8


def shown(qtbot: QtBot, dialog: ScreenDialog, *, height: int, words: str = "") -> ScreenDialog:
    """A dialog with lines that wrap, a thing of a height, and a button below."""
    layout = QVBoxLayout(dialog)
    label = QLabel(words)
    label.setWordWrap(True)
    layout.addWidget(label)
    tall = QLabel("tall")
    tall.setMinimumHeight(height)
    layout.addWidget(tall)
    dialog.button = QPushButton("Seal", dialog)  # type: ignore[attr-defined]
    layout.addWidget(dialog.button)  # type: ignore[attr-defined]
    qtbot.addWidget(dialog)
    dialog.setWindowTitle("Seal")
    dialog.show()
    return dialog


def test_a_dialog_that_fits_stays_as_it_is(qtbot: QtBot) -> None:
    """Nothing scrolls at 100 %; lines that wrap have their height."""
    dialog = shown(qtbot, ScreenDialog(), height=80, words=LONG)
    assert dialog.findChildren(QScrollArea) == []
    label = dialog.findChildren(QLabel)[0]
    assert label.height() >= label.heightForWidth(label.width())


def test_a_dialog_larger_than_the_screen_scrolls(qtbot: QtBot, qapp: QApplication) -> None:
    """As at 200 %: the button is reached, and the area says whose it is."""
    dialog = ScreenDialog()
    dialog.setMinimumSize(3000, 3000)
    shown(qtbot, dialog, height=2000)
    qapp.processEvents()
    screen = dialog.screen().availableGeometry()
    assert dialog.width() <= max(screen.width(), SMALLEST[0])
    assert dialog.height() <= max(screen.height(), SMALLEST[1])
    (area,) = dialog.findChildren(QScrollArea)
    assert area.accessibleName() == "Seal"
    assert area.isAncestorOf(dialog.button)  # type: ignore[attr-defined]
    assert area.verticalScrollBar().maximum() > 0
    dialog.hide()
    dialog.show()
    assert len(dialog.findChildren(QScrollArea)) == 1


def test_a_dialog_without_contents_is_shown_too(qtbot: QtBot) -> None:
    """Contents may come later."""
    dialog = ScreenDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.isVisible()
