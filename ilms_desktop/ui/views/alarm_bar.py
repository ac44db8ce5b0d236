"""The red bar over the grid: something could not be saved; it stays until saving works again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.errors import IlmsError
    from ilms_desktop.ui.look import Look


class AlarmBar(QFrame):
    """Says why nothing is saved and what to do."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "alarm")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        self.text = text_label(look, kind="red", wraps=True)
        layout.addWidget(self.text, 1)
        self.hide()

    def warn(self, error: IlmsError) -> None:
        """Show a trouble of the disk."""
        self.text.setText(fill(_("Not saved: {why}"), {"why": i18n.error_text(error)}))
        self.show()
        announce(self, self.text.text(), is_urgent=True)
