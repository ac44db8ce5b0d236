"""The counts of findings in the status bar; a click opens the list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.cell_paint import MARK_COLORS, SHAPES
from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import Mark, finding_mark
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.model.finding import CheckReport
    from ilms_desktop.ui.look import Look

_TOLD: Final = (Mark.MUST_FIX, Mark.FIX_OR_EXPLAIN, Mark.EXPLAIN)
_GAP: Final = 14
_MARK_GAP: Final = 5


@dataclass(frozen=True, slots=True)
class _Part:
    """A count with its mark (none where nothing is to be done)."""

    text: str
    mark: marks.Mark | None = None
    color: str = "text2"


def _part(mark: Mark, count: int) -> _Part:
    """Count of a kind of finding; its mark stands where there is something to do."""
    texts = {
        Mark.MUST_FIX: ngettext("{n} must fix", "{n} must fix", count),
        Mark.FIX_OR_EXPLAIN: ngettext("{n} fix or explain", "{n} fix or explain", count),
        Mark.EXPLAIN: ngettext("{n} explain", "{n} explain", count),
    }
    text = fill(texts[mark], {"n": ltr(str(count))})
    return _Part(text, SHAPES[mark] if count else None, MARK_COLORS[mark])


class FindingsButton(QAbstractButton):
    """Painted counts: must fix, explain, not checked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: tuple[_Part, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(_("Open the findings (F7 checks again)"))
        self.setAccessibleDescription(self.toolTip())
        look.dress(self.updateGeometry)

    def show_counts(self, report: CheckReport) -> None:
        """Take the counts of the last check; what must be fixed is always told, the others where there are any."""
        counts = Counter(finding_mark(finding) for finding in report.findings)
        parts = [_part(mark, counts[mark]) for mark in _TOLD if counts[mark] or mark is Mark.MUST_FIX]
        waiting = len(report.not_evaluated)
        if waiting:
            parts.append(_Part(fill(_("{n} not checked"), {"n": ltr(str(waiting))})))
        self._parts = tuple(parts)
        self.setAccessibleName(_(", ").join(part.text for part in parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all parts."""
        look = self._look
        font = QFontMetrics(look.font(Role.HELP))
        mark = look.px(metrics.MARK) + _MARK_GAP
        width = sum(font.horizontalAdvance(part.text) + _GAP + (mark if part.mark else 0) for part in self._parts)
        return QSize(width, font.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint part after part."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), look.color("hover"))
        painter.setFont(look.font(Role.HELP))
        font, start = QFontMetrics(painter.font()), _GAP // 2
        for part in self._parts:
            if part.mark:
                start += self._paint_mark(painter, start, part)
            painter.setPen(look.color("text"))
            place = without(self.rect(), start=start, rtl=rtl)
            painter.drawText(place, start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, part.text)
            start += font.horizontalAdvance(part.text) + _GAP
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_mark(self, painter: QPainter, start: int, part: _Part) -> int:
        """Mark before a count; how much room it took."""
        look, rtl = self._look, self._look.is_right_to_left
        side = look.px(metrics.MARK)
        slot: QRect = leading(without(self.rect(), start=start, rtl=rtl), side, rtl=rtl)
        slot.setHeight(side)
        slot.moveTop(self.rect().center().y() - side // 2)
        if part.mark:
            marks.paint(painter, part.mark, QRectF(slot), look.color(part.color))
        return side + _MARK_GAP
