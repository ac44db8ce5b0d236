"""Model of everything that went out: number, what it is, day, standing with its mark, receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import spoken
from ilms_desktop.ui.presenters.tooltips import tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.outbox_lines import OutboxLine

Index = QModelIndex | QPersistentModelIndex

_DISPLAY: Final = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
_TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
_DECORATION: Final = Qt.ItemDataRole.DecorationRole
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_NOWHERE: Final = QModelIndex()
TITLES: Final = (N_("No."), N_("What"), N_("Packaged"), N_("Where it stands"), N_("Receipt"))
_CELLS: Final[tuple[Callable[[OutboxLine], str], ...]] = (
    lambda line: line.number,
    lambda line: line.kind,
    lambda line: line.day,
    lambda line: line.standing,
    lambda line: line.warns or line.receipt,
)
_STANDING: Final = 3
_RECEIPT: Final = 4


class OutboxModel(QAbstractTableModel):
    """The newest line first."""

    def __init__(self, look: Look, parent: Any = None) -> None:
        super().__init__(parent)
        self._look = look
        self.lines: tuple[OutboxLine, ...] = ()

    def show_lines(self, lines: Sequence[OutboxLine]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def row_of(self, package_id: str) -> int | None:
        """Row of a document; None where it is not listed."""
        return next((row for row, line in enumerate(self.lines) if line.package_id == package_id), None)

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles of the columns."""
        return _(TITLES[section]) if orientation == _HORIZONTAL and role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Texts of a line, and the mark of its standing."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == _DECORATION:
            return self._mark(line, column)
        if role == _ACCESSIBLE and column == 0:
            return spoken((line.number, line.kind, line.day, line.standing, line.warns, line.receipt))
        text = _CELLS[column](line)
        if role == _TOOLTIP:
            return tooltip(text)
        return text if role in (_DISPLAY, _ACCESSIBLE) else None

    def _mark(self, line: OutboxLine, column: int) -> Any:
        if column == _STANDING:
            return self._look.pixmap(line.icon, color=line.color)
        if column == _RECEIPT and line.warns:
            return self._look.pixmap("reminder", color="yellow")
        return None
