"""What happens to the figures is said before another class version is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.dialogs.version_dialog import VersionDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.version_words import VersionSwitch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_the_question_comes_with_its_consequences(look: Look, qtbot: QtBot) -> None:
    """The deed is a word of its own, not yes."""
    switch = VersionSwitch(here="aggregate", there="broad sectors", figures=96, waiting=0, both=())
    dialog = VersionDialog(look, "A5", switch)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Switch the class version"
    assert bare(dialog.told[0].text()).startswith("96 filled cells in “aggregate” stay in the file.")
    assert dialog.go.text() == "Switch"
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    assert not dialog.grab().isNull()
