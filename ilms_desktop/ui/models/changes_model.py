"""Model of what a step changed, or of what differs between two moments: place, before, after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.history import RowChanges
from ilms_desktop.ui.presenters.other_changes import other_words
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.presenters.said import figures_of, said_words

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_NOWHERE: Final = QModelIndex()
_COLUMNS: Final = 3


class ChangesModel(QAbstractTableModel):
    """Cells first, then everything else."""

    def __init__(self, session: Session, titles: tuple[str, str, str], parent: Any = None) -> None:
        """Show changes under these titles of columns."""
        super().__init__(parent)
        self._session = session
        self._titles = titles
        self._changes = RowChanges()

    @property
    def changes(self) -> RowChanges:
        """What is shown."""
        return self._changes

    def show_changes(self, changes: RowChanges, table: TableKey | None = None) -> None:
        """Take other changes; those of one table where one is named."""
        self.beginResetModel()
        if table is not None:
            changes = RowChanges(tuple(each for each in changes.cells if each.key.qtable.table_key == table))
        self._changes = changes
        self.endResetModel()

    def key(self, index: Index) -> ObservationKey | None:
        """Cell of a row, or None where the row is about something else."""
        cells = self._changes.cells
        return cells[index.row()].key if index.isValid() and index.row() < len(cells) else None

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of changes."""
        return 0 if parent.isValid() else len(self._changes.cells) + len(self._changes.others)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Place, before, after."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Titles of the columns."""
        return self._titles[section] if orientation == _HORIZONTAL and role == DISPLAY else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Texts of a change; the first column speaks the whole row."""
        if not index.isValid() or role not in (DISPLAY, TOOLTIP, ACCESSIBLE):
            return None
        texts = self._texts(index.row())
        if role == ACCESSIBLE and index.column() == 0:
            return _(", ").join(
                f"{title}: {text}" if title else text for title, text in zip(self._spoken, texts, strict=True)
            )
        return texts[index.column()]

    @property
    def _spoken(self) -> tuple[str, str, str]:
        """Titles as they are read aloud before the texts; the place needs none."""
        return ("", *self._titles[1:])

    def _texts(self, row: int) -> tuple[str, str, str]:
        """Place, before, after."""
        edition, cells = self._session.workspace.edition, self._changes.cells
        if row >= len(cells):
            place, before, after = other_words(self._changes.others[row - len(cells)], edition)
            return place, before or _("nothing"), after or _("nothing")
        change = cells[row]
        figures = figures_of(edition, change.key, self._session.look.writing)
        return cell_place(edition, change.key), said_words(change.before, figures), said_words(change.after, figures)
