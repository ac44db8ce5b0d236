"""Models of an import: what becomes of each row, and where figures go by table and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import spoken
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.import_lines import Show

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.import_lines import ImportLines, Line, Part

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_NOWHERE: Final = QModelIndex()
_TITLES: Final = (N_("What"), N_("In the file"), N_("Figure"), N_("What becomes of it"))
_PART_TITLES: Final = (N_("Source"), N_("Table"), N_("Year"), N_("New"), N_("Changed"), N_("Same"))
_COUNTED: Final = (Show.NEW, Show.CHANGED, Show.SAME)


class RowsModel(QAbstractTableModel):
    """Columns of texts; a model of its own says which."""

    titles: tuple[str, ...] = ()

    def texts(self, row: int) -> tuple[str, ...]:
        """Texts of a row."""
        raise NotImplementedError  # each model has its own; QObject's metaclass leaves no room for ABC

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Titles of the columns."""
        return _(self.titles[section]) if orientation == _HORIZONTAL and role == DISPLAY else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Texts of a row; the first column speaks all of it."""
        if not index.isValid() or role not in (DISPLAY, TOOLTIP, ACCESSIBLE):
            return None
        texts = self.texts(index.row())
        return spoken(texts) if role == ACCESSIBLE and index.column() == 0 else texts[index.column()]


class ImportModel(RowsModel):
    """Rows of the file and what stands beside them."""

    titles = _TITLES

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._told: ImportLines | None = None
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, told: ImportLines | None, lines: tuple[Line, ...] = ()) -> None:
        """Take other lines, and who puts them into words."""
        self.beginResetModel()
        self._told, self._lines = told, lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def texts(self, row: int) -> tuple[str, ...]:
        """A line in words."""
        assert self._told is not None  # noqa: S101 - it comes with the lines
        return self._told.told(self._lines[row])


class PartsModel(RowsModel):
    """Everything, then each table and year of each source with its counts."""

    titles = _PART_TITLES

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._told: ImportLines | None = None

    def show_parts(self, told: ImportLines | None) -> None:
        """Take other counts."""
        self.beginResetModel()
        self._told = told
        self.endResetModel()

    def part(self, index: Index) -> Part | None:
        """Part of a row; None for everything."""
        if self._told is None or not index.isValid() or index.row() == 0:
            return None
        return self._told.parts[index.row() - 1]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of parts, and one for everything."""
        return 0 if parent.isValid() or self._told is None else len(self._told.parts) + 1

    def texts(self, row: int) -> tuple[str, ...]:
        """Source, table, year, counts."""
        assert self._told is not None  # noqa: S101 - without it there is no row
        if row == 0:
            sums = (len(self._told.by_show[show]) for show in _COUNTED)
            return (_("All"), "", "", *map(_count, sums))
        part = self._told.parts[row - 1]
        counts = self._told.counts[part]
        return (ltr(part.source), ltr(part.table.id), ltr(str(part.year)), *(_count(counts[show]) for show in _COUNTED))


def _count(count: int) -> str:
    """A number; nothing for zero, so that the eye finds the others."""
    return ltr(str(count)) if count else ""
