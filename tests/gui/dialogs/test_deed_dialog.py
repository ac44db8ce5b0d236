"""What dialogs with one deed have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.views.labels import text_label

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


def test_words_that_wrap_have_room(look: Look, qtbot: QtBot) -> None:
    """Large letters make more lines than Qt asks room for."""
    dialog = DeedDialog(look, "Copy sources", "Copy")
    qtbot.addWidget(dialog)
    words = text_label(look, "Many words that stand on many lines. " * 20, wraps=True)
    dialog.body.addWidget(words)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert words.height() >= words.heightForWidth(words.width())
