"""A card of the overview: a large ring with its percentage, a title, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import leading, shortened, start_alignment, without
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.heat_map import ModuleCard

_HEIGHT: Final = 86
_RING: Final = 60
_PADDING: Final = 12
_RADIUS: Final = 6
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class RingCard(QWidget):
    """Painted card."""

    def __init__(self, look: Look, card: ModuleCard, title: str, about: str, parent: QWidget | None = None) -> None:
        """Show `card` under `title`; `about` is the small last line."""
        super().__init__(parent)
        self._look = look
        self._card = card
        self._title = title
        self._counts = fill(
            _("{answered} of {asked}"),
            {"answered": ltr(str(card.counts.answered)), "asked": ltr(str(card.counts.asked))},
        )
        self._about = about
        percent = fill(_("{n} %"), {"n": str(card.counts.percent)})
        self.setAccessibleName(_(", ").join((title, percent, self._counts, about)))
        self.setToolTip(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Ring and texts beside it."""
        look = self._look
        lines = 2 * look.line_height() + look.line_height(Role.HELP) + look.line_height(Role.CAPTION) + 14
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
        self._paint_percent(painter, slot)
        self._paint_texts(painter, without(self.rect(), start=_PADDING + side + _PADDING, end=_PADDING // 2, rtl=rtl))
        painter.end()

    def _paint_percent(self, painter: QPainter, slot: QRect) -> None:
        """Figure in the middle of the ring, its sign smaller."""
        look, figure = self._look, str(self._card.counts.percent)
        large, small = look.font(Role.TABLE_TITLE), look.font(Role.CAPTION)
        widths = QFontMetrics(large).horizontalAdvance(figure), QFontMetrics(small).horizontalAdvance("%")
        left = slot.center().x() - sum(widths) // 2
        painter.setPen(look.color("text"))
        for text, font, x in ((figure, large, left), ("%", small, left + widths[0] + 1)):
            painter.setFont(font)
            place = QRect(x, slot.top(), slot.width(), slot.height())
            painter.drawText(place, _LEFT | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_texts(self, painter: QPainter, rect: QRect) -> None:
        """Title, counts, last line."""
        look, rtl = self._look, self._look.is_right_to_left
        looks = (
            (self._title, look.font(bold=True), "text"),
            (self._counts, look.font(Role.HELP), "text2"),
            (self._about, look.font(Role.CAPTION), "muted"),
        )
        room = QRect(0, 0, rect.width(), rect.height())
        title = QFontMetrics(looks[0][1]).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._title).height()
        heights = [title, *(QFontMetrics(font).height() + 1 for _text, font, _color in looks[1:])]
        top = rect.center().y() - sum(heights) // 2
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        for place, ((text, font, color), height) in enumerate(zip(looks, heights, strict=True)):
            painter.setFont(font)
            painter.setPen(look.color(color))
            line = QRect(rect.left(), top, rect.width(), height)
            short = text if not place else shortened(QFontMetrics(font), text, line.width())
            painter.drawText(line, int(flags | Qt.TextFlag.TextWordWrap if not place else flags), short)
            top += height
