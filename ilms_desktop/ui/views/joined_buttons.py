"""Two to four choices side by side; the chosen one has a tint and a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ilms_desktop.ui.style.qss import Kind, set_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.ui.look import Look


class JoinedButtons(QWidget):
    """One choice or none; choosing the chosen one again takes it away."""

    #: value that was chosen; empty for none
    chose = Signal(str)

    def __init__(self, look: Look, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._value = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: dict[str, QPushButton] = {}
        for value, label in choices:
            button = QPushButton(label, self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            set_kind(button, Kind.CHOICE)
            button.clicked.connect(lambda _on=False, picked=value: self._pick(picked))
            self.buttons[value] = button
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch()
        look.dress(self._dress)

    @property
    def value(self) -> str:
        """What is chosen; empty for nothing."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show a choice without telling anybody."""
        self._value = value if value in self.buttons else ""
        self._dress()

    def _pick(self, value: str) -> None:
        """Take or take back a choice."""
        self.show_value("" if value == self._value else value)
        self.chose.emit(self._value)

    def _dress(self) -> None:
        """Tint and tick on the chosen one alone."""
        for value, button in self.buttons.items():
            button.setChecked(value == self._value)
            button.setFont(self._look.font(bold=value == self._value))
            tick = self._look.icon("tick", color="accent", size=14)
            button.setIcon(tick if value == self._value else type(tick)())
