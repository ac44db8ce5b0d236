"""A check box whose words wrap: long names of sources are read in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


class WrappedCheck(QWidget):
    """Box at the start, words beside it; a click on the words counts too."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self.box.setAccessibleName(text)
        self.setFocusProxy(self.box)
        self.label = text_label(look, text, wraps=True)
        self.label.setContentsMargins(0, 3, 0, 0)
        self.label.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words is a click on the box."""
        if watched is self.label and event.type() == QEvent.Type.MouseButtonRelease:
            self.box.click()
        return super().eventFilter(watched, event)
