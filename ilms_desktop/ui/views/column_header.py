"""Column headers of the grid: the year with its menu, the ring of its QTable, how much is answered or what was said.

What the menu offers is decided elsewhere; the header only says where it was asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from ilms_desktop.ui.delegates.geometry import end_alignment, leading, shortened, without
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.presenters.version_words import short_elsewhere
from ilms_desktop.ui.presenters.year_head import head_lines
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.column_letters import band_height, paint_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.look import Look

_PADDING: Final = 8
_RING: Final = 13
_ARROW: Final = 12
_GAP: Final = 3
#: most lines under the year; what is longer stands in the tooltip
_LINES: Final = 2
#: field that holds the remark on a year
_REMARK: Final = "I13"


class ColumnHeader(QHeaderView):
    """Horizontal header with two lines, or more where a year needs more words."""

    #: the menu of a column is wanted: its number
    wants_menu = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._lines = 1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    # --- size

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Follow the words of a model; a third line makes the header higher."""
        super().setModel(model)
        if isinstance(model, TableModel):
            model.did_change_heads.connect(self._follow_heads)
            model.modelReset.connect(self._count_lines)
        self._count_lines()

    def _follow_heads(self, columns: Sequence[int]) -> None:
        """Show other words over some years."""
        self._count_lines()
        for column in columns:
            self.updateSection(column)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        """As high as the longest words of all years, whatever the section says."""
        return QSize(self.sectionSize(logicalIndex), self._height())

    def sizeHint(self) -> QSize:
        """As high as the longest words of all years."""
        return QSize(super().sizeHint().width(), self._height())

    def _height(self) -> int:
        """Room for the year and the lines under it."""
        look = self._look
        lines = look.line_height() + self._lines * look.line_height(Role.CAPTION) + look.px(8)
        return max(look.px(metrics.COLUMN_HEADER), lines) + band_height(look)

    def _count_lines(self) -> None:
        """Lines under the year in the column that needs most."""
        model = self.model()
        years = model.state.years if isinstance(model, TableModel) and model.state is not None else ()
        lines = max((len(self._captions(section, year)) for section, year in enumerate(years)), default=1)
        if lines != self._lines:
            self._lines = lines
            self.geometriesChanged.emit()

    def _captions(self, section: int, year: YearColumn) -> list[str]:
        """Lines under a year in the width of its section."""
        model = self.model()
        assert isinstance(model, TableModel)  # noqa: S101 - the grid has no other model
        version = ""
        if year.elsewhere is not None and model.state is not None:
            version = short_elsewhere(model.state.view.layout, year.elsewhere)
        metric = QFontMetrics(self._look.font(Role.CAPTION))
        width = max(self.sectionSize(section), self._look.px(metrics.YEAR_COLUMN)) - 2 * _PADDING
        lines = head_lines(year, version)
        wrapped = [*_wrap(lines[0], metric, width), *lines[1:]]
        return [shortened(metric, line, width) for line in wrapped]

    # --- the menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on ring or arrow asks for the menu; anywhere else it selects the year."""
        spot = event.position().toPoint()
        section = self.logicalIndexAt(spot)
        if event.button() == Qt.MouseButton.LeftButton and section >= 0 and self.menu_zone(section).contains(spot):
            self.wants_menu.emit(section)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click anywhere on the year asks for its menu."""
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.wants_menu.emit(section)
            event.accept()

    def menu_zone(self, section: int) -> QRect:
        """Where a press asks for the menu: the leading part with ring and arrow."""
        width = self._look.px(_RING + _GAP + _ARROW) + _PADDING
        return leading(self._rect(section), width, rtl=self._look.is_right_to_left)

    def menu_place(self, section: int) -> QPoint:
        """Where the menu of a column opens, on the screen: under its leading edge."""
        zone = self.menu_zone(section)
        return self.viewport().mapToGlobal(zone.bottomRight() if self._look.is_right_to_left else zone.bottomLeft())

    def _rect(self, section: int) -> QRect:
        """Place of a section in the viewport."""
        return QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())

    # --- painting

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Paint one year."""
        model = self.model()
        if not isinstance(model, TableModel) or model.state is None:
            return
        look = self._look
        year = model.state.years[logicalIndex]
        painter.save()
        painter.fillRect(rect, look.color("band"))
        current = self.selectionModel().currentIndex()
        is_current = current.isValid() and current.column() == logicalIndex
        paint_letters(painter, rect, logicalIndex, look)
        self._paint_year(painter, rect, year)
        self._paint_captions(painter, rect, self._captions(logicalIndex, year))
        if year.fields.get(_REMARK):
            rtl = look.is_right_to_left
            spot = marks.place(marks.Mark.NOTE, QRectF(rect), zoom=look.zoom, rtl=rtl)
            marks.paint(painter, marks.Mark.NOTE, spot, look.color("note"), rtl=rtl)
        painter.setPen(QPen(look.color("line2"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        edge = rect.left() if look.is_right_to_left else rect.right()
        painter.drawLine(edge, rect.top(), edge, rect.bottom())
        if is_current:
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), look.color("accent"))
        painter.restore()

    def _first_line(self, rect: QRect) -> QRect:
        """Where the year stands."""
        inner = without(rect, start=_PADDING, end=_PADDING, rtl=self._look.is_right_to_left)
        top = inner.top() + band_height(self._look) + self._look.px(5)
        return QRect(inner.left(), top, inner.width(), self._look.line_height())

    def _paint_year(self, painter: QPainter, rect: QRect, year: YearColumn) -> None:
        """Year at the trailing side, ring and arrow at the other."""
        look, rtl = self._look, self._look.is_right_to_left
        line = self._first_line(rect)
        painter.setFont(look.font(bold=True))
        painter.setPen(look.color("text"))
        painter.drawText(line, end_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter, str(year.qtable.year))
        size = look.px(_RING)
        counts = year.elsewhere.counts if year.elsewhere is not None else year.counts
        marks.ring(painter, QRectF(_centred(leading(line, size, rtl=rtl))), ring_parts(counts), look.tokens)
        side = look.px(_ARROW)
        slot = leading(without(line, start=size + look.px(_GAP), rtl=rtl), side, rtl=rtl)
        painter.drawPixmap(_centred(slot), look.pixmap("fold", color="muted", size=_ARROW))

    def _paint_captions(self, painter: QPainter, rect: QRect, captions: list[str]) -> None:
        """Lines under the year."""
        look = self._look
        painter.setFont(look.font(Role.CAPTION))
        painter.setPen(look.color("muted"))
        flags = end_alignment(rtl=look.is_right_to_left) | Qt.AlignmentFlag.AlignVCenter
        place = self._first_line(rect)
        height = look.line_height(Role.CAPTION)
        for number, text in enumerate(captions):
            top = place.bottom() + 1 + number * height
            painter.drawText(QRect(place.left(), top, place.width(), height), flags, text)


def _centred(slot: QRect) -> QRect:
    """Square of the slot's width in the middle of its height."""
    side = slot.width()
    return QRect(slot.left(), slot.center().y() - side // 2, side, side)


def _wrap(text: str, metric: QFontMetrics, width: int) -> list[str]:
    """A text in one line, or in two where it is wider and has a gap to break at."""
    words = text.split(" ")
    if metric.horizontalAdvance(text) <= width or len(words) == 1:
        return [text]
    first = words.pop(0)
    while len(words) > 1 and metric.horizontalAdvance(f"{first} {words[0]}") <= width:
        first = f"{first} {words.pop(0)}"
    return [first, " ".join(words)][:_LINES]
