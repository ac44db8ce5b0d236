"""The panel at the end of the window: cell, findings, history; one tab open."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.views.cell_panel import CellPanel
from ilms_desktop.ui.views.findings_panel import FindingsPanel
from ilms_desktop.ui.views.history_panel import HistoryPanel
from ilms_desktop.ui.views.surface import Bar, on_frame, on_paper

if TYPE_CHECKING:
    from ilms_desktop.ui.models.table_model import TableModel
    from ilms_desktop.ui.session import Session


class Tab(IntEnum):
    """Tabs in their order."""

    #: definition, note, source of the current cell
    CELL = 0
    #: what the check found
    FINDINGS = 1
    #: changes of the current cell
    HISTORY = 2


class SidePanel(QWidget):
    """Tabs over a stack; what is not seen is not worked out."""

    def __init__(self, session: Session, table: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._place = (-1, -1)
        on_paper(self)
        head = Bar(session.look, self)
        on_frame(head)
        self.tabs = QTabBar(head)
        self.tabs.setExpanding(False)
        self.tabs.setDocumentMode(True)
        for title in (_("Cell"), _("Findings"), _("History")):
            self.tabs.addTab(title)
        self.stack = QStackedWidget(self)
        self.cell = CellPanel(session, table)
        self.findings = FindingsPanel(session)
        self.history = HistoryPanel(session)
        for page in (self.cell, self.findings, self.history):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        row = QHBoxLayout(head)
        row.setContentsMargins(4, 3, 4, 1)
        row.addWidget(self.tabs, 1)
        layout.addWidget(head)
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.findings.did_count.connect(self._count)
        self._count(sum(1 for finding in session.findings.report.findings if finding.is_open))
        self.tabs.setCurrentIndex(Tab.FINDINGS)

    def open_tab(self, tab: Tab) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(tab)
        self.show()
        self.refresh()

    def show_place(self, row: int, column: int) -> None:
        """Follow the current cell."""
        self._place = (row, column)
        self.refresh()

    def refresh(self) -> None:
        """Work out the tab that is seen."""
        state = self._table.state
        row, column = self._place
        inside = state is not None and 0 <= row < len(state.rows) and 0 <= column < len(state.years)
        if state is None or not inside or self.isHidden():
            return
        if self.tabs.currentIndex() == Tab.CELL:
            self.cell.show_place(row, column)
        elif self.tabs.currentIndex() == Tab.FINDINGS:
            self.findings.show_cell(state.key(row, column))
        else:
            self.history.show_cell(state.key(row, column))

    def _turn(self, tab: int) -> None:
        """Show the page of a tab."""
        self.stack.setCurrentIndex(tab)
        self.refresh()

    def _count(self, count: int) -> None:
        """Number of open findings on the tab."""
        text = fill(_("Findings {n}"), {"n": str(count)}) if count else _("Findings")
        self.tabs.setTabText(Tab.FINDINGS, text)
