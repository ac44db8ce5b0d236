"""A link of several lines: words that lead somewhere, painted, since no button of the system wraps its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ilms_desktop.ui.delegates.geometry import start_alignment
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

#: nothing that is to be hit is lower
_LEAST: Final = 24
_WIDTH: Final = 120
_TALL: Final = 10_000


class WrappedLink(QAbstractButton):
    """Words in the colour of links, underlined under the pointer."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.dress(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Lines follow from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words need."""
        room = QRect(0, 0, max(40, width), _TALL)
        font = QFontMetrics(self._look.font(Role.HELP))
        needed = font.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).height()
        return max(needed + 4, self._look.px(_LEAST))

    def sizeHint(self) -> QSize:
        """A width to begin with."""
        width = self._look.px(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the words, and the frame of the focus."""
        look, painter = self._look, QPainter(self)
        font = look.font(Role.HELP)
        font.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(font)
        painter.setPen(look.color("accent"))
        flags = start_alignment(rtl=look.is_right_to_left) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(flags | Qt.TextFlag.TextWordWrap), self.text())
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
