"""A box for several lines of text, with the edge and focus ring of the other inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ilms_desktop.ui.look import Look

_RADIUS: Final = 4
_AIR: Final = 16
_FOCUS_EVENTS: Final = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class Edge(QWidget):
    """The edge over an input: grey, or the focus ring."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.is_focused = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.is_focused else 1
        painter.setPen(QPen(self._look.color("focus" if self.is_focused else "edge"), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        painter.end()


class TextBox(QWidget):
    """A plain text editor with an edge."""

    #: the text changed
    did_change = Signal()

    def __init__(self, look: Look, title: str, *, lines: int, parent: QWidget | None = None) -> None:
        """Make a box for `lines` lines; `title` is its name for screen readers."""
        super().__init__(parent)
        self._look = look
        self._lines = lines
        self.edit = QPlainTextEdit(self)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(title or _("Text"))
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.did_change)
        self.setFocusProxy(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self._edge = Edge(look, self)
        look.dress(self._dress)

    def text(self) -> str:
        """What stands in the box, without outer spaces."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Put a text into the box."""
        self.edit.setPlainText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the focus ring while the person writes here."""
        if event.type() in _FOCUS_EVENTS:
            self._edge.is_focused = event.type() == QEvent.Type.FocusIn
            self._edge.update()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge around the box."""
        super().resizeEvent(event)
        self._edge.setGeometry(self.rect())
        self._edge.raise_()

    def _dress(self) -> None:
        """Height of its lines in the font of the look in use."""
        self.edit.setFont(self._look.font())
        self.setFixedHeight(self._look.line_height() * self._lines + _AIR)
