"""One line for the name of a restore point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.ui.dialogs.name_point_dialog import NamePointDialog
from ilms_desktop.workspace.restore_points import LONGEST_NAME

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_enter_takes_the_name_and_esc_leaves_it(look: Look, qtbot: QtBot) -> None:
    """The old name is selected, so that typing replaces it; more than the file takes cannot be typed."""
    dialog = NamePointDialog(look, "12 Sept", None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.named) as named:
        qtbot.keyClicks(dialog.name, "Before")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert named.args == ["Before"]
    dialog.show()
    with qtbot.assertNotEmitted(dialog.named):
        dialog.name.setText("")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.name.maxLength() == LONGEST_NAME
