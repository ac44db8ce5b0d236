"""A line of text in a dialog with a deed: Enter ends the line and does not do the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeptLine(QLineEdit):
    """A line edit that keeps Enter to itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty one; `name` is for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As usual, but what follows Enter stays here."""
        super().keyPressEvent(event)
        if event.key() in _ENTER:
            event.accept()
