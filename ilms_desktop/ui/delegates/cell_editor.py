"""The line in which a cell is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_KEY = Qt.Key
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_DEEDS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
#: key -> its move, and its move with Shift
_MOVES: Final = {
    _KEY.Key_Return: ("down", "up"),
    _KEY.Key_Enter: ("down", "up"),
    _KEY.Key_Tab: ("next", "previous"),
    _KEY.Key_Backtab: ("previous", "previous"),
}
_ARROWS: Final = {
    _KEY.Key_Up: "arrow_up",
    _KEY.Key_Down: "arrow_down",
    _KEY.Key_Left: "left",
    _KEY.Key_Right: "right",
}
_UP_AND_DOWN: Final = (_KEY.Key_Up, _KEY.Key_Down)
#: what the decimal key of a numeric keypad prints, by keyboard layout
_DECIMAL_KEYS: Final = frozenset(".,\u066b")


class CellEditor(QLineEdit):
    """A line without a frame of its own, figures at the right.

    Attributes:
        types_over: whether it was opened by typing; arrows then leave the cell instead of moving inside it.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.types_over = True
        self.setFrame(False)
        self.setProperty("kind", "cell")
        self.setFont(look.font())
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def leave_by(self, event: QKeyEvent) -> str | None:
        """Name of the move by which a key leaves the cell, or None where the key is for the text."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        shift = bool(modifiers & _SHIFT)
        if modifiers & _DEEDS:
            return None
        if key in _MOVES:
            return _MOVES[key][shift]
        if self.types_over and not shift:
            return _ARROWS.get(key)
        return None

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key was one of the editor's own: F2 to edit inside, the keypad's decimal key, arrows that stay."""
        key = Qt.Key(event.key())
        if key == _KEY.Key_F2 and not event.modifiers():
            self.edit_inside()
            return True
        if event.modifiers() & _KEYPAD and event.text() in _DECIMAL_KEYS:
            # why: a keypad prints what its layout says, which need not be the decimal sign in use
            self.insert(self._look.numbers.decimal)
            return True
        # why: the line would hand them on, and the grid would leave a cell that is being edited inside
        return key in _UP_AND_DOWN and not self.types_over

    def edit_inside(self) -> None:
        """F2: keep the text and put the caret at its end."""
        self.types_over = False
        self.deselect()
        self.setCursorPosition(len(self.text()))

    def hold(self, text: str) -> None:
        """Show a text that was typed and refused, to be mended."""
        self.selectAll()
        self.insert(text)
        self.edit_inside()
