"""What dialogs with one deed have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_the_button_says_the_deed_and_what_is_wrong_stands_over_it(look: Look, qtbot: QtBot) -> None:
    """A dialog that forgot its deed is found at once."""
    dialog = DeedDialog(look, "Copy sources", "Copy 2 sources", icon="copy")
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.windowTitle(), dialog.go.text()) == ("Copy sources", "Copy 2 sources")
    assert dialog.go.isDefault()
    assert dialog.trouble.isHidden()
    dialog.say("There is no file.")
    assert dialog.trouble.isVisible()
    dialog.say("")
    assert dialog.trouble.isHidden()
    with pytest.raises(NotImplementedError):
        dialog.do()
    dialog.cancel.click()
    assert dialog.isHidden()
