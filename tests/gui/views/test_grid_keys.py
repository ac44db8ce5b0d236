"""One table says what keys mean in the grid; whatever else is pressed is text or somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ilms_desktop.ui.presenters.moves import Way
from ilms_desktop.ui.views.grid_keys import Step, Stroke, meaning, types_text

if TYPE_CHECKING:
    from ilms_desktop.ui.views.grid_keys import Step as AnyStep

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PAD = Qt.KeyboardModifier.KeypadModifier


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE, text: str = "") -> QKeyEvent:
    """A key going down."""
    return QKeyEvent(QEvent.Type.KeyPress, key, keys, text)


@pytest.mark.parametrize(
    ("key", "keys", "meant"),
    [
        (KEY.Key_Down, NONE, Step(Way.DOWN, extends=False)),
        (KEY.Key_Up, SHIFT, Step(Way.UP, extends=True)),
        (KEY.Key_Left, NONE, Step(Way.BACK, extends=False)),
        (KEY.Key_Right, CTRL | SHIFT, Step(Way.ON_EDGE, extends=True)),
        (KEY.Key_Home, PAD, Step(Way.ROW_START, extends=False)),
        (KEY.Key_End, CTRL, Step(Way.LAST, extends=False)),
        (KEY.Key_PageDown, SHIFT, Step(Way.PAGE_DOWN, extends=True)),
        (KEY.Key_Enter, PAD, Stroke.ENTER),
        (KEY.Key_Return, SHIFT, Stroke.ENTER_BACK),
        (KEY.Key_Backtab, SHIFT, Stroke.TAB_BACK),
        (KEY.Key_F10, SHIFT, Stroke.MENU),
        (KEY.Key_Backspace, NONE, Stroke.CLEAR),
    ],
)
def test_keys_that_go_somewhere_or_do_something(
    key: Qt.Key, keys: Qt.KeyboardModifier, meant: AnyStep | Stroke
) -> None:
    """The keypad counts as the other keys do."""
    assert meaning(press(key, keys), rtl=False) == meant


@pytest.mark.parametrize(
    ("key", "keys"),
    [
        (KEY.Key_PageDown, CTRL),
        (KEY.Key_Return, CTRL),
        (KEY.Key_Return, ALT),
        (KEY.Key_Down, ALT),
        (KEY.Key_Tab, CTRL),
        (KEY.Key_Delete, SHIFT),
        (KEY.Key_D, CTRL),
        (KEY.Key_5, NONE),
    ],
)
def test_keys_of_somebody_else(key: Qt.Key, keys: Qt.KeyboardModifier) -> None:
    """Actions of the window, other programs, and what is to be typed."""
    assert meaning(press(key, keys), rtl=False) is None


def test_left_and_right_turn_round_with_the_window_and_home_does_not() -> None:
    """Arrows go as seen; the row's start is where reading begins."""
    assert meaning(press(KEY.Key_Left), rtl=True) == Step(Way.ON, extends=False)
    assert meaning(press(KEY.Key_Right, CTRL), rtl=True) == Step(Way.BACK_EDGE, extends=False)
    assert meaning(press(KEY.Key_Home), rtl=True) == Step(Way.ROW_START, extends=False)


@pytest.mark.parametrize(
    ("event", "is_text"),
    [
        (press(KEY.Key_5, NONE, "5"), True),
        (press(KEY.Key_5, PAD, "5"), True),
        (press(KEY.Key_N, SHIFT, "N"), True),
        (press(Qt.Key(0x0E51), NONE, "๑"), True),
        (press(KEY.Key_At, CTRL | ALT, "@"), True),
        (press(KEY.Key_Escape, NONE, "\x1b"), False),
        (press(KEY.Key_A, CTRL, "\x01"), False),
        (press(KEY.Key_1, ALT, "1"), False),
        (press(KEY.Key_F2), False),
    ],
)
def test_what_is_typed(event: QKeyEvent, is_text: bool) -> None:
    """Any character of any script; signs of AltGr count, keys with Ctrl or Alt alone do not."""
    assert types_text(event) is is_text
