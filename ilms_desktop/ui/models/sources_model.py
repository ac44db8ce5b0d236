"""Model of the list of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.presenters.source_lines import SourceLine

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
LINES_ROLE: Final = Qt.ItemDataRole.UserRole + 1
COUNTS_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_NOWHERE: Final = QModelIndex()


class SourcesModel(QAbstractListModel):
    """Sources in their order."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines: tuple[SourceLine, ...] = ()

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Take other sources."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: Index) -> SourceLine | None:
        """Source of an index."""
        return self._lines[index.row()] if index.isValid() else None

    def find(self, source: str) -> QModelIndex:
        """Index of a source; invalid where there is none."""
        for row, line in enumerate(self._lines):
            if line.id == source:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of sources."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Texts and counts of a source."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINES_ROLE:
            return line.name, line.kind, line.fills
        if role == COUNTS_ROLE:
            return line.counts
        if role == DISPLAY:
            return line.name
        return _(", ").join((line.name, line.kind, line.fills)) if role == ACCESSIBLE else None
