"""Model of completeness as a table of numbers."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, DISPLAY, spoken
from ilms_desktop.ui.presenters.figure_lines import Figures

Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()
_ALIGNMENT: Final = Qt.ItemDataRole.TextAlignmentRole
_FONT: Final = Qt.ItemDataRole.FontRole
_TIP: Final = Qt.ItemDataRole.ToolTipRole
_ACROSS: Final = Qt.Orientation.Horizontal
# why: relative to the direction of the window; Qt turns it round
_START: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_END: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class FiguresModel(QAbstractTableModel):
    """Titles, then a column for each kind of number."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.figures = Figures((), ())
        self._bold = QFont()
        self._bold.setBold(True)

    def show_figures(self, figures: Figures, bold: QFont) -> None:
        """Take other numbers; `bold` is the font of headings and of the line of everything."""
        self.beginResetModel()
        self.figures = figures
        self._bold = bold
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self.figures.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Titles and numbers."""
        return 0 if parent.isValid() else 1 + len(self.figures.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """What a place tells."""
        if not index.isValid():
            return None
        row, column = self.figures.rows[index.row()], index.column()
        if role == DISPLAY:
            return row.title if not column else (row.texts[column - 1] if row.texts else "")
        if role == ACCESSIBLE:
            return self._spoken(index.row(), column)
        if role == _ALIGNMENT:
            return int(_END if column else _START)
        if role == _FONT and (row.is_head or not index.row()):
            return self._bold
        return row.title if role == _TIP and not column else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Headings, with what they mean."""
        if orientation != _ACROSS:
            return None
        if role == _ALIGNMENT:
            return int(_END if section else _START)
        if not section:
            return "" if role == DISPLAY else _("What is counted") if role == ACCESSIBLE else None
        column = self.figures.columns[section - 1]
        if role == DISPLAY:
            return column.head
        return column.about if role in (_TIP, ACCESSIBLE) else None

    def _spoken(self, row: int, column: int) -> str:
        """A number with its line and its column; a title alone."""
        line = self.figures.rows[row]
        if not column or line.is_head:
            return line.title
        return spoken((line.title, self.figures.columns[column - 1].head, line.texts[column - 1]))
