"""Opening an assignment: file, digits, name of the questionnaire."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.ui.dialogs.assignment_dialog import AssignmentDialog, OpenWish

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_a_name_is_proposed_and_never_taken_away(look: Look, qtbot: QtBot) -> None:
    """The questionnaire is called after its assignment until the person says otherwise."""
    dialog = AssignmentDialog(look, Path("/papers"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.file.take("/in/ILMS_KHM-01_2026_W0001_KHM.zip")
    proposed = Path("/papers/ILMS_KHM-01_2026_W0001_KHM.ilms")
    assert Path(dialog.new.text()) == proposed
    dialog.new.line.setText("/papers/mine.ilms")
    dialog.file.take("/in/other.zip")
    assert dialog.new.text() == "/papers/mine.ilms"
    assert not dialog.go.isEnabled()
    dialog.digits.setText("12345")
    with qtbot.waitSignal(dialog.wants) as said:
        dialog.go.click()
    assert said.args == [OpenWish(Path("/in/other.zip"), "12345", Path("/papers/mine.ilms"))]
