"""Help in the main window: F1 explains the place of the person, the menu opens pages, the first round guides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ilms_desktop.ui.first_round import FirstRound
from ilms_desktop.ui.help_key import field_address
from ilms_desktop.ui.help_shelf import HelpShelf
from ilms_desktop.ui.presenters.help_places import FIRST_PAGE, address_of
from ilms_desktop.ui.views.side_panel import Tab
from ilms_desktop.workspace.help.additions import GLOSSARY
from ilms_desktop.workspace.help.made_pages import RULES, TABLES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.dialogs.help_dialog import HelpDialog
    from ilms_desktop.ui.views.main_window import MainWindow


class HelpDeeds(QObject):
    """What F1 and the Help menu do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        session = window.session
        edition = session.workspace.edition.id
        self.shelf = HelpShelf(session.look, session.tasks, self, edition_id=edition)
        self.first_round = FirstRound(window)
        self.first_round.wants_page.connect(self.go_to)
        window.panel.cell.wants_more.connect(self.show_table)

    def show(self) -> HelpDialog:
        """Open the help at the page of the screen."""
        return self.go_to(self._screen_address() or FIRST_PAGE)

    def show_glossary(self) -> HelpDialog:
        """Open the glossary."""
        return self.go_to(GLOSSARY)

    def show_table(self) -> HelpDialog:
        """Open the page of the table on screen."""
        return self.go_to(self._table_address())

    def explain_here(self) -> HelpDialog | None:
        """F1: a cell is explained in its panel first; the page of the place comes after it, and everywhere else."""
        window = self._window
        if self._has_focus(window.table.grid) and not self._shows(Tab.CELL):
            window.open_tab(Tab.CELL)
            return None
        return self.go_to(self.address_here())

    def address_here(self) -> str:
        """Page of the place that has the focus."""
        window = self._window
        if window.screens.currentWidget() is not window.table:
            return self._screen_address()
        if self._has_focus(window.panel):
            return self._panel_address()
        return self._table_address()

    def go_to(self, address: str) -> HelpDialog:
        """Open a page."""
        return self.shelf.show(address, self._window)

    # --- places

    def _screen_address(self) -> str:
        """Page of the screen, or of the field of a source that has the focus."""
        window = self._window
        editors = {code: row.editor for code, row in window.sources.form.rows.items()}
        field = field_address(editors, QApplication.focusWidget())
        return field or address_of([type(window.screens.currentWidget()).__name__])

    def _table_address(self) -> str:
        """Page of the table on screen."""
        state = self._window.table.model.state
        if state is None:
            return TABLES
        return f"{TABLES}/{state.table.number}#{state.table.criterion}"

    def _panel_address(self) -> str:
        """Page of what the panel shows."""
        panel = self._window.panel
        tab = Tab(panel.tabs.currentIndex())
        if tab is Tab.FINDINGS:
            card = panel.findings.card
            return "findings" if card is None else f"{RULES}/{card.finding.rule}"
        return {Tab.NOTES: "entering#flags", Tab.HISTORY: "history#cell"}.get(tab, self._table_address())

    def _shows(self, tab: Tab) -> bool:
        """Whether the panel is open at a tab."""
        panel = self._window.panel
        return panel.isVisible() and panel.tabs.currentIndex() == tab

    @staticmethod
    def _has_focus(widget: QWidget) -> bool:
        """Whether the focus is in a part of the window."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is widget or widget.isAncestorOf(focus))
