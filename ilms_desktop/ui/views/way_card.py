"""A large button with icon, title and a line below: one of the ways on from the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ilms_desktop.ui.delegates.geometry import leading, start_alignment, trailing, without
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look

_HEIGHT: Final = 60
_ICON: Final = 20
_NEXT: Final = 16
#: between icon and texts, texts and arrow
_GAP: Final = 14
_AIR: Final = 8
_TALL: Final = 10_000
_PADDING: Final = 16
_RADIUS: Final = 6


class WayCard(QAbstractButton):
    """Painted button; the primary one is filled."""

    def __init__(
        self, look: Look, title: str, about: str, *, icon: str, is_primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._about = about
        self._icon = icon
        self._is_primary = is_primary
        self.setText(title)
        self.setAccessibleDescription(about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.dress(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Lines follow from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as both texts need."""
        room = width - 2 * _PADDING - self._look.px(_ICON) - _GAP - self._look.px(_NEXT) - _AIR
        return max(self._look.px(_HEIGHT), sum(self._heights(room)) + 18)

    def sizeHint(self) -> QSize:
        """A width to begin with."""
        return QSize(300, self.heightForWidth(300))

    def _heights(self, width: int) -> tuple[int, int]:
        """Heights of title and the lines below, wrapped."""
        room, flags = QRect(0, 0, max(40, width), _TALL), int(Qt.TextFlag.TextWordWrap)
        fonts = self._look.font(Role.TABLE_TITLE), self._look.font(Role.HELP)
        title, about = (
            QFontMetrics(font).boundingRect(room, flags, text).height()
            for font, text in zip(fonts, (self.text(), self._about), strict=True)
        )
        return title, about

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, icon, texts, arrow."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(self._edge()), 2 if self.hasFocus() else 1))
        painter.setBrush(look.color(self._ground()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        if self.hasFocus() and self._is_primary:
            painter.setPen(QPen(look.color("on_accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), _RADIUS - 2, _RADIUS - 2)
        strong = "on_accent" if self._is_primary else "accent"
        inner = without(self.rect(), start=_PADDING, end=_PADDING, rtl=rtl)
        side = look.px(_ICON)
        self._picture(painter, leading(inner, side, rtl=rtl), self._icon, strong, _ICON)
        arrow = "on_accent" if self._is_primary else "text2"
        self._picture(painter, trailing(inner, look.px(_NEXT), rtl=rtl), "next", arrow, _NEXT)
        self._texts(painter, without(inner, start=side + _GAP, end=look.px(_NEXT) + _AIR, rtl=rtl))
        painter.end()

    def _edge(self) -> str:
        """Colour of the edge."""
        return "focus" if self.hasFocus() else "accent" if self._is_primary else "line2"

    def _ground(self) -> str:
        """Colour of the ground."""
        if self._is_primary:
            return "accent_press" if self.isDown() else "accent_hover" if self.underMouse() else "accent"
        return "pressed" if self.isDown() else "hover" if self.underMouse() else "base"

    def _picture(self, painter: QPainter, slot: QRect, name: str, color: str, size: int) -> None:
        """An icon in the middle of its slot."""
        side = self._look.px(size)
        painter.drawPixmap(slot.left(), slot.center().y() - side // 2, self._look.pixmap(name, color=color, size=size))

    def _texts(self, painter: QPainter, rect: QRect) -> None:
        """Title and the line below."""
        look, rtl = self._look, self._look.is_right_to_left
        bold, small = look.font(Role.TABLE_TITLE), look.font(Role.HELP)
        heights = self._heights(rect.width())
        top = rect.center().y() - sum(heights) // 2
        flags = int(start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.setFont(bold)
        painter.setPen(look.color("on_accent" if self._is_primary else "text"))
        painter.drawText(QRect(rect.left(), top, rect.width(), heights[0]), flags, self.text())
        painter.setFont(small)
        painter.setPen(look.color("on_accent" if self._is_primary else "muted"))
        below = QRect(rect.left(), top + heights[0], rect.width(), heights[1])
        painter.drawText(below, flags, self._about)
