"""The small question at a cell whose text has to be asked for: what it may mean, one key for each reading.

Nothing is chosen beforehand, so that an Enter too many decides nothing.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.qss import Kind, set_kind
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_KEY = Qt.Key
_ENTER: Final = (_KEY.Key_Return, _KEY.Key_Enter)
_FORWARD: Final = (_KEY.Key_Down, _KEY.Key_Right, _KEY.Key_Tab)
_BACK: Final = (_KEY.Key_Up, _KEY.Key_Left, _KEY.Key_Backtab)


class ChoicePopup(QFrame):
    """One button for each reading and a way out; leaving it keeps the text as typed."""

    #: number of the reading from 0 on, or None when nothing was chosen
    chose = Signal(object)

    def __init__(self, look: Look, text: str, meanings: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card-chosen")
        self._is_done = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        layout.setSpacing(look.px(6))
        question = _question(text, len(meanings))
        self.setAccessibleName(question)
        layout.addWidget(text_label(look, question))
        self.buttons = [
            self._button(fill(_("{n}: {meaning}"), {"n": str(n + 1), "meaning": meaning}), n)
            for n, meaning in enumerate(meanings)
        ]
        self.keep = self._button(_("Keep as text (Esc)"), None)
        set_kind(self.keep, Kind.FLAT)
        self._stops = (*self.buttons, self.keep)
        for button in self._stops:
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading if button is self.keep else Qt.AlignmentFlag(0))

    def ask(self, at: QPoint) -> None:
        """Show the question at a place of the screen, wholly in sight."""
        self.adjustSize()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            at.setX(at.x() - self.width())
        room = self.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.move(at)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, in whatever script; arrows walk and Enter takes; Esc leaves."""
        key = Qt.Key(event.key())
        place = unicodedata.decimal(event.text(), 0) - 1 if len(event.text()) == 1 else -1
        if 0 <= place < len(self.buttons):
            self._choose(place)
        elif key in _FORWARD or key in _BACK:
            self._walk(1 if key in _FORWARD else -1)
        elif key in _ENTER:
            self._take_chosen()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving without a choice keeps the text."""
        super().hideEvent(event)
        if not self._is_done:
            self._is_done = True
            self.chose.emit(None)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab walks like the arrows; nothing outside can be reached."""
        self._walk(1 if is_next else -1)
        return True

    def _walk(self, step: int) -> None:
        """Go to the next or previous button; the first one from where nothing is chosen."""
        here = next((n for n, button in enumerate(self._stops) if button.hasFocus()), -1 if step > 0 else 0)
        self._stops[(here + step) % len(self._stops)].setFocus(Qt.FocusReason.TabFocusReason)

    def _take_chosen(self) -> None:
        """Press the button that was walked to."""
        for button in self._stops:
            if button.hasFocus():
                button.click()
                return

    def _button(self, text: str, reading: int | None) -> QPushButton:
        """Button of one reading."""
        button = _Choice(text, self)
        button.clicked.connect(lambda: self._choose(reading))
        return button

    def _choose(self, reading: int | None) -> None:
        """Take a reading and go."""
        self._is_done = True
        self.close()
        self.chose.emit(reading)


class _Choice(QPushButton):
    """A button that leaves keys to the question, so that each key means one thing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses; every other key is the question's."""
        if event.key() == _KEY.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


def _question(text: str, readings: int) -> str:
    """What is asked."""
    asked = (
        _("“{text}” can be read in two ways. Which one is meant?")
        if readings > 1
        else _("“{text}” mixes digits of two scripts. Is this meant?")
    )
    return fill(asked, {"text": ltr(text)})
