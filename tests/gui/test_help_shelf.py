"""One help at a time, over whatever window asks; the guide is written in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from ilms_desktop.ui.help_shelf import HelpShelf

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """A window that asks for help."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_open_help_goes_to_the_next_page(look: Look, tasks: Tasks, over: QWidget) -> None:
    """Closed, it is made anew."""
    shelf = HelpShelf(look, tasks, over)
    first = shelf.show("sealing", over)
    assert shelf.show("sending", over) is first
    assert first.address == "sending"
    first.close()
    assert shelf.dialog is None
    assert shelf.show("sources", over) is not first


def test_a_dialog_gets_the_help_over_itself(look: Look, tasks: Tasks, over: QWidget, qtbot: QtBot) -> None:
    """Help over the window behind a dialog could not be used."""
    shelf = HelpShelf(look, tasks, over)
    behind = shelf.show("sealing", over)
    dialog = QDialog(over)
    qtbot.addWidget(dialog)
    assert shelf.show("findings", dialog).parent() is dialog
    assert behind.isHidden()


def test_a_dialog_that_goes_takes_its_help_along(look: Look, tasks: Tasks, over: QWidget, qtbot: QtBot) -> None:
    """The next question is answered all the same."""
    shelf = HelpShelf(look, tasks, over)
    dialog = QDialog(over)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    shelf.show("findings", dialog)
    dialog.close()
    qtbot.waitUntil(lambda: shelf.dialog is None)
    assert shelf.show("sealing", over).isVisible()


def test_the_guide_is_written_and_said(look: Look, tasks: Tasks, over: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    """Where the person asked for it."""
    shelf = HelpShelf(look, tasks, over)
    dialog = shelf.show("sealing", over)
    asked = shelf.ask_for_guide()
    assert asked.windowTitle() == "Save the guide"
    out = tmp_path / "guide.pdf"
    asked.fileSelected.emit(str(out))
    qtbot.waitUntil(lambda: "guide.pdf" in dialog.remark.text())
    assert out.read_bytes().startswith(b"%PDF")


def test_a_guide_that_cannot_be_written_is_said(
    look: Look, tasks: Tasks, over: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    """With the next step, and although the help may be closed meanwhile."""
    shelf = HelpShelf(look, tasks, over)
    shelf.show("sealing", over)
    shelf.write_guide(str(tmp_path / "nowhere" / "guide.pdf"))
    qtbot.waitUntil(lambda: bool(over.findChildren(QMessageBox)))
    assert shelf.dialog is not None
    assert shelf.dialog.remark.text() == ""
    shelf.dialog.close()
    shelf.write_guide(str(tmp_path / "guide.pdf"))
    qtbot.waitUntil((tmp_path / "guide.pdf").is_file)
