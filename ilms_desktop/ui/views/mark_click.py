"""A click on a mark in a cell: of a finding opens the list at it, of a question the panel of the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent

from ilms_desktop.ui.delegates.geometry import trailing
from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.views.grid_view import GridView

#: the corner that takes the click; wider than the mark, so that it can be hit
_HEIGHT: Final = 16
_LEFT: Final = Qt.MouseButton.LeftButton


class MarkClick(QObject):
    """Watches the grid for clicks on marks."""

    #: the mark of the current cell was clicked
    wants_findings = Signal()
    #: the mark of a question in the current cell was clicked
    wants_question = Signal()

    def __init__(self, look: Look, grid: GridView) -> None:
        """Watch `grid`."""
        super().__init__(grid)
        self._look = look
        self._grid = grid
        grid.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a mark also opens the list; the cell becomes current as with any click."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            is_plain = event.button() == _LEFT and event.modifiers() == Qt.KeyboardModifier.NoModifier
            point = event.position().toPoint()
            if is_plain and self.is_on_question(point):
                self.wants_question.emit()
            elif is_plain and self.is_on_mark(point):
                self.wants_findings.emit()
        return super().eventFilter(watched, event)

    def is_on_mark(self, point: QPoint) -> bool:
        """Whether a point of the grid is on the mark of the current cell."""
        index = self._grid.indexAt(point)
        if not index.isValid() or index != self._grid.currentIndex():
            return False
        picture = self._grid.table.picture(index.row(), index.column())
        return picture.mark is not None and self._corner(self._grid.visualRect(index)).contains(point)

    def is_on_question(self, point: QPoint) -> bool:
        """Whether a point of the grid is on the speech mark of the current cell."""
        index = self._grid.indexAt(point)
        if not index.isValid() or index != self._grid.currentIndex():
            return False
        cell = self._grid.visualRect(index)
        corner = trailing(cell, self._look.px(metrics.CELL_TRAILING), rtl=self._look.is_right_to_left)
        # why: the mark of a finding stands above it, and both must be hit
        corner.setTop(cell.center().y())
        return self._grid.table.picture(index.row(), index.column()).question and corner.contains(point)

    def _corner(self, cell: QRect) -> QRect:
        """Where the mark of a finding stands."""
        look = self._look
        corner = trailing(cell, look.px(metrics.CELL_TRAILING), rtl=look.is_right_to_left)
        corner.setHeight(min(look.px(_HEIGHT), cell.height()))
        return corner
