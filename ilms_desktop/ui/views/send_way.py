"""One way to send a file: icon, title, what it does, its deeds; the suggested one has the accent's edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.views.buttons import Button

_ICON: Final = 20


class SendWay(QFrame):
    """A card with one or several buttons."""

    def __init__(self, look: Look, icon: str, buttons: tuple[Button, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.buttons = buttons
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._icon = icon
        self.picture = text_label(look)
        head.addWidget(self.picture)
        self.title = text_label(look, role=Role.TABLE_TITLE, wraps=True)
        head.addWidget(self.title, 1)
        self.badge = text_label(look, _("suggested"), role=Role.HELP, kind="badge")
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        self.about = text_label(look, role=Role.HELP, kind="second", wraps=True)
        layout.addWidget(self.about)
        layout.addStretch()
        row = FlowLayout(spacing=8)
        for button in buttons:
            row.addWidget(button)
        layout.addLayout(row)
        look.dress(self._dress)

    def show_way(self, title: str, about: str, *, is_suggested: bool) -> None:
        """Say what it does now; the first button of the suggested way is the deed of the screen."""
        self.title.setText(title)
        self.about.setText(about)
        self.badge.setVisible(is_suggested)
        self.setProperty("kind", "card-chosen" if is_suggested else "card")
        self.style().unpolish(self)
        self.style().polish(self)
        if len(self.buttons) == 1:
            self.buttons[0].become(Kind.PRIMARY if is_suggested else Kind.SECONDARY)
            self.buttons[0].setAccessibleDescription(about)

    def _dress(self) -> None:
        """Picture of the look in use."""
        self.picture.setPixmap(self._look.pixmap(self._icon, color="accent", size=_ICON))
