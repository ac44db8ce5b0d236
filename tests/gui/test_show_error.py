"""Troubles are told with what to do next; our own mistakes are told as such."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from ilms_desktop.errors import BugError, StorageError
from ilms_desktop.ui import show_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_trouble_in_the_world(qtbot: QtBot) -> None:
    """What happened, the next step, the code for the help desk; no traceback."""
    box = show_error.show_error(StorageError("workspace_missing", path="a.ilms"), None)
    qtbot.addWidget(box)
    assert box.text() == "There is no file a.ilms."
    assert box.informativeText().startswith("Check the name")
    assert box.detailedText() == "Code for the help desk: workspace_missing"


@pytest.mark.parametrize("error", [BugError("bug", detail="x"), ZeroDivisionError("x")])
def test_a_mistake_of_ours(qtbot: QtBot, error: BaseException) -> None:
    """Never "something went wrong": the details can be sent."""
    box = show_error.show_error(error, None)
    qtbot.addWidget(box)
    assert "mistake" in box.text()
    assert "ILMS Desktop" in box.detailedText()
    assert type(error).__name__ in box.detailedText()


def test_an_exception_nobody_expected_opens_the_crash_dialog(
    qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    """And stands on the terminal too."""
    error = ZeroDivisionError("by zero")
    show_error.excepthook(type(error), error, None)
    assert "ZeroDivisionError" in capsys.readouterr().err
    boxes = [widget for widget in qapp.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()]
    assert "ZeroDivisionError" in boxes[-1].detailedText()
    boxes[-1].close()


def test_stopping_from_the_terminal_is_no_mistake(qapp: QApplication) -> None:
    """Ctrl+C opens no dialog."""
    before = len(qapp.topLevelWidgets())
    show_error.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(qapp.topLevelWidgets()) == before
    assert sys.excepthook is not show_error.excepthook
