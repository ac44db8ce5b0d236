"""Lines of the sheet of keys and signs: heads, keys, painted cells, rings; those that hold a text are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.name_choice import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.presenters.cell_picture import CellPicture

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line; a head has words alone.

    Attributes:
        words: what it is. more: what it means. keys: each key.
        picture: a cell to be painted. ring: four counts of a ring to be painted.
    """

    words: str
    more: str = ""
    keys: tuple[str, ...] = ()
    picture: CellPicture | None = None
    ring: tuple[int, int, int, int] | None = None

    @property
    def is_head(self) -> bool:
        """Whether it stands over others."""
        return not self.keys and self.picture is None and self.ring is None

    @property
    def spoken(self) -> str:
        """The line as one sentence."""
        return _(", ").join(part for part in (*self.keys, self.words, self.more) if part)


class KeyModel(QAbstractListModel):
    """Lines that hold what is searched, with their heads."""

    def __init__(self, lines: Sequence[SheetLine], parent: Any = None) -> None:
        """Show all of `lines`."""
        super().__init__(parent)
        self._all = tuple(lines)
        self.shown: tuple[SheetLine, ...] = self._all

    def search(self, text: str) -> int:
        """Show lines that hold a text; how many there are, heads not counted."""
        wanted = folded(text)
        found: list[SheetLine] = []
        head: SheetLine | None = None
        for line in self._all:
            if line.is_head:
                head = line
            elif wanted in folded(line.spoken):
                found += [head] if head is not None else []
                head = None
                found.append(line)
        self.beginResetModel()
        self.shown = tuple(found)
        self.endResetModel()
        return sum(1 for line in found if not line.is_head)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Line for the delegate, words for everybody else."""
        if not index.isValid():
            return None
        line = self.shown[index.row()]
        if role == LINE_ROLE:
            return line
        return line.spoken if role in (DISPLAY, ACCESSIBLE) else None
