"""Which files came in, and what was refused of them, is read again later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.ui.dialogs.import_log_dialog import ImportLogDialog
from ilms_desktop.ui.session import Session
from ilms_desktop.workspace.importing import plan_import
from tests.gui.dialogs.test_import_dialog import HEAD, REFUSED, ROWS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


def test_the_newest_import_is_told_in_full(session: Session, qtbot: QtBot) -> None:
    """And can be copied."""
    parsed = read_bulk((HEAD + ROWS + REFUSED).encode(), name="korea.csv")
    command = plan_import(session.workspace, parsed, source=None).command
    assert command is not None
    session.workspace.execute(command)
    dialog = ImportLogDialog(session)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.model.lines[0].file == "korea.csv"
    assert "is not a number" in dialog.told.text()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().startswith("korea.csv")


def test_without_imports_the_way_is_told(empty_workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot) -> None:
    """There is nothing to copy then."""
    dialog = ImportLogDialog(Session(empty_workspace, look, tasks))
    qtbot.addWidget(dialog)
    assert "Nothing was imported yet" in dialog.told.text()
    assert not dialog.copy.isEnabled()
