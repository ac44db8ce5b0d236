"""A table to read cell by cell: a column of titles that takes the room left, columns of facts, headings across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ilms_desktop.ui.delegates.geometry import start_alignment
from ilms_desktop.ui.views.focus_edge import FocusEdge

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

#: at both ends of a heading together
_AIR: Final = 18
_TALL: Final = 10_000
_CHOOSE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FactsTable(QTableView):
    """Scrolls sideways where it must; rows are as high as their words where these wrap."""

    #: a cell was double-clicked, or Enter was pressed on it
    chosen = Signal(QModelIndex)

    def __init__(
        self,
        look: Look,
        title: str,
        model: QAbstractItemModel,
        *,
        first: int,
        others: int,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a table.

        Args:
            look: sizes and direction.
            title: its name for screen readers.
            model: what it shows.
            first: least width of the column of titles at 100 %.
            others: least width of each other column at 100 %.
            wraps: whether texts wrap; the other columns then share the room with the first.
            parent: of the widget.
        """
        super().__init__(parent)
        self._look = look
        self._first = first
        self._others = others
        self._wraps = wraps
        self.setAccessibleName(title)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(24)
        head.setTextElideMode(Qt.TextElideMode.ElideNone if wraps else Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(self.chosen)
        FocusEdge(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit)
        model.modelReset.connect(self.fit)
        look.dress(self.fit)

    def show_heads(self, rows: list[int]) -> None:
        """Let these rows run across all columns."""
        self.clearSpans()
        for row in rows:
            if self.model().columnCount() > 1:
                self.setSpan(row, 0, 1, self.model().columnCount())

    def fit(self) -> None:
        """Share the room among the columns, once the look or the width has settled."""
        self._later.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; arrows, Home and End move among cells."""
        if event.key() in _CHOOSE and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _least_width(self, column: int) -> int:
        """Width of a column of facts; its heading is never shortened where texts do not wrap."""
        least = self._look.px(self._others)
        if self._wraps:
            return least
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        return max(least, self.horizontalHeader().fontMetrics().horizontalAdvance(text) + self._look.px(_AIR))

    def _head_height(self) -> int:
        """As high as the highest heading, wrapped in its column."""
        head, flags = self.horizontalHeader(), int(Qt.TextFlag.TextWordWrap)
        heights = []
        for column in range(self.model().columnCount()):
            room = QRect(0, 0, max(1, head.sectionSize(column) - self._look.px(_AIR)), _TALL)
            text = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
            heights.append(head.fontMetrics().boundingRect(room, flags, text).height())
        return max(self._look.row_height, max(heights) + self._look.px(_AIR) // 2)

    def _fit(self) -> None:
        """Widths and heights."""
        look, head = self._look, self.horizontalHeader()
        self.setFont(look.font())
        head.setFont(look.font())
        wrap = Qt.TextFlag.TextWordWrap if self._wraps else 0
        head.setDefaultAlignment(start_alignment(rtl=look.is_right_to_left) | Qt.AlignmentFlag.AlignVCenter | wrap)
        columns = self.model().columnCount()
        if not columns:
            return
        room, least = self.viewport().width(), look.px(self._first)
        widths = [self._least_width(column) for column in range(1, columns)]
        first = max(least, room - sum(widths))
        if self._wraps and widths:
            first = max(least, room // columns)
            widths = [max(width, (room - first) // len(widths)) for width in widths]
        for column, width in enumerate((first, *widths)):
            head.resizeSection(column, width)
        if self._wraps:
            head.setFixedHeight(self._head_height())
            self.resizeRowsToContents()
        else:
            self.verticalHeader().setDefaultSectionSize(look.row_height)
