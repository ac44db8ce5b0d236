"""A foreign sheet as it is, with what the mapping takes for labels marked; for reading only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.sheet_model import SheetModel
from ilms_desktop.ui.views.focus_edge import FocusEdge

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.exchange.foreign.cells import ForeignSheet
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.mapping.fit import Fit

_COLUMN: Final = 96
_FIRST: Final = 170


class SheetPicture(QTableView):
    """Arrows walk over the cells; the sheet runs from left to right in every language, as its file does."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cells = SheetModel(look, self)
        self.setModel(self.cells)
        self.setAccessibleName(_("The sheet"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        FocusEdge(self)
        look.dress(self._dress)

    def show_sheet(self, sheet: ForeignSheet | None, fit: Fit | None) -> None:
        """Show a sheet, and where the mapping stands in it."""
        before = self.cells.columnCount()
        self.cells.show_sheet(sheet, fit)
        if self.cells.columnCount() != before:
            self._dress()

    def _dress(self) -> None:
        """Heights and widths of the look in use."""
        self.setFont(self._look.font())
        self.verticalHeader().setDefaultSectionSize(self._look.row_height)
        self.horizontalHeader().setDefaultSectionSize(self._look.px(_COLUMN))
        if self.cells.columnCount():
            self.setColumnWidth(0, self._look.px(_FIRST))
