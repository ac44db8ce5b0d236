"""A click on the mark of a finding in a cell opens the list of findings at it."""

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
            if is_plain and self.is_on_mark(event.position().toPoint()):
                self.wants_findings.emit()
        return super().eventFilter(watched, event)

    def is_on_mark(self, point: QPoint) -> bool:
        """Whether a point of the grid is on the mark of the current cell."""
        index = self._grid.indexAt(point)
        if not index.isValid() or index != self._grid.currentIndex():
            return False
        picture = self._grid.table.picture(index.row(), index.column())
        return picture.mark is not None and self._corner(self._grid.visualRect(index)).contains(point)

    def _corner(self, cell: QRect) -> QRect:
        """Where the mark of a finding stands."""
        look = self._look
        corner = trailing(cell, look.px(metrics.CELL_TRAILING), rtl=look.is_right_to_left)
        corner.setHeight(min(look.px(_HEIGHT), cell.height()))
        return corner
