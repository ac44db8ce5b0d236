"""One of several answers in a dialog, with what it does; a choice shows its consequence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look

#: room before the words that explain a choice: as much as its ring takes
_INDENT: Final = 26


class Option(QWidget):
    """One of several answers with what it does."""

    def __init__(self, look: Look, name: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.button = QRadioButton(name, self)
        self.button.setAccessibleDescription(does)
        layout.addWidget(self.button)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addSpacing(_INDENT)
        self.does = text_label(look, does, role=Role.HELP, kind="muted", wraps=True)
        below.addWidget(self.does, 1)
        layout.addLayout(below)
