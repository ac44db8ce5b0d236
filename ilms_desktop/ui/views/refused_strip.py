"""The strip below a preview: what is refused, and a button that copies it to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look


class RefusedStrip(QFrame):
    """Says why something is refused.

    Attributes:
        why: the sentence. copy: the button.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "alarm")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        self.why = text_label(look, wraps=True)
        row.addWidget(self.why, 1)
        self.copy = Button(look, _("Copy refused"), icon="copy-text")
        row.addWidget(self.copy)
