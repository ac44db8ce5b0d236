"""The small question at a cell whose text has two readings: both with their meaning, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.qss import Kind, set_kind
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1}


class ChoicePopup(QFrame):
    """Two buttons and a way out; leaving it keeps the text as typed."""

    #: 0, 1, or None when nothing was chosen
    chose = Signal(object)

    def __init__(self, look: Look, text: str, meanings: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card-chosen")
        self._is_done = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        question = fill(_("“{text}” can be read in two ways. Which one is meant?"), {"text": ltr(text)})
        layout.addWidget(text_label(look, question))
        row = QHBoxLayout()
        self.buttons = [
            self._button(fill(_("{n}: {meaning}"), {"n": str(n + 1), "meaning": meaning}), n)
            for n, meaning in enumerate(meanings)
        ]
        for button in self.buttons:
            row.addWidget(button)
        self.keep = self._button(_("Keep as text"), None)
        set_kind(self.keep, Kind.FLAT)
        row.addWidget(self.keep)
        layout.addLayout(row)

    def ask(self, at: QPoint) -> None:
        """Show the question at a place of the screen."""
        self.adjustSize()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            at.setX(at.x() - self.width())
        self.move(at)
        self.show()
        self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 choose, Esc leaves."""
        if event.key() in _KEYS:
            self._choose(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving without a choice keeps the text."""
        super().hideEvent(event)
        if not self._is_done:
            self._is_done = True
            self.chose.emit(None)

    def _button(self, text: str, reading: int | None) -> QPushButton:
        """Button of one reading."""
        button = QPushButton(text, self)
        button.clicked.connect(lambda: self._choose(reading))
        return button

    def _choose(self, reading: int | None) -> None:
        """Take a reading and go."""
        self._is_done = True
        self.close()
        self.chose.emit(reading)
