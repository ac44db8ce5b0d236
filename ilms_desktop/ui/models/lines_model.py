"""What all models of plain lists have in common: lines that are replaced as a whole, and roles of one line.

A model of its own says what a line tells for a role; nothing here knows what the lines are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
#: texts of a line, for the delegates that paint several of them
LINES_ROLE: Final = Qt.ItemDataRole.UserRole + 1
#: the first role that a model may use for something of its own
OWN_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_NOWHERE: Final = QModelIndex()


class LinesModel(QAbstractListModel, Generic[T]):
    """Lines from top to bottom."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines: tuple[T, ...] = ()

    @property
    def lines(self) -> tuple[T, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[T]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: Index) -> T | None:
        """Line of an index."""
        return self._lines[index.row()] if index.isValid() else None

    def first(self, is_wanted: Callable[[T], bool]) -> QModelIndex:
        """Index of the first line of which something is true; invalid where there is none."""
        row = next((row for row, line in enumerate(self._lines) if is_wanted(line)), None)
        return QModelIndex() if row is None else self.index(row)

    def told(self, line: T, role: int) -> Any:
        """What a line tells for a role; None for roles it does not know."""
        raise NotImplementedError  # each model has its own; QObject's metaclass leaves no room for ABC

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """What the line of an index tells."""
        line = self.line(index)
        return None if line is None else self.told(line, role)


def told_texts(texts: Sequence[str], role: int) -> Any:
    """What a line of several texts tells: the first is its title, all of them are spoken."""
    if role == LINES_ROLE:
        return tuple(texts)
    if role == DISPLAY:
        return texts[0]
    return spoken(texts) if role == ACCESSIBLE else None


def spoken(texts: Iterable[str]) -> str:
    """Texts as one sentence for a screen reader; empty ones are left out."""
    return _(", ").join(text for text in texts if text)
