"""A table of lines: whole rows are chosen, heights are equal, nothing is worked out for rows that are not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ilms_desktop.ui.delegates.geometry import start_alignment
from ilms_desktop.ui.delegates.padded_delegate import PaddedDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_CHOSEN: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_STRETCH: Final = QHeaderView.ResizeMode.Stretch
_FIXED: Final = QHeaderView.ResizeMode.Interactive
_CHOOSE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainTable(QTableView):
    """A table view for reading."""

    #: a row was double-clicked, or Enter was pressed on it
    chosen = Signal(QModelIndex)
    #: the space bar was pressed on a row
    wants_tick = Signal(QModelIndex)
    #: another row is current; invalid where there is none
    did_move = Signal(QModelIndex)

    def __init__(
        self, look: Look, title: str, model: QAbstractItemModel, *, widths: Sequence[int], parent: QWidget | None = None
    ) -> None:
        """Make a table.

        Args:
            look: sizes and direction.
            title: its name for screen readers.
            model: what it shows.
            widths: of the columns at 100 %; those of width 0 share what is left.
            parent: of the widget.
        """
        super().__init__(parent)
        self._look = look
        self._widths = tuple(widths)
        self.setAccessibleName(title)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode.Interactive if width else _STRETCH
            head.setSectionResizeMode(column, mode)
        self.setItemDelegate(PaddedDelegate(look, self))
        self.doubleClicked.connect(self.chosen)
        self.selectionModel().currentRowChanged.connect(self.did_move)
        look.dress(self._dress)

    def show_row(self, row: int) -> None:
        """Make a row the current one, in sight; row 0 of an empty table is nowhere."""
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, _CHOSEN)
        self.scrollTo(index)
        self.did_move.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, the space bar ticks; arrows, Home and End move among rows."""
        if event.key() in _CHOOSE and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.wants_tick.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room that is left; where it is less than the words over the columns need, the table scrolls."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Columns that share the room, each at least as wide as the words over it."""
        head = self.horizontalHeader()
        shared = [column for column, width in enumerate(self._widths) if not width and not head.isSectionHidden(column)]
        taken = sum(head.sectionSize(column) for column, width in enumerate(self._widths) if width)
        least = {column: head.sectionSizeHint(column) for column in shared}
        is_tight = bool(shared) and max(least.values()) > (self.viewport().width() - taken) // len(shared)
        for column, needed in least.items():
            head.setSectionResizeMode(column, _FIXED if is_tight else _STRETCH)
            if is_tight:
                head.resizeSection(column, needed)

    def _dress(self) -> None:
        """Heights, widths and fonts of the look in use."""
        look = self._look
        self.setFont(look.font())
        self.verticalHeader().setDefaultSectionSize(look.row_height)
        head = self.horizontalHeader()
        head.setDefaultAlignment(start_alignment(rtl=look.is_right_to_left) | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(self._widths):
            if width:
                # why: words over a column are longer in some languages than any of its values
                head.resizeSection(column, max(look.px(width), head.sectionSizeHint(column)))
        self._share()
