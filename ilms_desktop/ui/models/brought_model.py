"""Model of the cells of a step that may be brought back: what each held, holds and would hold, and a tick to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.presenters.said import figures_of, said_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.history import BroughtCell
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
CHECK: Final = Qt.ItemDataRole.CheckStateRole
_CHECKED: Final = Qt.CheckState.Checked
_UNCHECKED: Final = Qt.CheckState.Unchecked
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_TICKED: Final = Qt.ItemFlag.ItemIsUserCheckable
_NOWHERE: Final = QModelIndex()
TITLES: Final = (N_("Where"), N_("Before the step"), N_("Now"), N_("Would be"))


class BroughtModel(QAbstractTableModel):
    """Cells that hold something else by now."""

    #: another number of cells is ticked
    did_tick = Signal()

    def __init__(self, session: Session, cells: Sequence[BroughtCell], parent: Any = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cells = tuple(cells)
        self.ticked: set[ObservationKey] = set()

    def tick_all(self, *, on: bool) -> None:
        """Tick every cell, or none."""
        self.ticked = {cell.key for cell in self._cells} if on else set()
        if self._cells:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._cells) - 1, 0), [CHECK])
        self.did_tick.emit()

    def turn(self, index: Index) -> None:
        """Tick a cell, or take the tick away."""
        self.ticked ^= {self._cells[index.row()].key}
        first = self.index(index.row(), 0)
        self.dataChanged.emit(first, first, [CHECK])
        self.did_tick.emit()

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of cells."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Place and three values."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Titles of the columns."""
        return _(TITLES[section]) if orientation == _HORIZONTAL and role == DISPLAY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column has the tick."""
        flags = super().flags(index)
        return flags | _TICKED if index.column() == 0 else flags

    def setData(self, index: Index, value: Any, role: int = CHECK) -> bool:
        """Take a tick."""
        if role != CHECK or not index.isValid():
            return False
        if (Qt.CheckState(value) == _CHECKED) != (self._cells[index.row()].key in self.ticked):
            self.turn(index)
        return True

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Texts and tick of a cell."""
        if not index.isValid():
            return None
        cell = self._cells[index.row()]
        if role == CHECK and index.column() == 0:
            return _CHECKED if cell.key in self.ticked else _UNCHECKED
        if role not in (DISPLAY, TOOLTIP, ACCESSIBLE):
            return None
        texts = self._texts(cell)
        if role == ACCESSIBLE and index.column() == 0:
            told = (f"{_(title)}: {text}" for title, text in zip(TITLES[1:], texts[1:], strict=True))
            return _(", ").join((texts[0], *told))
        return texts[index.column()]

    def _texts(self, cell: BroughtCell) -> tuple[str, str, str, str]:
        edition = self._session.workspace.edition
        figures = figures_of(edition, cell.key, self._session.look.writing)
        before, now, after = (said_words(each, figures) for each in (cell.before, cell.now, cell.after))
        return cell_place(edition, cell.key), before, now, after
