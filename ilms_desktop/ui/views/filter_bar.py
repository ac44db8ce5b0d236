"""The line under the title of a table while rows are out of sight: how many, why, and one button to show them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.surface import Bar, on_paper

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


class FilterBar(Bar):
    """Words and their button."""

    #: the person wants to see every row
    wants_all = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        on_paper(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 3)
        self.text = text_label(look, kind="second", wraps=True)
        layout.addWidget(self.text, 1)
        self.button = Button(look, _("Show all rows"), kind=Kind.FLAT)
        self.button.clicked.connect(self.wants_all)
        layout.addWidget(self.button)
        self.hide()

    def tell(self, text: str) -> None:
        """Show what is out of sight; an empty text takes the line away."""
        if text == self.text.text() and self.isHidden() is not bool(text):
            return
        self.text.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)
