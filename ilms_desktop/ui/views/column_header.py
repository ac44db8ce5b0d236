"""Column headers of the grid: the year, the ring of its QTable, and how many cells are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from ilms_desktop.ui.delegates.geometry import end_alignment, leading, without
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.presenters.year_head import answered_words
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.look import Look

_PADDING: Final = 8
_RING: Final = 13


class ColumnHeader(QHeaderView):
    """Horizontal header with two lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        """Two lines high whatever the section says."""
        return QSize(self.sectionSize(logicalIndex), self._height())

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(super().sizeHint().width(), self._height())

    def _height(self) -> int:
        """Room for the year and the line under it."""
        look = self._look
        lines = look.line_height() + look.line_height(Role.CAPTION) + look.px(8)
        return max(look.px(metrics.COLUMN_HEADER), lines)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Paint one year."""
        model = self.model()
        if not isinstance(model, TableModel) or model.state is None:
            return
        look = self._look
        painter.save()
        painter.fillRect(rect, look.color("band"))
        current = self.selectionModel().currentIndex()
        is_current = current.isValid() and current.column() == logicalIndex
        self._paint_year(painter, rect, model.state.years[logicalIndex])
        painter.setPen(QPen(look.color("line2"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        edge = rect.left() if look.is_right_to_left else rect.right()
        painter.drawLine(edge, rect.top(), edge, rect.bottom())
        if is_current:
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), look.color("accent"))
        painter.restore()

    def _paint_year(self, painter: QPainter, rect: QRect, year: YearColumn) -> None:
        """Year and counts at the trailing side, ring at the other."""
        look, rtl = self._look, self._look.is_right_to_left
        inner = without(rect, start=_PADDING, end=_PADDING, rtl=rtl)
        top = look.px(5)
        line = QRect(inner.left(), inner.top() + top, inner.width(), look.line_height())
        flags = end_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(bold=True))
        painter.setPen(look.color("text"))
        painter.drawText(line, flags, str(year.qtable.year))
        size = look.px(_RING)
        spot = leading(line, size, rtl=rtl)
        spot.setHeight(size)
        spot.moveTop(line.center().y() - size // 2)
        marks.ring(painter, QRectF(spot), ring_parts(year.counts), look.tokens)
        painter.setFont(look.font(Role.CAPTION))
        painter.setPen(look.color("muted"))
        below = QRect(line.left(), line.bottom() + 1, line.width(), look.line_height(Role.CAPTION))
        painter.drawText(below, flags, answered_words(year))
