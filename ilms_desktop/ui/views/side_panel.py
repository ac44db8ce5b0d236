"""The panel at the end of the window: cell, findings, notes, history; one tab open."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.views.cell_panel import CellPanel
from ilms_desktop.ui.views.findings_panel import FindingsPanel
from ilms_desktop.ui.views.focus_edge import FocusEdge
from ilms_desktop.ui.views.history_panel import HistoryPanel
from ilms_desktop.ui.views.notes_panel import NotesPanel
from ilms_desktop.ui.views.surface import Bar, on_frame, on_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.models.table_model import TableModel
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.session import Session


class Tab(IntEnum):
    """Tabs in their order."""

    #: definition, last rounds, source of the current cell
    CELL = 0
    #: what the check found
    FINDINGS = 1
    #: remarks on the selected cells and on the year
    NOTES = 2
    #: changes of the current cell
    HISTORY = 3


class SidePanel(QWidget):
    """Tabs over a stack; what is not seen is not worked out."""

    def __init__(
        self, session: Session, table: TableModel, kept_notes: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        """Follow `table`; `kept_notes` are those that the person keeps for every questionnaire."""
        super().__init__(parent)
        self._table = table
        self._place = (-1, -1)
        self._places: tuple[tuple[int, int], ...] = ()
        on_paper(self)
        head = Bar(session.look, self)
        on_frame(head)
        self.tabs = QTabBar(head)
        self.tabs.setExpanding(False)
        self.tabs.setDocumentMode(True)
        # why: a tab that is scrolled away is not found; four shortened words are, and their tooltips have them whole
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for title in (_("Cell"), _("Findings"), _("Notes"), _("History")):
            self.tabs.setTabToolTip(self.tabs.addTab(title), title)
        self.stack = QStackedWidget(self)
        self.cell = CellPanel(session, table)
        self.findings = FindingsPanel(session)
        self.notes = NotesPanel(session, table, kept_notes)
        self.history = HistoryPanel(session)
        for page in (self.cell, self.findings, self.notes, self.history):
            self.stack.addWidget(page)
        for pane, title in ((self.cell, _("Cell")), (self.notes, _("Notes"))):
            pane.setAccessibleName(title)
            FocusEdge(pane)
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
        self.cell.wants_note.connect(self.write_note)
        self._count(sum(1 for finding in session.findings.report.findings if finding.is_open))
        self.tabs.setCurrentIndex(Tab.FINDINGS)

    def open_tab(self, tab: Tab) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(tab)
        self.show()
        self.refresh()

    def write_note(self) -> None:
        """Bring the note of the selected cells to the front, to be written."""
        self.open_tab(Tab.NOTES)
        self.notes.cell.box.setFocus()

    def show_place(self, row: int, column: int, places: Sequence[tuple[int, int]] = ()) -> None:
        """Follow the current cell and the selection; notes are written on all of it."""
        self._place, self._places = (row, column), tuple(places)
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
        elif self.tabs.currentIndex() == Tab.NOTES:
            self.notes.show_places(self._selected(state), (row, column))
        else:
            self.history.show_cell(state.key(row, column))

    def _selected(self, state: TableState) -> tuple[tuple[int, int], ...]:
        """Selected cells of the table on screen; it may have fewer rows and years than when they were selected."""
        rows, years = len(state.rows), len(state.years)
        return tuple(place for place in self._places if place[0] < rows and place[1] < years)

    def _turn(self, tab: int) -> None:
        """Show the page of a tab."""
        self.stack.setCurrentIndex(tab)
        self.refresh()

    def _count(self, count: int) -> None:
        """Number of open findings on the tab."""
        text = fill(_("Findings {n}"), {"n": str(count)}) if count else _("Findings")
        self.tabs.setTabText(Tab.FINDINGS, text)
        self.tabs.setTabToolTip(Tab.FINDINGS, text)
