"""Confirming the key of an office: file, code, digits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.model.part import ConfirmedBy
from ilms_desktop.ui.dialogs.office_dialog import OfficeDialog, OfficeWish
from ilms_desktop.workspace.offices import Introduction

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_what_was_given_is_handed_over_and_the_dialog_stays(look: Look, qtbot: QtBot) -> None:
    """It closes once the digits were compared, which happens elsewhere."""
    dialog = OfficeDialog(look)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.go.isEnabled()
    dialog.file.take("/keys/mol.pub")
    dialog.code.setText("MOL")
    dialog.tables.setText("C4, C1")
    assert not dialog.go.isEnabled()
    dialog.digits.setText("12345 67890")
    dialog.heard.choose(ConfirmedBy.VIDEO)
    with qtbot.waitSignal(dialog.wants) as said:
        dialog.go.click()
    introduced = Introduction("MOL", "", ("C4", "C1"), way=ConfirmedBy.VIDEO)
    assert said.args == [OfficeWish(Path("/keys/mol.pub"), introduced, "12345 67890")]
    assert dialog.isVisible()
    dialog.say("Not these.")
    dialog.digits.setText("1")
    assert not dialog.trouble.isVisible()
