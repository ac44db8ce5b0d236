"""What an empty table says: how figures come into it, and what empty cells count as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.surface import Bar, on_paper

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


class EmptyHint(Bar):
    """A line over the grid with its one button."""

    #: the person wants to import a file
    wants_import = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        on_paper(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 5)
        text = _("Type, or paste from Excel (Ctrl+V). Empty cells count as not yet reported.")
        layout.addWidget(text_label(look, text, kind="second", wraps=True), 1)
        self.button = Button(look, _("Import…"), icon="import", kind=Kind.FLAT)
        self.button.clicked.connect(self.wants_import)
        layout.addWidget(self.button)
        self.hide()
