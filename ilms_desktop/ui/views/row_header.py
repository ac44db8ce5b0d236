"""Row stubs of the grid: nested labels, the outer ones once at the top of their span and kept in sight.

By choice the number of the row stands before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from ilms_desktop.ui.delegates.geometry import leading, start_alignment, without
from ilms_desktop.ui.presenters.spans import Span, spans
from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.models.table_model import TableModel

_PADDING: Final = 8
_INDENT: Final = 6
_LARGEST_STUB: Final = 220
_LARGEST_GROUP: Final = 120
_NUMBER_PADDING: Final = 5


class RowHeader(QHeaderView):
    """Vertical header with one level per row axis."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look = look
        self._rows: tuple[LayoutRow, ...] = ()
        self._spans: tuple[tuple[Span, ...], ...] = ()
        self._heights: dict[tuple[str, bool], int] = {}
        self.widths: tuple[int, ...] = ()
        self.number_width = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_rows(self, model: TableModel) -> None:
        """Take the labels of the table in use and find room for them."""
        state = model.state
        self._rows = state.rows if state else ()
        self._spans = spans(self._rows)
        self._heights.clear()
        self.widths = self._find_widths(state.view.layout.axis_titles if state else ())
        self.number_width = self._find_number_width()
        self.setFixedWidth(max(1, self._width()))
        self.viewport().update()

    def titles(self, titles: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Titles and widths of everything that stands in the header, numbers included, for its corner."""
        if self.number_width:
            return ("", *titles), (self.number_width, *self.widths)
        return titles, self.widths

    def _width(self) -> int:
        """Width of all levels together."""
        return self.number_width + sum(self.widths)

    def _find_number_width(self) -> int:
        """Room for row numbers; none where they are not wanted."""
        if not self._look.taste.coordinates or not self._rows:
            return 0
        return QFontMetrics(self._look.font(metrics.Role.CAPTION)).horizontalAdvance(
            "0" * len(str(len(self._rows)))
        ) + (2 * self._look.px(_NUMBER_PADDING))

    def height_for(self, row: int) -> int:
        """Height that the label of a row needs; long labels wrap."""
        code = self._rows[row].codes[-1]
        known = self._heights.get((code.label, code.is_total))
        if known is None:
            room = QRect(0, 0, self._label_width(is_total=code.is_total), 1000)
            metrics_ = QFontMetrics(self._look.font(bold=code.is_total))
            needed = metrics_.boundingRect(room, int(Qt.TextFlag.TextWordWrap), code.label).height()
            # why: the first line stands in the row as it is; fonts of some scripts ask for more than letters need
            known = self._look.row_height + max(0, needed - metrics_.height())
            self._heights[code.label, code.is_total] = known
        return known

    def _label_width(self, *, is_total: bool) -> int:
        """Room for an innermost label."""
        indent = 0 if is_total else self._look.px(_INDENT)
        return self.widths[-1] - _PADDING - _PADDING // 2 - indent

    def sizeHint(self) -> QSize:
        """As wide as all levels together."""
        return QSize(self._width(), super().sizeHint().height())

    def _find_widths(self, titles: tuple[str, ...]) -> tuple[int, ...]:
        """Width of each level from its labels and its title, within bounds; longer labels wrap."""
        look = self._look
        bold, small = QFontMetrics(look.font(bold=True)), QFontMetrics(look.font(metrics.Role.CAPTION))
        found = []
        for level, title in enumerate(titles):
            inner = level == len(titles) - 1
            labels = {row.codes[level].label for row in self._rows} or {""}
            need = max(*(bold.horizontalAdvance(label) for label in labels), small.horizontalAdvance(title))
            least = metrics.ROW_STUB if inner else metrics.GROUP_STUB
            most = _LARGEST_STUB if inner else _LARGEST_GROUP
            found.append(max(look.px(least), min(need + 2 * _PADDING + _INDENT, look.px(most))))
        return tuple(found)

    # --- painting

    def repaint_row(self, row: int) -> None:
        """Paint one row again; nothing outside the table."""
        if 0 <= row < len(self._rows):
            place = QRect(0, self.sectionViewportPosition(row), self.viewport().width(), self.sectionSize(row))
            self.viewport().update(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows asked for, then the groups over them."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._look.color("base"))
        if self._rows:
            first, last = self._between(event.rect().top(), event.rect().bottom())
            for row in range(first, last + 1):
                if not self.isSectionHidden(row):
                    self._paint_row(painter, row)
            for level in range(len(self._spans)):
                self._paint_groups(painter, level, first, last)
        painter.setPen(self._look.color("line2"))
        edge = leading(self.viewport().rect(), self.viewport().width(), rtl=self._look.is_right_to_left)
        x = edge.left() if self._look.is_right_to_left else edge.right()
        painter.drawLine(x, edge.top(), x, edge.bottom())
        painter.end()

    def _between(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last row of a strip."""
        first = max(0, self.logicalIndexAt(top))
        last = self.logicalIndexAt(bottom)
        return first, len(self._rows) - 1 if last < 0 else last

    def _rect_of(self, level: int, top: int, height: int) -> QRect:
        """Place of a label of a level."""
        whole = QRect(0, top, self.viewport().width(), height)
        rtl = self._look.is_right_to_left
        start = self.number_width + sum(self.widths[:level])
        return leading(without(whole, start=start, rtl=rtl), self.widths[level], rtl=rtl)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        """Innermost label of a row."""
        look, rtl = self._look, self._look.is_right_to_left
        rect = self._rect_of(len(self.widths) - 1, self.sectionViewportPosition(row), self.sectionSize(row))
        current = self.selectionModel().currentIndex()
        is_current = current.isValid() and current.row() == row
        painter.fillRect(rect, look.color("tint2" if is_current else "base"))
        painter.setPen(look.color("line2" if self._ends_group(row) else "line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        code = self._rows[row].codes[-1]
        painter.setFont(look.font(bold=code.is_total))
        painter.setPen(look.color("text"))
        indent = _PADDING if code.is_total else _PADDING + look.px(_INDENT)
        place = without(rect, start=indent, end=_PADDING // 2, rtl=rtl)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), code.label)
        if self.number_width:
            self._paint_number(painter, row, rect, is_current=is_current)

    def _paint_number(self, painter: QPainter, row: int, rect: QRect, *, is_current: bool) -> None:
        """Number of a row, at the leading edge."""
        look, rtl = self._look, self._look.is_right_to_left
        whole = QRect(0, rect.top(), self.viewport().width(), rect.height())
        place = leading(whole, self.number_width, rtl=rtl)
        painter.fillRect(place, look.color("tint2" if is_current else "band"))
        painter.setPen(look.color("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        edge = place.left() if rtl else place.right()
        painter.drawLine(edge, place.top(), edge, place.bottom())
        painter.setFont(look.font(metrics.Role.CAPTION))
        painter.setPen(look.color("text" if is_current else "muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(row + 1))

    def _ends_group(self, row: int) -> bool:
        """Whether the outermost group ends with this row."""
        return any(span.last == row for span in (self._spans[0] if self._spans else ()))

    def _paint_groups(self, painter: QPainter, level: int, first: int, last: int) -> None:
        """Labels of one outer level, in the part of their span that is in sight."""
        look, rtl = self._look, self._look.is_right_to_left
        painter.setFont(look.font(bold=True))
        for span in self._spans[level]:
            if span.last < first or span.first > last:
                continue
            top = self.sectionViewportPosition(span.first)
            bottom = self.sectionViewportPosition(span.last) + self.sectionSize(span.last)
            if bottom <= top:
                continue
            rect = self._rect_of(level, top, bottom - top)
            painter.fillRect(rect, look.color("base"))
            painter.setPen(QPen(look.color("line2"), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            edge = rect.left() if rtl else rect.right()
            painter.drawLine(edge, rect.top(), edge, rect.bottom())
            self._paint_label(painter, rect, span.label)

    def _paint_label(self, painter: QPainter, rect: QRect, label: str) -> None:
        """Group label at the top of what is in sight of its span; it wraps."""
        look, rtl = self._look, self._look.is_right_to_left
        height = look.row_height
        seen = QRect(rect)
        seen.setTop(min(max(rect.top(), 0), rect.bottom() - height + 1))
        seen.adjust(0, (height - QFontMetrics(painter.font()).height()) // 2, 0, 0)
        painter.setPen(look.color("text"))
        place = without(seen, start=_PADDING, end=2, rtl=rtl)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), label)
