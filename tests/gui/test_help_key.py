"""F1 in dialogs and on the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from ilms_desktop.errors import UserError
from ilms_desktop.ui.dialogs.qtable_dialog import QTableDialog
from ilms_desktop.ui.help_key import HelpKey, address_in_dialog, field_address
from ilms_desktop.ui.help_shelf import HelpShelf
from ilms_desktop.ui.shell import Shell
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.views.main_window import MainWindow
from tests.gui.conftest import C4, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks


@pytest.fixture
def shell(qapp: QApplication, look: Look, tmp_path: Path, settings: Settings) -> Iterator[Shell]:
    """A program with the settings of a person."""
    made = Shell(qapp, look, settings, tmp_path / "user")
    yield made
    if made.window is not None:
        made.window.close()
    made.quit()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.deleteLater()


def test_a_dialog_gets_the_key_once_the_focus_comes_to_it(
    qapp: QApplication, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """Whatever dialog it is; a window that is none has no key of this kind."""
    owner = QWidget()
    qtbot.addWidget(owner)
    shelf = HelpShelf(look, tasks, owner)
    key = HelpKey(qapp, lambda: shelf, owner)
    dialog = QDialog(owner)
    dialog.setProperty("help", "findings#explain")
    line = QLineEdit(dialog)
    QVBoxLayout(dialog).addWidget(line)
    owner.show()
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_F1)
    assert shelf.dialog is not None
    assert shelf.dialog.address == "findings#explain"
    key.deleteLater()


def test_the_first_page_is_explained(shell: Shell, qtbot: QtBot) -> None:
    """Before any file is open."""
    page = shell.show_start()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    found = [each for each in QApplication.topLevelWidgets() if each.windowTitle() == "Open a round – Help"]
    assert [each.isVisible() for each in found] == [True]


def test_a_dialog_of_the_window_speaks_of_the_open_file(shell: Shell, qtbot: QtBot) -> None:
    """The keys dialog leads to the page of keys, in the help of the window."""
    assert shell.open_sample()
    window = shell.window
    assert isinstance(window, MainWindow)
    dialog = window.flows.keys()
    dialog.activateWindow()
    dialog.search.setFocus()
    qtbot.waitUntil(dialog.search.hasFocus)
    qtbot.keyClick(dialog.search, Qt.Key.Key_F1)
    shown = window.deeds.help.shelf.dialog
    assert shown is not None
    assert shown.address == "grid-keys"
    shown.close()
    dialog.close()


def test_a_message_leads_to_its_way_out(qtbot: QtBot) -> None:
    """By the code of the problem."""
    box = show_error(UserError("disk_full", path="x"), None)
    qtbot.addWidget(box)
    assert address_in_dialog(box) == "troubleshooting#disk"
    bug = show_error(ValueError("x"), None)
    qtbot.addWidget(bug)
    assert address_in_dialog(bug) == "troubleshooting#program"


def test_a_field_of_a_year_is_explained(window: MainWindow, qtbot: QtBot) -> None:
    """The field that has the focus; else the year."""
    window.open_table(SOURCE, C4)
    window.deeds.years.edit_fields_here()
    dialog = window.findChild(QTableDialog)
    assert dialog is not None
    dialog.activateWindow()
    code, editor = next(iter(dialog.editors.items()))
    editor.setFocus()
    qtbot.waitUntil(lambda: field_address(dialog.editors, QApplication.focusWidget()) != "")
    assert address_in_dialog(dialog) == f"fields/{code}"
    dialog.go.setFocus()
    qtbot.waitUntil(dialog.go.hasFocus)
    assert address_in_dialog(dialog) == "entering#year"
    assert field_address(dialog.editors, None) == ""
    dialog.reject()
