"""A chip: a round filter with its count, painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import shortened, start_alignment, without
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_HEIGHT: Final = 24
_PADDING: Final = 9
_GAP: Final = 5


class Chip(QAbstractButton):
    """Words and a count; the chosen one is tinted and has an accent edge."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count: int | None = None
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.dress(self.updateGeometry)

    def set_count(self, count: int) -> None:
        """Show a number after the words."""
        self._count = count
        self.setAccessibleName(fill(_("{filter}, {n}"), {"filter": self.text(), "n": str(count)}))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as words and count."""
        font, bold = QFontMetrics(self._look.font(Role.HELP)), QFontMetrics(self._look.font(Role.HELP, bold=True))
        width = font.horizontalAdvance(self.text()) + 2 * self._look.px(_PADDING)
        if self._count is not None:
            width += self._look.px(_GAP) + bold.horizontalAdvance(str(self._count))
        return QSize(width + 2, max(self._look.px(_HEIGHT), font.height() + 4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the chip."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "focus" if self.hasFocus() or self.isChecked() else "edge"
        painter.setPen(QPen(look.color(edge), look.frame if self.hasFocus() else 1))
        # why: high contrast has no tint that could show what is chosen, so it is inverted
        is_inverted = self.isChecked() and look.tokens.is_contrast
        chosen = "accent" if is_inverted else "tint2"
        painter.setBrush(look.color(chosen if self.isChecked() else "hover" if self.underMouse() else "base"))
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        place = without(self.rect(), start=look.px(_PADDING), end=0, rtl=rtl)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(Role.HELP))
        painter.setPen(look.color("on_accent" if is_inverted else "text"))
        painter.drawText(place, flags, shortened(painter.fontMetrics(), self.text(), place.width() - look.px(_PADDING)))
        if self._count is not None:
            used = QFontMetrics(painter.font()).horizontalAdvance(self.text()) + look.px(_GAP)
            painter.setFont(look.font(Role.HELP, bold=True))
            painter.drawText(without(place, start=used, rtl=rtl), flags, str(self._count))
        painter.end()
