"""A chip is a filter with its count, chosen by mouse and key, told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.ui.views.chip import Chip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_a_chip_grows_with_its_count_and_can_be_chosen(look: Look, qtbot: QtBot) -> None:
    """The chosen one has an accent edge and a tint."""
    chip = Chip(look, "To fix")
    qtbot.addWidget(chip)
    bare = chip.sizeHint().width()
    chip.set_count(120)
    assert chip.sizeHint().width() > bare
    assert chip.accessibleName() == "To fix, 120"
    chip.resize(chip.sizeHint())
    plain = chip.grab().toImage()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.grab().toImage() != plain
    assert chip.sizeHint().height() >= 24
