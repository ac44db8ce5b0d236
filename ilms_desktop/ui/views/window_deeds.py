"""What each action of the main window does; deeds that need several steps are in `flows`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui import panes
from ilms_desktop.ui.arrivals import Arrivals
from ilms_desktop.ui.chart_deeds import ChartDeeds
from ilms_desktop.ui.dialogs.explain_dialog import explain_cells
from ilms_desktop.ui.help_deeds import HelpDeeds
from ilms_desktop.ui.presenters.entry import LONE_LETTERS
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.question_deeds import QuestionDeeds
from ilms_desktop.ui.report_deeds import ReportDeeds
from ilms_desktop.ui.sending import Sending
from ilms_desktop.ui.views import grid_fill
from ilms_desktop.ui.views.history_deeds import HistoryDeeds
from ilms_desktop.ui.views.mark_click import MarkClick
from ilms_desktop.ui.views.overview_deeds import OverviewDeeds
from ilms_desktop.ui.views.side_panel import Tab
from ilms_desktop.ui.views.year_deeds import YearDeeds
from ilms_desktop.ui.walks import Walks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.dialogs.report_dialog import ReportDialog
    from ilms_desktop.ui.views.main_window import MainWindow

#: deeds that take what is being typed for themselves
_WHILE_TYPING: Final = ("fill_selection", *(f"letter_{letter}" for letter in LONE_LETTERS))


class WindowDeeds(QObject):
    """Binds the actions of a window to what they do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.walks = Walks(window)
        self.past = HistoryDeeds(window)
        self.years = YearDeeds(window)
        self.overview = OverviewDeeds(window)
        self.charts = ChartDeeds(window)
        self.reports = ReportDeeds(window)
        self.sending = Sending(window)
        self.arrivals = Arrivals(window)
        self.questions = QuestionDeeds(window)
        self.help = HelpDeeds(window)
        window.questions.wants_file.connect(self.arrivals.ask)
        self.marks = MarkClick(window.session.look, window.table.grid)
        self.marks.wants_findings.connect(self.show_findings_here)
        self.marks.wants_question.connect(partial(window.open_tab, Tab.CELL))
        window.table.filtering.did_change.connect(window.acts["hide_empty"].setChecked)
        for table in (self._of_file(), self._of_table(), self._of_check(), self._of_view()):
            for name, deed in table.items():
                window.acts[name].triggered.connect(lambda _on=False, name=name, act=deed: self._do(name, act))
        self._session.bus.wants_finding.connect(self.go_to_finding)
        window.status.wants_findings.connect(self.show_findings)
        window.panel.findings.wants_check.connect(self.check)
        window.panel.findings.wants_export.connect(self.export_findings)
        window.status.wants_zoom.connect(partial(window.wants_setting.emit, "zoom"))

    def _do(self, name: str, deed: Callable[[], object]) -> None:
        """Carry out a deed, once what is being typed is stored; not while it was refused and stays open."""
        if name in _WHILE_TYPING or self._window.table.grid.finish_editing():
            deed()

    # --- tables of deeds

    def _of_file(self) -> dict[str, Callable[[], object]]:
        """Menus File, Send and Help."""
        window = self._window
        return {
            "new": window.wants_new.emit,
            "open": window.wants_open.emit,
            "save": self.past.make_point,
            "points": self.past.show_points,
            "import": window.flows.import_file,
            "tabulate": window.flows.incoming.ask_for_survey,
            "imports": window.flows.show_imports,
            "export": window.flows.export_file,
            "print": self.print_here,
            "close": window.wants_close.emit,
            "quit": window.wants_quit.emit,
            "seal": self.sending.seal,
            "send": self.sending.show,
            "revise": self.sending.ask_for_revision,
            "questions": self.questions.show,
            "seal_answers": self.questions.seal,
            "answer": self.arrivals.ask,
            "parts": window.flows.parts.show,
            "your_key": window.flows.key_deeds.show,
            "help_here": self.help.explain_here,
            "help": self.help.show,
            "first_round": self.help.first_round.open,
            "glossary": self.help.show_glossary,
            "keys": window.flows.keys,
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
            "cut": table.cut,
            "copy": table.copy,
            "paste": table.paste,
            "paste_options": partial(table.paste, asks=True),
            "filter": table.strip.filter.setFocus,
            "find": table.finder.ask,
            "hide_empty": lambda: table.filtering.hide_empty(self._window.acts["hide_empty"].isChecked()),
            "go_to": self.walks.ask_where,
            "fill_down": partial(table.fill, grid_fill.fill_down),
            "fill_right": partial(table.fill, grid_fill.fill_right),
            "fill_selection": table.fill_selection,
            "clear": table.clear,
            "clear_all": partial(table.clear, with_notes=True),
            "select_all": table.grid.select_all_cells,
            "select_column": table.grid.select_columns,
            "select_row": table.grid.select_rows,
            "country": table.countries.ask,
            "remove_country": table.countries.remove,
            "note": self.write_note,
            "letter_N_reason": self.miss_with_reason,
            "year_menu": self.years.open_current_menu,
            "why_empty": self.years.say_why_here,
            "fields": self.years.edit_fields_here,
            "chart": self.charts.show,
            "next_table": partial(self.step_table, 1),
            "previous_table": partial(self.step_table, -1),
            "next_empty": partial(self.walks.step_empty, 1),
            "previous_empty": partial(self.walks.step_empty, -1),
        }

    def _of_check(self) -> dict[str, Callable[[], object]]:
        """Menu Check."""
        return {
            "check": self.check,
            "next_finding": partial(self.walks.step_finding, 1),
            "previous_finding": partial(self.walks.step_finding, -1),
            "explain": self.explain_here,
            "apply": self.apply_shown,
            "export_findings": self.export_findings,
            "print_findings": partial(self.reports.show, "findings"),
        }

    def _of_view(self) -> dict[str, Callable[[], object]]:
        """Menu View."""
        window = self._window
        return {
            "overview": partial(window.show_node_kind, NodeKind.OVERVIEW),
            "sources": partial(window.show_node_kind, NodeKind.SOURCES),
            "file_history": window.show_history,
            "tree": window.splitter.fold_tree,
            "panel": window.switch_panel,
            "cell": partial(window.open_tab, Tab.CELL),
            "notes": partial(window.open_tab, Tab.NOTES),
            "history": partial(window.open_tab, Tab.HISTORY),
            "next_pane": lambda: panes.next_pane(self._panes(), 1),
            "previous_pane": lambda: panes.next_pane(self._panes(), -1),
            "zoom_in": partial(window.wants_zoom.emit, 1),
            "zoom_out": partial(window.wants_zoom.emit, -1),
            "zoom_reset": partial(window.wants_setting.emit, "zoom", 100),
        }

    def _panes(self) -> tuple[QWidget, ...]:
        """Panes in the order of reading; of the screens only the one in use is seen."""
        window = self._window
        sources = (window.sources.side, window.sources.middle)
        asked = (window.questions.list, window.questions.card)
        past = (window.history.steps, window.history.pane.list)
        screens = (window.table, window.overview, window.send, *asked, *sources, *past)
        first = self.help.first_round.strip
        return (first, window.tools, window.context, window.tree, *screens, window.panel, window.status)

    # --- deeds

    def check(self) -> None:
        """Check the whole file and open the list."""
        self._window.flows.check()
        self.show_findings()

    def show_findings(self) -> None:
        """Open the list of findings."""
        window = self._window
        if window.screens.currentWidget() is not window.table:
            window.open_first_table()
        window.open_tab(Tab.FINDINGS)

    def show_findings_here(self) -> None:
        """Open the list at the gravest finding of the current cell."""
        key = self._window.table.grid.current_key()
        self._window.open_tab(Tab.FINDINGS)
        if key is not None:
            self._window.panel.findings.show_cell(key)

    def go_to_finding(self, key: str) -> None:
        """Show a finding and its cell."""
        finding = self._session.findings.by_key.get(key)
        if finding is not None and finding.cells:
            self._window.go_to(finding.cells[0])
        self.show_findings()
        self._window.panel.findings.open_finding(key)

    def explain_here(self) -> None:
        """Ask for the reason of the finding on the current cell, or of all findings on the selected cells."""
        self.show_findings_here()
        grid, card = self._window.table.grid, self._window.panel.findings.card
        keys = [grid.table.key_at(grid.table.index(*place)) for place in grid.selected_places()]
        shown = "" if card is None else card.finding.key
        explain_cells(self._session, [key for key in keys if key is not None], shown=shown, parent=self._window)

    def apply_shown(self) -> None:
        """Apply the suggestion that is on screen; where none is, show that of the current cell first."""
        findings = self._window.panel.findings
        seen = findings.card if findings.isVisible() else None
        if seen is None:
            self.show_findings_here()
            return
        if seen.apply is not None:
            seen.apply.click()
        else:
            self._session.bus.did_tell.emit(_("This finding has no single suggestion. F8 goes to the next one."))

    def export_findings(self) -> None:
        """The findings shown as a file."""
        self._window.flows.export_findings(self._window.panel.findings.chosen())

    def print_here(self) -> ReportDialog:
        """Open the reports: at the findings where they are worked on, else at the summary."""
        findings = self._window.panel.findings
        focus = QApplication.focusWidget()
        is_there = focus is not None and findings.isVisible() and findings.isAncestorOf(focus)
        return self.reports.show("findings" if is_there else "completeness")

    def write_note(self) -> None:
        """Open the notes of the selected cells, to be written."""
        self._window.open_tab(Tab.NOTES)
        self._window.panel.write_note()

    def miss_with_reason(self) -> None:
        """Put N into the selected cells, then ask for the reason as their note."""
        self._window.table.set_letter("N")
        self.write_note()

    def step_table(self, step: int) -> None:
        """Next or previous table."""
        node = self._window.tree.neighbour(step)
        if node is not None:
            self._window.show_node(node)
