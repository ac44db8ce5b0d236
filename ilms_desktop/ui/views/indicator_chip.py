"""One indicator as a button: mark, name, value, and what it was the year before; it leads to its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import start_alignment, without
from ilms_desktop.ui.presenters.tooltips import tooltip
from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.marks import Mark
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.indicator_lines import IndicatorLine

#: height of a button, before zoom
HEIGHT: Final = 22
_PADDING: Final = 6
_GAP: Final = 5
_MARK: Final = 9


class IndicatorChip(QAbstractButton):
    """Shows an indicator; a click goes to the next of the tables it rests on."""

    #: a cell is to be shown: ObservationKey
    wants_cell = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, *, is_short: bool = False) -> None:
        """Make it empty; a short one shows name and value, the rest stands under it."""
        super().__init__(parent)
        self._look = look
        self._is_short = is_short
        self._line: IndicatorLine | None = None
        self._next = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._go)
        look.dress(self.updateGeometry)

    def show_line(self, line: IndicatorLine) -> None:
        """Take an indicator."""
        if line == self._line:
            return
        self._line, self._next = line, 0
        self.setAccessibleName(line.told)
        self.setToolTip(tooltip(line.told))
        # why: without words of its own a screen reader reads the tooltip, tags and all
        self.setAccessibleDescription(line.told)
        self.updateGeometry()
        self.update()

    def _go(self) -> None:
        """Lead to the first cell of one table, the next time to that of the next."""
        if self._line is None:
            return
        firsts = {key.qtable: key for key in reversed(self._line.cells)}
        tables = list(dict.fromkeys(key.qtable for key in self._line.cells))
        self.wants_cell.emit(firsts[tables[self._next % len(tables)]])
        self._next += 1

    def _parts(self) -> list[tuple[str, QFont, str]]:
        """Texts from the leading edge on, each with its font and colour."""
        line, look = self._line, self._look
        if line is None:
            return []
        plain, bold = look.font(Role.HELP), look.font(Role.HELP, bold=True)
        name = _(", ").join(part for part in (line.name, line.group) if part)
        parts = [(name, plain, "text2"), (line.value, bold, "text")]
        if self._is_short:
            return parts
        parts += [(f"({line.before})", plain, "muted")] if line.before else []
        parts += [(line.remark, plain, "text" if line.is_odd else "muted")] if line.remark else []
        return parts

    @property
    def _mark_width(self) -> int:
        """Room of the mark."""
        return self._look.px(_MARK) + self._look.px(_GAP) if self._line is not None and self._line.is_odd else 0

    def sizeHint(self) -> QSize:
        """As wide as its texts."""
        look = self._look
        widths = [QFontMetrics(font).horizontalAdvance(text) + look.px(_GAP) for text, font, _color in self._parts()]
        height = max(look.px(HEIGHT), look.line_height(Role.HELP) + 4)
        return QSize(sum(widths) + self._mark_width + 2 * look.px(_PADDING), height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint frame, mark and texts."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(
                QPen(look.color("focus" if self.hasFocus() else "edge"), look.frame if self.hasFocus() else 1)
            )
            painter.setBrush(look.color("hover" if self.underMouse() else "window"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        place = without(self.rect(), start=look.px(_PADDING), end=0, rtl=rtl)
        if self._mark_width:
            side = look.px(_MARK)
            left = place.right() - side + 1 if rtl else place.left()
            spot = QRectF(left, place.center().y() - side / 2 + 1, side, side)
            marks.paint(painter, Mark.TRIANGLE, spot, look.color("yellow"), rtl=rtl)
            place = without(place, start=self._mark_width, rtl=rtl)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        for text, font, color in self._parts():
            painter.setFont(font)
            painter.setPen(look.color(color))
            painter.drawText(place, flags, text)
            place = without(place, start=QFontMetrics(font).horizontalAdvance(text) + look.px(_GAP), rtl=rtl)
        painter.end()
