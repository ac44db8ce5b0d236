"""The preview of a paste as Qt's model: two label columns, a pair of columns for each column of the block, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import paste_words as words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.paste_lines import STUBS, PasteLines
from ilms_desktop.ui.presenters.tooltips import tooltip

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.paste_options import PlannedCell

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
ALIGNMENT: Final = Qt.ItemDataRole.TextAlignmentRole
#: the planned cell of an index, in both columns of a pair
CELL_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: whether the index stands in the column "read as"
READ_ROLE: Final = Qt.ItemDataRole.UserRole + 2
HORIZONTAL: Final = Qt.Orientation.Horizontal
LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
TRAILING: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_NOWHERE: Final = QModelIndex()
_PAIR: Final = 2


class PasteModel(QAbstractTableModel):
    """Lines of the preview in use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: PasteLines | None = None

    @property
    def lines(self) -> PasteLines | None:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: PasteLines) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def cell_at(self, index: Index) -> PlannedCell | None:
        """Cell of the block at an index; None for labels and remarks."""
        lines = self._lines
        column = index.column() - STUBS
        if lines is None or not index.isValid() or not 0 <= column < _PAIR * lines.columns:
            return None
        return lines.cell(index.row(), column // _PAIR)

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if self._lines is None or parent.isValid() else len(self._lines.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Labels, pairs and remarks."""
        return 0 if self._lines is None or parent.isValid() else STUBS + _PAIR * self._lines.columns + 1

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Text, alignment, sentence or cell."""
        lines = self._lines
        if lines is None or not index.isValid():
            return None
        cell = self.cell_at(index)
        if role == DISPLAY:
            return self._text(lines, index, cell)
        if role in (TOOLTIP, ACCESSIBLE):
            said = self._text(lines, index, None) if cell is None else words.cell_words(lines.state, lines.plan, cell)
            return tooltip(said) if role == TOOLTIP else said
        others = {
            ALIGNMENT: LEADING if cell is None else TRAILING,
            CELL_ROLE: cell,
            READ_ROLE: cell is not None and (index.column() - STUBS) % _PAIR == 1,
        }
        return others.get(role)

    def _text(self, lines: PasteLines, index: Index, cell: PlannedCell | None) -> str:
        """What stands in a cell of the preview."""
        if cell is not None:
            is_read = (index.column() - STUBS) % _PAIR == 1
            return lines.read_as(cell) if is_read else ltr(words.short(cell.text))
        if index.column() == 0:
            return lines.row_label(index.row())
        return lines.goes_to(index.row()) if index.column() == 1 else lines.remark(index.row())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Names of the columns."""
        lines = self._lines
        if lines is None or orientation != HORIZONTAL:
            return None
        column = section - STUBS
        is_figure = 0 <= column < _PAIR * lines.columns
        if role == ALIGNMENT:
            return TRAILING if is_figure else LEADING
        if role != DISPLAY:
            return None
        if is_figure:
            return _("read as") if column % _PAIR else lines.head(column // _PAIR) + " · " + _("pasted")
        if section == 0:
            return _("Row in the sheet")
        return _("Row in the table") if section == 1 else _("Remarks")
