"""A mail that came back: only what can help is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.mail.size import Remedy
from ilms_desktop.ui.dialogs.came_back_dialog import CameBack, CameBackDialog, Next

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_what_can_help_is_offered_in_its_order(look: Look, qtbot: QtBot) -> None:
    """The other form only where there is one; the stick always."""
    dialog = CameBackDialog(look, CameBack("S0001", None, tuple(Remedy)))
    qtbot.addWidget(dialog)
    assert list(dialog.options) == [Next.NO_WORKBOOK, Next.SPLIT, Next.BY_HAND]
    with qtbot.waitSignal(dialog.wants) as wanted:
        dialog.go.click()
    assert wanted.args == [Next.NO_WORKBOOK]
    alone = CameBackDialog(look, CameBack("A0001", None, ()))
    qtbot.addWidget(alone)
    assert list(alone.options) == [Next.BY_HAND]
