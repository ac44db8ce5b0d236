"""Legends of the overview: the four parts of a ring, the steps of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.presenters.heat_map import STEPS
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.ui.look import Look

_PARTS: Final = (
    (N_("reported"), "ring_reported", 6),
    (N_("missing with a reason"), "ring_missing", 4),
    (N_("nothing to report"), "ring_none", 2),
    (N_("empty"), "ring_track", 2),
)
_BAR: Final = 16
_GAP: Final = 18
_FIELD: Final = 40


class RingLegend(QWidget):
    """What the parts of the rings mean, with the counts of the whole file."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._counts: tuple[int, ...] = (0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self.updateGeometry)

    def show_counts(self, counts: Counts) -> None:
        """Take the counts of the whole file."""
        self._counts = ring_parts(counts)
        words = (f"{_(text)} {count}" for (text, _c, _w), count in zip(_PARTS, self._counts, strict=True))
        self.setAccessibleName(_(", ").join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self._look.line_height(Role.HELP) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint bar, words and count of each part."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        plain, bold = look.font(Role.HELP), look.font(Role.HELP, bold=True)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        start = 0
        for (text, color, width), count in zip(_PARTS, self._counts, strict=True):
            bar = leading(without(self.rect(), start=start, rtl=rtl), look.px(_BAR), rtl=rtl)
            thick = look.px(width)
            painter.fillRect(
                QRect(bar.left(), bar.center().y() - thick // 2 + 1, bar.width(), thick), look.color(color)
            )
            start += bar.width() + 6
            for part, font, shade in ((_(text), plain, "text2"), (str(count), bold, "text")):
                painter.setFont(font)
                painter.setPen(look.color(shade))
                painter.drawText(without(self.rect(), start=start, rtl=rtl), flags, part)
                start += QFontMetrics(font).horizontalAdvance(part) + 6
            start += _GAP - 6
        painter.end()


class HeatLegend(QWidget):
    """The steps of the map, each with its bounds."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("% answered"))
        look.dress(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self._look.line_height(Role.CAPTION) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint words, steps, hatching."""
        look = self._look
        painter = QPainter(self)
        start = self._words(painter, 0, _("% answered")) + 8
        for place, least in enumerate(STEPS):
            field = self._field(start)
            fill_color, text_color = look.tokens.heat_of(least)
            painter.fillRect(field, look.any_color(fill_color))
            if not least:
                painter.setPen(look.color("line2"))
                painter.drawRect(field.adjusted(0, 0, -1, -1))
            painter.setFont(look.font(Role.CAPTION))
            painter.setPen(look.any_color(text_color))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, _bounds(place))
            start += look.px(_FIELD) + 4
        field = self._field(start)
        painter.fillRect(field, marks.hatch(look.tokens.hatch, spacing=4, ratio=self.devicePixelRatioF()))
        self._words(painter, start + look.px(_FIELD) + 4, _("not asked"))
        painter.end()

    def _words(self, painter: QPainter, start: int, text: str) -> int:
        """Words in the line; where they end."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font(Role.HELP))
        painter.setPen(look.color("text2"))
        place = without(self.rect(), start=start, rtl=rtl)
        painter.drawText(place, start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, text)
        return start + QFontMetrics(painter.font()).horizontalAdvance(text)

    def _field(self, start: int) -> QRect:
        """Place of a step."""
        look, rtl = self._look, self._look.is_right_to_left
        strip = leading(without(self.rect(), start=start, rtl=rtl), look.px(_FIELD), rtl=rtl)
        return strip.adjusted(0, 3, 0, -3)


def _bounds(place: int) -> str:
    """Bounds of a step: "0", "1–24", "100"."""
    least = STEPS[place]
    most = STEPS[place + 1] - 1 if place + 1 < len(STEPS) else least
    return str(least) if most <= least else f"{least}–{most}"
