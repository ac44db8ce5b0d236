"""The map of a source: tables down, years across, the percentage answered in each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import leading, shortened, start_alignment, trailing, without
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.counts_words import counts_words, field_sign
from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ilms_desktop.model.completeness import CompletenessCell
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.heat_map import HeatMap, HeatRow

_FIELD: Final = 46
_LEAST_FIELD: Final = 30
_ROW: Final = 28
_GAP: Final = 2
_CODE: Final = 36
_TITLE: Final = 150
_GO: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
_MOVES: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class HeatMapView(QWidget):
    """Painted fields; a click or Enter goes to the table in that year."""

    #: row of the map, year
    wants_field = Signal(object, int)
    #: another field is current: its place
    did_move = Signal(QRect)

    def __init__(self, look: Look, heat: HeatMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.heat = heat
        self.current = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(_("Arrow keys move, Enter opens the table at the year."))
        self._say()
        look.dress(self.updateGeometry)

    def show_map(self, heat: HeatMap) -> None:
        """Take other counts for the same tables and years."""
        self.heat = heat
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all rows and years."""
        look = self._look
        width = look.px(_CODE + _TITLE) + len(self.heat.years) * look.px(_LEAST_FIELD)
        return QSize(width, self._head() + len(self.heat.rows) * self._row())

    def minimumSizeHint(self) -> QSize:
        """The same; the screen scrolls where it does not fit."""
        return self.sizeHint()

    def _row(self) -> int:
        """Height of a row."""
        return max(self._look.px(_ROW), self._look.line_height() + 6)

    def _head(self) -> int:
        """Height of the line with the years."""
        return self._look.line_height(Role.CAPTION) + 6

    def _field_width(self) -> int:
        """Width of a year: as preset, or less where there are many."""
        look = self._look
        room = self.width() - look.px(_CODE + _TITLE)
        return max(look.px(_LEAST_FIELD), min(look.px(_FIELD + 14), room // max(1, len(self.heat.years))))

    def _line(self, row: int) -> QRect:
        """Place of a row."""
        return QRect(0, self._head() + row * self._row(), self.width(), self._row())

    def field_rect(self, row: int, column: int) -> QRect:
        """Place of a field."""
        width, rtl = self._field_width(), self._look.is_right_to_left
        behind = (len(self.heat.years) - 1 - column) * width
        line = self._line(row)
        field = trailing(without(line, end=behind, rtl=rtl), width, rtl=rtl)
        return field.adjusted(_GAP, _GAP, -_GAP, -_GAP)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Years, then row by row."""
        look, rtl = self._look, self._look.is_right_to_left
        painter = QPainter(self)
        painter.setFont(look.font(Role.CAPTION))
        painter.setPen(look.color("muted"))
        width = self._field_width()
        for column, year in enumerate(self.heat.years):
            behind = (len(self.heat.years) - 1 - column) * width
            head = trailing(without(QRect(0, 0, self.width(), self._head()), end=behind, rtl=rtl), width, rtl=rtl)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, str(year))
        for place, row in enumerate(self.heat.rows):
            # why: a map of thirty tables and forty years is painted at each edit, and a third of it is in sight
            if not event.rect().intersects(self._line(place)):
                continue
            self._paint_names(painter, place, row)
            for column, cell in enumerate(row.cells):
                self._paint_field(painter, self.field_rect(place, column), cell)
        if self.hasFocus() and self.heat.rows:
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRect(self.field_rect(*self.current).adjusted(-1, -1, 0, 0))
        painter.end()

    def _paint_names(self, painter: QPainter, place: int, row: HeatRow) -> None:
        """Code and short title."""
        look, rtl = self._look, self._look.is_right_to_left
        used = len(self.heat.years) * self._field_width()
        line = self._line(place)
        names = without(line, end=used + 6, rtl=rtl)
        flags = start_alignment(rtl=rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.color("text"))
        painter.setFont(look.font(bold=True))
        painter.drawText(leading(names, look.px(_CODE), rtl=rtl), flags, row.code)
        painter.setFont(look.font())
        rest = without(names, start=look.px(_CODE), rtl=rtl)
        text = shortened(QFontMetrics(painter.font()), row.title, rest.width())
        painter.drawText(rest, flags, text)

    def _paint_field(self, painter: QPainter, rect: QRect, cell: CompletenessCell | None) -> None:
        """Fill and figure, or hatching where nothing is asked."""
        look = self._look
        if cell is None or not cell.counts.asked:
            painter.fillRect(rect, marks.hatch(look.tokens.hatch, spacing=4, ratio=self.devicePixelRatioF()))
            return
        fill_color, text_color = look.tokens.heat_of(cell.counts.percent)
        painter.fillRect(rect, look.any_color(fill_color))
        if not cell.counts.percent:
            painter.setPen(QPen(look.color("line2"), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setFont(look.font(Role.HELP))
        painter.setPen(look.any_color(text_color))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, field_sign(cell.counts))

    # --- pointer and keys

    def field_at(self, point: QPoint) -> tuple[int, int] | None:
        """Row and column under a point."""
        for row in range(len(self.heat.rows)):
            for column in range(len(self.heat.years)):
                if self.field_rect(row, column).adjusted(-_GAP, -_GAP, _GAP, _GAP).contains(point):
                    return row, column
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a field."""
        found = self.field_at(event.position().toPoint())
        if found is not None:
            self.current = found
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move as seen, Home and End to the first and last year, Enter goes."""
        key = Qt.Key(event.key())
        if key in _GO:
            self._go()
        elif key in _MOVES and self.heat.rows:
            down, across = _MOVES[key]
            across = -across if self._look.is_right_to_left else across
            self._move(self.current[0] + down, self.current[1] + across)
        elif key in _ENDS and self.heat.rows:
            self._move(self.current[0], _ENDS[key] * (len(self.heat.years) - 1))
        else:
            super().keyPressEvent(event)

    def _move(self, row: int, column: int) -> None:
        """Make a field the current one, as near as there is one."""
        self.current = (
            max(0, min(row, len(self.heat.rows) - 1)),
            max(0, min(column, len(self.heat.years) - 1)),
        )
        self._say()
        self.update()
        self.did_move.emit(self.field_rect(*self.current))

    def event(self, event: QEvent) -> bool:
        """Tooltip of the field under the pointer."""
        if isinstance(event, QHelpEvent):
            found = self.field_at(event.pos())
            QToolTip.showText(event.globalPos(), self.words(*found) if found else "", self)
            return True
        return super().event(event)

    def words(self, row: int, column: int) -> str:
        """A field in words."""
        line, year = self.heat.rows[row], self.heat.years[column]
        cell = line.cells[column]
        values = {"table": f"{line.code} {line.title}", "year": ltr(str(year))}
        if cell is None or not cell.counts.asked:
            return fill(_("{table}, {year}: not asked"), values)
        values |= {"answered": ltr(str(cell.counts.answered)), "asked": ltr(str(cell.counts.asked))}
        answered = fill(_("{table}, {year}: {answered} of {asked} cells answered"), values)
        return fill(_("{answered}. {counts}"), {"answered": answered, "counts": counts_words(cell.counts)})

    def _say(self) -> None:
        """The current field for a screen reader."""
        if self.heat.rows and self.heat.years:
            self.setAccessibleName(self.words(*self.current))

    def _go(self) -> None:
        """Ask for the field."""
        if self.heat.rows:
            self.wants_field.emit(self.heat.rows[self.current[0]], self.heat.years[self.current[1]])
