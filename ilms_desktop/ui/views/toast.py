"""The toast: what was just done, with Undo; it stays until the next action and is never over the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from ilms_desktop.ui.look import Look

_HEIGHT: Final = 40
_DISTANCE: Final = 16
#: a label breaks a line that fits to the pixel
_SPARE: Final = 4


class Toast(QFrame):
    """A bar at the bottom centre of its parent."""

    #: the person wants the step taken back
    wants_undo = Signal()

    def __init__(self, look: Look, parent: QWidget, *, avoid: Callable[[], QRect]) -> None:
        """Float over `parent`; `avoid` gives the place that must stay in sight, in its coordinates."""
        super().__init__(parent)
        self._look = look
        self._ground = parent
        self._avoid = avoid
        self.setProperty("kind", "toast")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(12)
        self.text = text_label(look, wraps=True)
        layout.addWidget(self.text, 1)
        self.undo = Button(look, _("Undo"), kind=Kind.SECONDARY)
        self.undo.clicked.connect(self.wants_undo)
        layout.addWidget(self.undo)
        self.other = Button(look, "", kind=Kind.SECONDARY)
        self.other.clicked.connect(self._do_other)
        self.other.hide()
        layout.addWidget(self.other)
        self._deed: Callable[[], object] | None = None
        self._remark = ""
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, can_undo: bool = True) -> None:
        """Show a sentence and read it aloud."""
        self._show(text, can_undo=can_undo)

    def offer(self, text: str, words: str, deed: Callable[[], object]) -> None:
        """Show a sentence with a deed of its own beside it."""
        self.other.setText(words)
        self._deed = deed
        self._show(text, can_undo=False)

    def remark(self, text: str) -> None:
        """Show a sentence that the next one does not push away; both go together."""
        self._show(text, can_undo=False)
        self._remark = text

    def hideEvent(self, event: QHideEvent) -> None:
        """What was said is said."""
        super().hideEvent(event)
        self._remark = ""
        self._deed = None

    def _do_other(self) -> None:
        """Do what is offered."""
        deed = self._deed
        self.hide()
        if deed is not None:
            deed()

    def _show(self, text: str, *, can_undo: bool) -> None:
        text = "\n".join(part for part in (text, self._remark) if part)
        self.text.setText(text)
        self.undo.setVisible(can_undo)
        self.other.setVisible(self._deed is not None and not can_undo)
        self.show()
        self._settle()
        self.raise_()
        announce(self, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """Bottom centre, or top centre where the current cell is below."""
        parent = self._ground.rect()
        layout = self.layout()
        lines = self.text.text().split("\n")
        beside = layout.sizeHint().width() - self.text.sizeHint().width() if layout is not None else 0
        wanted = max(map(self.text.fontMetrics().horizontalAdvance, lines)) + _SPARE + beside
        width = min(wanted, parent.width() - 2 * _DISTANCE)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height(), self._look.px(_HEIGHT))
        place = QRect(0, 0, width, height)
        place.moveCenter(parent.center())
        place.moveBottom(parent.bottom() - _DISTANCE)
        if place.intersects(self._avoid()):
            place.moveTop(self._avoid().top() - place.height() - _DISTANCE)
        self.setGeometry(place)
