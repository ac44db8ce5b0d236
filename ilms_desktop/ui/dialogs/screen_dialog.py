"""A dialog that is never larger than its screen: what has no room, such as at 200 %, is scrolled to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

#: what the system draws around a window
_FRAME: Final = QSize(8, 40)
#: what the smallest screen that is supported, 1366 by 768, leaves beside the bar of the system and the frame
_LEAST: Final = QSize(1350, 680)


class ScreenDialog(QDialog):
    """A dialog that fits, or scrolls."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take no more than the screen has."""
        room = (self.screen().availableGeometry().size() - _FRAME).expandedTo(_LEAST)
        needed = self.needed(min(self.width(), room.width()))
        if needed.width() > room.width() or needed.height() > room.height():
            self._let_scroll()
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        # why: a layout does not hold its window to the height that its wrapped lines need
        self.resize(self.size().expandedTo(needed).boundedTo(room))
        for area in self.findChildren(QScrollArea):
            # why: keys scroll it, so Tab stops at it, and a screen reader has to say where that is
            area.setAccessibleName(area.accessibleName() or self.windowTitle())
        super().showEvent(event)

    def needed(self, width: int) -> QSize:
        """Least size of the contents in a width; lines that wrap take their height from it."""
        layout = self.layout()
        if layout is None:
            return QSize()
        least = layout.minimumSize()
        if not layout.hasHeightForWidth():
            return least
        return least.expandedTo(QSize(0, layout.totalMinimumHeightForWidth(max(width, least.width()))))

    def _let_scroll(self) -> None:
        """Let the contents scroll; once is enough."""
        layout = self.layout()
        if layout is None or self.findChild(QScrollArea, _NAME) is not None:
            return
        inner = QWidget()
        inner.setLayout(layout)
        area = QScrollArea(self)
        area.setObjectName(_NAME)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)


#: name of the area, so that it is made once
_NAME: Final = "contents of the dialog"
