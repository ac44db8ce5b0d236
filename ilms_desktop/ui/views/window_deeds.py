"""What each action of the main window does; deeds that need several steps are in `flows`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui import panes
from ilms_desktop.ui.presenters.entry import LONE_LETTERS
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.views.go_to_popup import GoToPopup
from ilms_desktop.ui.views.side_panel import Tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.views.main_window import MainWindow


class WindowDeeds(QObject):
    """Binds the actions of a window to what they do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        for table in (self._of_file(), self._of_table(), self._of_check(), self._of_view()):
            for name, deed in table.items():
                window.acts[name].triggered.connect(lambda _on=False, act=deed: act())
        self._session.bus.wants_finding.connect(self.go_to_finding)
        window.status.wants_findings.connect(self.show_findings)

    # --- tables of deeds

    def _of_file(self) -> dict[str, Callable[[], object]]:
        """Menus File, Send and Help."""
        window = self._window
        return {
            "new": window.wants_new.emit,
            "open": window.wants_open.emit,
            "save": self.say_saved,
            "import": window.flows.import_file,
            "export": window.flows.export_file,
            "print": window.flows.print_summary,
            "close": window.wants_close.emit,
            "quit": window.wants_quit.emit,
            "seal": window.flows.seal,
            "about": window.flows.about,
        }

    def _of_table(self) -> dict[str, Callable[[], object]]:
        """Menus Edit and Table."""
        table = self._window.table
        letters: dict[str, Callable[[], object]] = {
            f"letter_{letter}": partial(table.set_letter, letter) for letter in LONE_LETTERS
        }
        return letters | {
            "undo": self._session.undo,
            "redo": self._session.redo,
            "copy": table.copy,
            "paste": table.paste,
            "filter": table.strip.filter.setFocus,
            "go_to": self.ask_where,
            "country": table.ask_for_country,
            "note": self.write_note,
            "next_table": partial(self.step_table, 1),
            "previous_table": partial(self.step_table, -1),
            "next_empty": partial(self.step_empty, 1),
            "previous_empty": partial(self.step_empty, -1),
        }

    def _of_check(self) -> dict[str, Callable[[], object]]:
        """Menu Check."""
        return {
            "check": self.check,
            "next_finding": partial(self.step_finding, 1),
            "previous_finding": partial(self.step_finding, -1),
            "explain": self.explain_here,
        }

    def _of_view(self) -> dict[str, Callable[[], object]]:
        """Menu View."""
        window = self._window
        return {
            "overview": partial(window.show_node_kind, NodeKind.OVERVIEW),
            "sources": partial(window.show_node_kind, NodeKind.SOURCES),
            "panel": window.switch_panel,
            "cell": partial(window.open_tab, Tab.CELL),
            "history": partial(window.open_tab, Tab.HISTORY),
            "next_pane": lambda: panes.next_pane(self._panes(), 1),
            "previous_pane": lambda: panes.next_pane(self._panes(), -1),
            "zoom_in": partial(window.wants_zoom.emit, 1),
            "zoom_out": partial(window.wants_zoom.emit, -1),
            "zoom_reset": partial(window.wants_setting.emit, "zoom", 100),
        }

    def _panes(self) -> tuple[QWidget, ...]:
        """Panes in the order of reading."""
        window = self._window
        panel = window.panel
        tables = (window.tree, window.table.grid, panel.findings.list, panel.cell, panel.history.list)
        return (*tables, window.overview.list, window.sources.list, window.sources.form)

    # --- deeds

    def check(self) -> None:
        """Check the whole file and open the list."""
        self._session.check()
        self.show_findings()

    def show_findings(self) -> None:
        """Open the list of findings."""
        window = self._window
        if window.screens.currentWidget() is not window.table:
            window.open_first_table()
        window.open_tab(Tab.FINDINGS)

    def go_to_finding(self, key: str) -> None:
        """Show a finding and its cell."""
        finding = self._session.findings.by_key.get(key)
        if finding is not None and finding.cells:
            self._window.go_to(finding.cells[0])
        self.show_findings()
        self._window.panel.findings.open_finding(key)

    def step_finding(self, step: int) -> None:
        """Next or previous open finding, and its cell; that of the current cell first while the list was not open."""
        findings = self._window.panel.findings
        was_seen = findings.isVisible()
        self.show_findings()
        finding = findings.card.finding if findings.card and not was_seen else findings.step(step)
        if finding is None:
            self._session.bus.did_tell.emit(_("No open findings."))
        elif finding.cells:
            self._window.go_to(finding.cells[0])
            self._window.panel.findings.open_finding(finding.key)

    def explain_here(self) -> None:
        """Ask for the reason of the finding on the current cell."""
        findings = self._window.panel.findings
        key = self._window.table.grid.current_key()
        self._window.open_tab(Tab.FINDINGS)
        if key is not None:
            findings.show_cell(key)
        if findings.card is not None and findings.card.explain is not None:
            findings.card.ask_for_reason()

    def write_note(self) -> None:
        """Open the cell panel at its note."""
        self._window.open_tab(Tab.CELL)
        self._window.panel.cell.note.box.setFocus()

    def ask_where(self) -> GoToPopup:
        """Ask for a table or a row to go to."""
        window = self._window
        state = window.table.model.state
        rows = [row.path for row in state.rows] if state and window.screens.currentWidget() is window.table else []
        popup = GoToPopup(self._session.look, window.tree.tables(), rows, window)
        popup.wants_node.connect(window.show_node)
        popup.wants_row.connect(window.table.grid.go_to_row)
        popup.ask()
        return popup

    def step_table(self, step: int) -> None:
        """Next or previous table."""
        node = self._window.tree.neighbour(step)
        if node is not None:
            self._window.show_node(node)

    def step_empty(self, step: int) -> None:
        """Next or previous empty cell of the table."""
        if not self._window.table.grid.step_empty(step):
            self._session.bus.did_tell.emit(_("No empty cell in this direction."))

    def say_saved(self) -> None:
        """Saving is never needed; say so."""
        self._session.bus.did_tell.emit(_("Already saved: every change is in the file at once."))
