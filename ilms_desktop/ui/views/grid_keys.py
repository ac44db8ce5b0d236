"""What a key means in the grid, as one table; keys that are actions of the window are in `actions`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from ilms_desktop.ui.presenters.moves import Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

_KEY = Qt.Key
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_OTHERS: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Stroke(StrEnum):
    """Key that does something else than go to a cell."""

    #: Enter
    ENTER = "enter"
    #: Shift+Enter
    ENTER_BACK = "enter_back"
    #: Tab
    TAB = "tab"
    #: Shift+Tab
    TAB_BACK = "tab_back"
    #: Delete or Backspace
    CLEAR = "clear"
    #: menu key or Shift+F10
    MENU = "menu"


@dataclass(frozen=True, slots=True)
class Step:
    """Key that goes to a cell, or takes the selection there."""

    way: Way
    extends: bool


_WAYS: Final = {
    _KEY.Key_Up: Way.UP,
    _KEY.Key_Down: Way.DOWN,
    _KEY.Key_Left: Way.BACK,
    _KEY.Key_Right: Way.ON,
    _KEY.Key_Home: Way.ROW_START,
    _KEY.Key_End: Way.ROW_END,
    _KEY.Key_PageUp: Way.PAGE_UP,
    _KEY.Key_PageDown: Way.PAGE_DOWN,
}
#: the same keys with Ctrl; Ctrl+PgUp and Ctrl+PgDn go to other tables
_CTRL_WAYS: Final = {
    _KEY.Key_Up: Way.UP_EDGE,
    _KEY.Key_Down: Way.DOWN_EDGE,
    _KEY.Key_Left: Way.BACK_EDGE,
    _KEY.Key_Right: Way.ON_EDGE,
    _KEY.Key_Home: Way.FIRST,
    _KEY.Key_End: Way.LAST,
}
#: ways along a row turn round where the years run to the left
_MIRRORED: Final = {
    Way.BACK: Way.ON,
    Way.ON: Way.BACK,
    Way.BACK_EDGE: Way.ON_EDGE,
    Way.ON_EDGE: Way.BACK_EDGE,
}
#: key and whether Shift is held
_STROKES: Final = {
    (_KEY.Key_Return, False): Stroke.ENTER,
    (_KEY.Key_Enter, False): Stroke.ENTER,
    (_KEY.Key_Return, True): Stroke.ENTER_BACK,
    (_KEY.Key_Enter, True): Stroke.ENTER_BACK,
    (_KEY.Key_Tab, False): Stroke.TAB,
    (_KEY.Key_Tab, True): Stroke.TAB_BACK,
    (_KEY.Key_Backtab, False): Stroke.TAB_BACK,
    (_KEY.Key_Backtab, True): Stroke.TAB_BACK,
    (_KEY.Key_Delete, False): Stroke.CLEAR,
    (_KEY.Key_Backspace, False): Stroke.CLEAR,
    (_KEY.Key_Menu, False): Stroke.MENU,
    (_KEY.Key_F10, True): Stroke.MENU,
}


def all_keys() -> Iterator[tuple[str, Way | Stroke]]:
    """Every key with its meaning, for the sheet of keys; written as portable shortcuts, from left to right."""
    for control, ways in ((Qt.KeyboardModifier.NoModifier, _WAYS), (_CTRL, _CTRL_WAYS)):
        yield from ((QKeySequence(QKeyCombination(control, key)).toString(), way) for key, way in ways.items())
    for (key, shift), stroke in _STROKES.items():
        if key is not _KEY.Key_Backtab:
            held = _SHIFT if shift else Qt.KeyboardModifier.NoModifier
            yield QKeySequence(QKeyCombination(held, key)).toString(), stroke


def meaning(event: QKeyEvent, *, rtl: bool) -> Step | Stroke | None:
    """What a key means, or None where it is for somebody else or a text to be typed."""
    modifiers, key = event.modifiers(), Qt.Key(event.key())
    if modifiers & _OTHERS:
        return None
    shift, ctrl = bool(modifiers & _SHIFT), bool(modifiers & _CTRL)
    way = (_CTRL_WAYS if ctrl else _WAYS).get(key)
    if way is not None:
        return Step(_MIRRORED.get(way, way) if rtl else way, extends=shift)
    return None if ctrl else _STROKES.get((key, shift))


def types_text(event: QKeyEvent) -> bool:
    """Whether a key puts a character into a cell; AltGr, which counts as Ctrl+Alt on some systems, does as well."""
    modifiers = event.modifiers() & (_CTRL | _OTHERS)
    is_plain = not modifiers or modifiers == _CTRL | Qt.KeyboardModifier.AltModifier
    return is_plain and bool(event.text()) and event.text().isprintable()
