"""Legends of the overview: the four parts of a ring, the steps and signs of the map; they wrap where they must."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.presenters.heat_map import STEPS
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.ui.look import Look

    Sample = Callable[[QPainter, QRect], None]

_PARTS: Final = (
    (N_("reported"), "ring_reported", 6),
    (N_("missing with a reason"), "ring_missing", 4),
    (N_("nothing to report"), "ring_none", 2),
    (N_("empty"), "ring_track", 2),
)
#: what stands in a field of the map instead of the percentage, or beside it
_SIGNS: Final = (("–", N_("nothing to report")), ("?", N_("text that is no figure")))
_BAR: Final = 16
_GAP: Final = 18
_FIELD: Final = 40
_AIR: Final = 6


class _Entry(QWidget):
    """One sign with its words; either may be missing."""

    def __init__(self, look: Look, words: str, *, sample: Sample | None = None, width: int = 0) -> None:
        """Make an entry.

        Args:
            look: fonts and colours.
            words: behind the sign; what follows a tab is bold.
            sample: paints the sign into its place.
            width: of the sign at 100 %.
        """
        super().__init__()
        self._look = look
        self._words = words
        self._sample = sample
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self.updateGeometry)

    def say(self, words: str) -> None:
        """Put other words behind the sign."""
        self._words = words
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Sign and words on one line."""
        look = self._look
        width = look.px(self._width) + (_AIR if self._width and self._words else 0)
        width += sum(QFontMetrics(font).horizontalAdvance(text) + _AIR for text, font, _color in self._texts())
        return QSize(width, look.line_height(Role.HELP) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the sign, then the words."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        start = 0
        if self._sample is not None:
            self._sample(painter, leading(self.rect(), look.px(self._width), rtl=rtl))
            start = look.px(self._width) + _AIR
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        for text, font, color in self._texts():
            painter.setFont(font)
            painter.setPen(look.color(color))
            painter.drawText(without(self.rect(), start=start, rtl=rtl), int(flags), text)
            start += QFontMetrics(font).horizontalAdvance(text) + _AIR
        painter.end()

    def _texts(self) -> list[tuple[str, QFont, str]]:
        """Words, and the number behind them."""
        look = self._look
        looks = ((look.font(Role.HELP), "text2"), (look.font(Role.HELP, bold=True), "text"))
        return [(text, *each) for text, each in zip(self._words.split("\t"), looks, strict=False) if text]


class _Legend(QWidget):
    """Entries in lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self, spacing=_AIR)
        self._flow.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, entry: _Entry) -> _Entry:
        """Add an entry."""
        self._flow.addWidget(entry)
        return entry


class RingLegend(_Legend):
    """What the parts of the rings mean, with the counts of the whole file."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._flow.setSpacing(_GAP - _AIR)
        self._entries = [
            self.add(_Entry(look, _(text), sample=self._bar(color, width), width=_BAR)) for text, color, width in _PARTS
        ]

    def show_counts(self, counts: Counts) -> None:
        """Take the counts of the whole file."""
        found = list(zip(_PARTS, ring_parts(counts), strict=True))
        self.setAccessibleName(_(", ").join(f"{_(text)} {count}" for (text, _c, _w), count in found))
        for entry, ((text, _color, _width), count) in zip(self._entries, found, strict=True):
            entry.say(f"{_(text)}\t{count}")

    def _bar(self, color: str, width: int) -> Sample:
        """A piece of the ring, as thick as in the ring."""

        def paint(painter: QPainter, place: QRect) -> None:
            thick = self._look.px(width)
            bar = QRect(place.left(), place.center().y() - thick // 2 + 1, place.width(), thick)
            painter.fillRect(bar, self._look.color(color))

        return paint


class HeatLegend(_Legend):
    """The steps of the map, each with its bounds, and the signs in its fields."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName(_("% answered"))
        self.add(_Entry(look, _("% answered")))
        for place in range(len(STEPS)):
            self.add(_Entry(look, "", sample=self._step(place), width=_FIELD))
        self.add(_Entry(look, _("not asked"), sample=self._hatched, width=_FIELD))
        for sign, words in _SIGNS:
            self.add(_Entry(look, f"{sign}  {_(words)}"))

    def _step(self, place: int) -> Sample:
        """A field of a step with its bounds."""

        def paint(painter: QPainter, rect: QRect) -> None:
            look, least = self._look, STEPS[place]
            field = rect.adjusted(0, 3, 0, -3)
            fill_color, text_color = look.tokens.heat_of(least)
            painter.fillRect(field, look.any_color(fill_color))
            if not least:
                painter.setPen(look.color("line2"))
                painter.drawRect(field.adjusted(0, 0, -1, -1))
            painter.setFont(look.font(Role.CAPTION))
            painter.setPen(look.any_color(text_color))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, _bounds(place))

        return paint

    def _hatched(self, painter: QPainter, rect: QRect) -> None:
        """A field that is not asked."""
        hatching = marks.hatch(self._look.tokens.hatch, spacing=4, ratio=self.devicePixelRatioF())
        painter.fillRect(rect.adjusted(0, 3, 0, -3), hatching)


def _bounds(place: int) -> str:
    """Bounds of a step: "0", "1–24", "100"."""
    least = STEPS[place]
    most = STEPS[place + 1] - 1 if place + 1 < len(STEPS) else least
    return str(least) if most <= least else f"{least}–{most}"
