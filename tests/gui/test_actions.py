"""Every action has words; no key means two things."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from ilms_desktop.ui.actions import DEEDS, Actions

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


def test_no_key_is_used_twice() -> None:
    """A key must mean the same everywhere."""
    keys = Counter(QKeySequence(key).toString() for deed in DEEDS for key in deed.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_single_letter_is_a_shortcut_and_none_needs_altgr() -> None:
    """Letters belong to the cells; keyboards differ."""
    for deed in DEEDS:
        for key in deed.keys:
            assert "+" in key or len(key) > 1, key
            assert "Ctrl+Alt" not in key


def test_tool_bar_actions_have_icon_and_word(look: Look) -> None:
    """An icon alone is a riddle."""
    parent = QObject()
    actions = Actions(look, parent)
    for deed in DEEDS:
        action = actions[deed.name]
        assert action.text()
        assert action.icon().isNull() is not bool(deed.icon)
        assert bool(deed.short) or not deed.icon
    assert actions["undo"].toolTip() == "Undo (Ctrl+Z)"
    assert actions["about"].toolTip() == "About ILMS Desktop"
