"""A page where nothing is yet: what it is for, and the one or two ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from ilms_desktop.ui.look import Look

_WIDEST: Final = 520


class EmptyState(QWidget):
    """Title, sentence, buttons."""

    def __init__(self, look: Look, title: str, text: str, *buttons: QAbstractButton) -> None:
        """Show `title` and `text` over the buttons."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(8)
        about = text_label(look, text, kind="second", wraps=True)
        about.setMaximumWidth(look.px(_WIDEST))
        layout.addWidget(text_label(look, title, role=Role.PAGE_TITLE, wraps=True))
        layout.addWidget(about)
        layout.addSpacing(8)
        row = FlowLayout(spacing=8)
        for button in buttons:
            row.addWidget(button)
        layout.addLayout(row)
        layout.addStretch()
