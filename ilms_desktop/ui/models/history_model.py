"""Model of the history of a cell: newest change first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import dates, words
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.changes import HistoryEntry

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
LINES_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Changes as three texts each: what changed, by which step, by whom and when."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._texts: tuple[tuple[str, str, str], ...] = ()

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Take the changes of a cell."""
        self.beginResetModel()
        newest = sorted(entries, key=lambda entry: entry.entry, reverse=True)
        self._texts = tuple(_texts(entry) for entry in newest)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of changes."""
        return 0 if parent.isValid() else len(self._texts)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Texts of a change."""
        if not index.isValid():
            return None
        texts = self._texts[index.row()]
        if role == LINES_ROLE:
            return texts
        if role == DISPLAY:
            return texts[0]
        return _(", ").join(texts) if role == ACCESSIBLE else None


def _texts(entry: HistoryEntry) -> tuple[str, str, str]:
    """Texts of one change."""
    empty = _("empty")
    values = {"before": ltr(entry.before) or empty, "after": ltr(entry.after) or empty}
    who = _(", ").join(part for part in (entry.person, entry.office) if part) or _("nobody named")
    return (
        fill(_("{before} → {after}"), values),
        words.step_words(entry.label),
        fill(_("{person} · {time}"), {"person": who, "time": dates.short_moment(entry.at)}),
    )
