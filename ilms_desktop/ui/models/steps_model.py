"""Model of all steps of the file: numbers at once, lines only for the rows that are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.history_words import count_words, line_words, who_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.model.history import HistoryLine
    from ilms_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
FOREGROUND: Final = Qt.ItemDataRole.ForegroundRole
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_NOWHERE: Final = QModelIndex()
#: rows that are read together
PAGE: Final = 100
#: pages that are kept; more rows than a screen shows
_KEPT: Final = 20

TITLES: Final = (N_("No."), N_("When"), N_("Who"), N_("Step"), N_("Changed"))
_CELLS: Final[tuple[Callable[[HistoryLine], str], ...]] = (
    lambda line: ltr(str(line.entry)),
    lambda line: dates.short_moment(line.at),
    lambda line: line.person or who_words("", line.office),
    line_words,
    lambda line: count_words(line.cells, line.others),
)
_WHO: Final = 2


class StepsModel(QAbstractTableModel):
    """The newest step first."""

    def __init__(self, session: Session, parent: Any = None) -> None:
        super().__init__(parent)
        self._session = session
        self._numbers: Sequence[int] = ()
        self._pages: dict[int, dict[int, HistoryLine]] = {}

    @property
    def numbers(self) -> Sequence[int]:
        """Numbers of the steps shown, the newest first."""
        return self._numbers

    def show_steps(self, numbers: Sequence[int]) -> None:
        """Take other steps, by their numbers, the newest first."""
        self.beginResetModel()
        self._numbers = numbers
        self._pages.clear()
        self.endResetModel()

    def line(self, row: int) -> HistoryLine:
        """Step of a row; its neighbours are read with it."""
        page, number = row // PAGE, self._numbers[row]
        if page not in self._pages:
            while len(self._pages) >= _KEPT:
                del self._pages[next(iter(self._pages))]
            entries = self._numbers[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = self._session.workspace.history_lines(entries)
        return self._pages[page][number]

    def row_of(self, entry: int) -> int | None:
        """Row of a step, or None while it is not shown."""
        return self._numbers.index(entry) if entry in self._numbers else None

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of steps."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Titles of the columns."""
        return _(TITLES[section]) if orientation == _HORIZONTAL and role == DISPLAY else None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Texts of a step; what was undone is muted, and says so in words."""
        if not index.isValid() or role not in (DISPLAY, TOOLTIP, ACCESSIBLE, FOREGROUND):
            return None
        line = self.line(index.row())
        if role == FOREGROUND:
            return self._session.look.color("muted") if line.is_undone else None
        if role == TOOLTIP and index.column() == _WHO:
            return who_words(line.person, line.office)
        if role == ACCESSIBLE and index.column() == 0:
            return _(", ").join(cell(line) for cell in _CELLS)
        return _CELLS[index.column()](line)
