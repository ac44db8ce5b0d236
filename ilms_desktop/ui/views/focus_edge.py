"""A frame inside a scrolled pane or list while it has the focus, so that one always sees where the keys go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractScrollArea

_SEEN: Final = (QEvent.Type.FocusIn, QEvent.Type.Resize)


class FocusEdge(QWidget):
    """Lies over its pane, takes no click."""

    def __init__(self, pane: QAbstractScrollArea) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane.installEventFilter(self)
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus, and follow the size of the pane."""
        # why: a pane that is being destroyed gives up the focus when it cannot be asked for its size any more
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() in _SEEN:
            self.setGeometry(self._pane.rect())
            if event.type() == QEvent.Type.FocusIn:
                self.show()
                self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the frame."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), metrics.FRAME))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
