"""A row of a form with a line of help below, which gives way to what is wrong with the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.field_row import FormRow
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look


class HelpedRow(FormRow):
    """Label, editor, help or trouble."""

    def __init__(self, look: Look, title: str, inside: QWidget, *, about: str = "") -> None:
        """Put `inside` under `title`, with `about` below."""
        super().__init__(look, title, inside)
        self._inside = inside
        self._is_shown = True
        inside.setAccessibleName(title.removesuffix(" *"))
        inside.setAccessibleDescription(about)
        self.about = text_label(look, about, role=Role.HELP, kind="muted", wraps=True)
        self.about.setVisible(bool(about))
        self._column.addWidget(self.about)

    def say(self, text: str) -> None:
        """Say what went wrong in the place of the help; an empty text takes it back."""
        super().say(text)
        self._inside.setAccessibleDescription(text or self.about.text())
        self.about.setVisible(not text and bool(self.about.text()) and self._is_shown)

    def set_shown(self, *, is_shown: bool) -> None:
        """Show or hide the whole row."""
        if is_shown != self._is_shown:
            self._is_shown = is_shown
            self.label.setVisible(is_shown)
            self._inside.setVisible(is_shown)
            self.say("")

    def set_enabled(self, *, is_enabled: bool) -> None:
        """Let something be typed, or not."""
        self._inside.setEnabled(is_enabled)
