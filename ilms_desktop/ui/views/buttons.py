"""Buttons with words, icon and variant; icons follow theme and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.qss import Kind, set_kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_AIR = 5
_ON_ACCENT = {Kind.PRIMARY: "on_accent", Kind.DANGER: "red", Kind.FLAT: "accent"}


class Button(QPushButton):
    """A push button of the design."""

    def __init__(
        self, look: Look, text: str, *, icon: str = "", kind: Kind = Kind.SECONDARY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon = icon
        self._kind = kind
        set_kind(self, kind)
        self.setAutoDefault(False)
        look.dress(self._dress)

    def become(self, kind: Kind) -> None:
        """Take another variant."""
        self._kind = kind
        set_kind(self, kind)
        self._dress()

    def _dress(self) -> None:
        """Icon and font of the look in use."""
        look = self._look
        self.setFont(look.font(bold=self._kind is Kind.PRIMARY))
        if self._icon:
            self.setIcon(look.icon(self._icon, color=_ON_ACCENT.get(self._kind, "text2"), air=_AIR))
            side = look.px(metrics.ICON)
            # why: Qt leaves no air between icon and word, so the picture has some on that side
            self.setIconSize(QSize(side + look.px(_AIR), side))
