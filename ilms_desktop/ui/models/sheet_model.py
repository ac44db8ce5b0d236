"""Model of a foreign sheet: its cells as they are, and what the mapping takes each of them for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.exchange.foreign.cells import column_letters
from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import spoken
from ilms_desktop.workspace.mapping.model import Where

if TYPE_CHECKING:
    from ilms_desktop.exchange.foreign.cells import ForeignSheet
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.mapping.fit import Fit

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
_TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
_ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
_BACKGROUND: Final = Qt.ItemDataRole.BackgroundRole
_FOREGROUND: Final = Qt.ItemDataRole.ForegroundRole
_FONT: Final = Qt.ItemDataRole.FontRole
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_NOWHERE: Final = QModelIndex()


class CellPart(StrEnum):
    """What the mapping takes a cell for."""

    LABEL = "label"
    FIGURE = "figure"
    OUTSIDE = "outside"


_WORDS: Final = {CellPart.LABEL: N_("label"), CellPart.FIGURE: N_("figure"), CellPart.OUTSIDE: N_("not read")}


class SheetModel(QAbstractTableModel):
    """Cells of a sheet; labels are bold and tinted, what is not read is muted."""

    def __init__(self, look: Look, parent: Any = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheet: ForeignSheet | None = None
        self._rows = range(0)
        self._skipped: frozenset[int] = frozenset()
        self._columns = range(0)
        self._label_rows: frozenset[int] = frozenset()
        self._label_columns: frozenset[int] = frozenset()

    def show_sheet(self, sheet: ForeignSheet | None, fit: Fit | None) -> None:
        """Take a sheet, and where the mapping stands in it."""
        is_other = sheet is not self._sheet
        if is_other:
            self.beginResetModel()
        self._sheet = sheet
        self._rows = _rows(fit) if fit else range(0)
        self._skipped = frozenset(row - 1 + fit.down for row in fit.part.skipped) if fit else frozenset()
        self._columns = fit.columns if fit else range(0)
        places = fit.part.places.values() if fit else ()
        in_columns = (Where.COLUMN, Where.HEADING)
        self._label_columns = frozenset(fit.column_of(each.at) for each in places if fit and each.where in in_columns)
        self._label_rows = frozenset(fit.row_of(each.at) for each in places if fit and each.where is Where.ROW)
        if is_other:
            self.endResetModel()
        elif self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def part_at(self, row: int, column: int) -> CellPart:
        """What a cell is taken for."""
        if row in self._label_rows and column in self._columns:
            return CellPart.LABEL
        if row not in self._rows or row in self._skipped:
            return CellPart.OUTSIDE
        if column in self._label_columns:
            return CellPart.LABEL
        return CellPart.FIGURE if column in self._columns else CellPart.OUTSIDE

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows of the sheet."""
        return 0 if parent.isValid() or self._sheet is None else self._sheet.height

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns of the sheet."""
        return 0 if parent.isValid() or self._sheet is None else self._sheet.width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Letters and numbers, as spreadsheets show them."""
        if role != DISPLAY:
            return None
        return column_letters(section) if orientation == _HORIZONTAL else str(section + 1)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Text and look of a cell."""
        if not index.isValid() or self._sheet is None:
            return None
        row, column = index.row(), index.column()
        if role in (DISPLAY, _TOOLTIP):
            return self._sheet.cell(row, column).text
        if role == _ACCESSIBLE:
            words = _(_WORDS[self.part_at(row, column)])
            return spoken((self._sheet.place(row, column), self._sheet.cell(row, column).text, words))
        return self._dress(self.part_at(row, column), role)

    def _dress(self, part: CellPart, role: int) -> Any:
        """Look of a cell by what it is taken for."""
        if role == _BACKGROUND and part is CellPart.LABEL:
            return self._look.color("tint2")
        if role == _FOREGROUND and part is CellPart.OUTSIDE:
            return self._look.color("muted")
        return self._look.font(bold=part is CellPart.LABEL) if role == _FONT else None


def _rows(fit: Fit) -> range:
    """Rows between the first and the last with figures, without walking over them: a sheet may have a million."""
    last = fit.part.last_row + fit.down if fit.part.last_row else fit.sheet.height
    return range(max(fit.part.first_row - 1 + fit.down, 0), min(last, fit.sheet.height))
