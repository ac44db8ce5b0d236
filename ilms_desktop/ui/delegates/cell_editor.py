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
_MOVES: Final = {
    _KEY.Key_Return: ("down", "up"),
    _KEY.Key_Enter: ("down", "up"),
    _KEY.Key_Tab: ("next", "previous"),
    _KEY.Key_Backtab: ("previous", "previous"),
}
_ARROWS: Final = {
    _KEY.Key_Up: "up",
    _KEY.Key_Down: "down",
    _KEY.Key_Left: "left",
    _KEY.Key_Right: "right",
}


class CellEditor(QLineEdit):
    """A line without a frame of its own, figures at the right.

    Attributes:
        types_over: whether it was opened by typing; arrows then leave the cell instead of moving inside it.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.types_over = True
        self.setFrame(False)
        self.setProperty("kind", "cell")
        self.setFont(look.font())
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def leave_by(self, event: QKeyEvent) -> str | None:
        """Name of the move by which a key leaves the cell, or None where the key is for the text."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _MOVES:
            return _MOVES[key][shift]
        if self.types_over and not shift:
            return _ARROWS.get(key)
        return None

    def edit_inside(self) -> None:
        """F2: keep the text and put the caret at its end."""
        self.types_over = False
        self.deselect()
        self.setCursorPosition(len(self.text()))
