"""A word of the status bar that can be used: painted, as high as the bar, with a menu of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look

_AIR: Final = 8
#: nothing that is to be hit is smaller
_LEAST: Final = 24


class StatusButton(QAbstractButton):
    """Word with a menu above it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.menu = QMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._open)
        look.dress(self.updateGeometry)

    def show_text(self, text: str, *, name: str) -> None:
        """Show a word; `name` says to a screen reader what it is."""
        self.setText(text)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Word with air on both sides."""
        font = QFontMetrics(self._look.font(Role.HELP))
        least = self._look.px(_LEAST)
        return QSize(max(least, font.horizontalAdvance(self.text()) + 2 * _AIR), max(least, font.height() + 4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the word, the ground under the pointer, the focus."""
        look = self._look
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), look.color("hover"))
        painter.setFont(look.font(Role.HELP))
        painter.setPen(look.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), metrics.FRAME))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _open(self) -> None:
        """Open the menu over the word."""
        corner = self.mapToGlobal(self.rect().topLeft())
        corner.setY(corner.y() - self.menu.sizeHint().height())
        self.menu.popup(corner)
