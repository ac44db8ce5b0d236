"""Model of the findings list: lines of the presenter, one of them open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.findings_list import Line, LineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()


class FindingsModel(QAbstractListModel):
    """Lines from top to bottom."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """Line of an index."""
        return self._lines[index.row()] if index.isValid() else None

    def find(self, key: str) -> QModelIndex:
        """Index of a line; invalid where it is not shown."""
        for row, line in enumerate(self._lines):
            if line.key == key:
                return self.index(row)
        return QModelIndex()

    def touch(self, index: Index) -> None:
        """Say that a line needs another height."""
        self.dataChanged.emit(self.index(index.row()), self.index(index.row()))

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Line, title or words."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == DISPLAY:
            return line.title
        return _spoken(line) if role == ACCESSIBLE else None


def _spoken(line: Line) -> str:
    """A line for a screen reader."""
    mark = words.mark_words(line.mark) if line.mark and line.kind is LineKind.FINDING else ""
    count = str(line.count) if line.kind in (LineKind.GROUP, LineKind.RULE) else ""
    return _(", ").join(part for part in (mark, line.place, line.title, count, line.text) if part)
