"""A key that is lost or in other hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ilms_desktop.ui.dialogs.lost_key_dialog import LostKeyDialog
from ilms_desktop.ui.presenters.bidi import bare

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def said(dialog: LostKeyDialog) -> str:
    """Everything that is to be read."""
    return bare(" ".join(label.text() for label in dialog.findChildren(QLabel)))


def test_first_the_telephone_then_the_replacement(look: Look, qtbot: QtBot) -> None:
    """With the number of the trust bundle, else with where to find it."""
    dialog = LostKeyDialog(look, signer="khm-01", telephone="+41 22 000 00 00", parent=None)
    qtbot.addWidget(dialog)
    assert "Telephone of the ILO: +41 22 000 00 00." in said(dialog)
    other = LostKeyDialog(look, signer="", telephone="")
    qtbot.addWidget(other)
    assert "official letter" in said(other)


def test_the_lost_key_must_be_named(look: Look, qtbot: QtBot) -> None:
    """On another computer nobody else knows which it was."""
    dialog = LostKeyDialog(look, signer="", telephone="")
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.assertNotEmitted(dialog.wants_replacement):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "not a signer id" in dialog.row.trouble.text()
    qtbot.keyClicks(dialog.signer, " KHM-02 ")
    assert dialog.row.trouble.isHidden()
    with qtbot.waitSignal(dialog.wants_replacement) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert asked.args == ["khm-02"]
