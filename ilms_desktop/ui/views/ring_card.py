"""A card of the overview: a large ring with its percentage, a title, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.heat_map import ModuleCard
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look

_HEIGHT: Final = 86
_RING: Final = 60
_PADDING: Final = 14
_RADIUS: Final = 6


class RingCard(QWidget):
    """Painted card."""

    def __init__(self, look: Look, card: ModuleCard, title: str, about: str, parent: QWidget | None = None) -> None:
        """Show `card` under `title`; `about` is the small last line."""
        super().__init__(parent)
        self._look = look
        self._card = card
        self._title = title
        self._counts = fill(_("{answered} of {asked}"), {"answered": ltr(str(card.counts.answered)), "asked": ltr(str(card.counts.asked))})
        self._about = about
        percent = fill(_("{n} %"), {"n": str(card.counts.percent)})
        self.setAccessibleName(_(", ").join((title, percent, self._counts, about)))
        self.setToolTip(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Ring and texts beside it."""
        look = self._look
        lines = look.line_height() + 2 * look.line_height(Role.HELP) + 16
        return QSize(look.px(150), max(look.px(_HEIGHT), lines))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint edge, ring, texts."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("line2"), 1))
        painter.setBrush(look.color("base"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        side = look.px(_RING)
        slot = leading(without(self.rect(), start=_PADDING, rtl=rtl), side, rtl=rtl)
        slot.setHeight(side)
        slot.moveTop((self.height() - side) // 2)
        marks.ring(painter, QRectF(slot), ring_parts(self._card.counts), look.tokens)
        painter.setPen(look.color("text"))
        painter.setFont(look.font(Role.SECTION))
        painter.drawText(slot, Qt.AlignmentFlag.AlignCenter, ltr(fill(_("{n} %"), {"n": str(self._card.counts.percent)})))
        self._paint_texts(painter, without(self.rect(), start=_PADDING + side + _PADDING, end=_PADDING // 2, rtl=rtl))
        painter.end()

    def _paint_texts(self, painter: QPainter, rect: QRect) -> None:
        """Title, counts, last line."""
        look, rtl = self._look, self._look.is_right_to_left
        looks = (
            (self._title, look.font(bold=True), "text"),
            (self._counts, look.font(Role.HELP), "text2"),
            (self._about, look.font(Role.CAPTION), "muted"),
        )
        heights = [QFontMetrics(font).height() + 2 for _text, font, _color in looks]
        top = rect.center().y() - sum(heights) // 2
        for (text, font, color), height in zip(looks, heights, strict=True):
            painter.setFont(font)
            painter.setPen(look.color(color))
            place = QRect(rect.left(), top, rect.width(), height)
            short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(place, start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, short)
            top += height
