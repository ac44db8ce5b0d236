"""Model of a report: lines of three texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
LINES_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()


class ReportModel(QAbstractListModel):
    """Head, text and remark of each line."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, str, str], ...] = ()

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Texts of a line."""
        if not index.isValid():
            return None
        texts = self._lines[index.row()]
        if role == LINES_ROLE:
            return texts
        if role == DISPLAY:
            return texts[0]
        return _(", ").join(text for text in texts if text) if role == ACCESSIBLE else None
