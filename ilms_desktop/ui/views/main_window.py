"""The main window: bars, tree, screens and panel put together, and what each action does.

What takes several steps (import, print, seal) stands in `flows`; nothing is read from or written to files here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ilms_desktop.errors import StorageError, UserError
from ilms_desktop.i18n import error_text, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui import panes
from ilms_desktop.ui.actions import Actions
from ilms_desktop.ui.flows import Flows
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.entry import LONE_LETTERS
from ilms_desktop.ui.presenters.selection_stats import SelectionStats, selection_stats
from ilms_desktop.ui.presenters.titles import window_title
from ilms_desktop.ui.presenters.tree import NodeKind, TreeNode
from ilms_desktop.ui.screens.overview_screen import OverviewScreen
from ilms_desktop.ui.screens.sources_screen import SourcesScreen
from ilms_desktop.ui.screens.table_screen import TableScreen
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.views.alarm_bar import AlarmBar
from ilms_desktop.ui.views.context_bar import ContextBar
from ilms_desktop.ui.views.go_to_popup import GoToPopup
from ilms_desktop.ui.views.menus import VIEW_MENU, add_view_choices, fill_menus
from ilms_desktop.ui.views.side_panel import SidePanel, Tab
from ilms_desktop.ui.views.status_bar import StatusBar
from ilms_desktop.ui.views.tool_bar import ToolBar
from ilms_desktop.ui.views.tree_view import TreeView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.session import Session

#: narrower windows start with the panel closed
WIDE: Final = 1500
LEAST_SIZE: Final = (960, 600)


class MainWindow(QMainWindow):
    """One open file."""

    #: the person wants a new file, another file, this one closed, the program ended
    wants_new = Signal()
    wants_open = Signal()
    wants_close = Signal()
    wants_quit = Signal()
    #: a setting of the look or the language: name, value
    wants_setting = Signal(str, object)
    wants_zoom = Signal(int)
    did_close = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setMinimumSize(*LEAST_SIZE)
        self.acts = Actions(session.look, self)
        self.flows = Flows(session, settings, self)
        self._build()
        self._connect()
        self._bind()
        self.show_node_kind(NodeKind.OVERVIEW)
        self.show_undo()

    # --- putting together

    def _build(self) -> None:
        """Bars, tree, screens, panel."""
        session = self.session
        menus = fill_menus(self.menuBar(), self.acts)
        add_view_choices(menus[VIEW_MENU], session.look.taste, session.look.language, self.wants_setting.emit)
        self.tools = ToolBar(session, self.acts, self)
        self.addToolBar(self.tools)
        self.alarm = AlarmBar(session.look)
        self.context = ContextBar(session)
        self.tree = TreeView(session)
        self.table = TableScreen(session)
        self.overview = OverviewScreen(session)
        self.sources = SourcesScreen(session)
        self.screens = QStackedWidget()
        for screen in (self.table, self.overview, self.sources):
            self.screens.addWidget(screen)
        self.panel = SidePanel(session, self.table.model)
        self.status = StatusBar(session)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget, stretch in ((self.tree, 0), (self.screens, 1), (self.panel, 0)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.indexOf(widget), stretch)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.alarm, self.context, self.splitter, self.status):
            layout.addWidget(widget, 1 if widget is self.splitter else 0)
        self.setCentralWidget(middle)
        session.look.dress(self._dress)

    def _dress(self) -> None:
        """Widths of the look in use."""
        look = self.session.look
        self.tree.setMinimumWidth(look.px(metrics.TREE_WIDTH * 0.7))
        self.panel.setMinimumWidth(look.px(metrics.PANEL_WIDTH * 0.8))
        tree, panel = look.px(metrics.TREE_WIDTH), look.px(metrics.PANEL_WIDTH)
        self.splitter.setSizes([tree, max(self.width() - tree - panel, 400), panel])

    def _connect(self) -> None:
        """Who hears whom."""
        bus = self.session.bus
        bus.did_execute.connect(self._took)
        bus.did_fail.connect(self._failed)
        bus.wants_cell.connect(self.go_to)
        bus.wants_finding.connect(self.go_to_finding)
        bus.did_check.connect(self.show_undo)
        self.tree.wants_node.connect(self.show_node)
        self.context.wants_table.connect(self.open_table)
        self.table.grid.did_move.connect(self._moved)
        self.table.grid.wants_zoom.connect(self.wants_zoom)
        self.table.model.did_reshape.connect(self._reshaped)
        self.overview.wants_cells.connect(self.open_gap)
        self.overview.wants_print.connect(self.flows.print_summary)
        self.status.wants_findings.connect(self.show_findings)
        self.tools.wants_flag.connect(lambda letter: self.table.set_flag(letter or None))

    def _bind(self) -> None:
        """What each action does."""
        deeds: dict[str, Callable[[], object]] = {
            "new": self.wants_new.emit,
            "open": self.wants_open.emit,
            "save": self._say_saved,
            "import": self.flows.import_file,
            "export": self.flows.export_file,
            "print": self.flows.print_summary,
            "close": self.wants_close.emit,
            "quit": self.wants_quit.emit,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "copy": self.table.copy,
            "paste": self.table.paste,
            "filter": self.table.strip.filter.setFocus,
            "go_to": self.ask_where,
            "country": self.table.ask_for_country,
            "note": self.write_note,
            "next_table": lambda: self._step_table(1),
            "previous_table": lambda: self._step_table(-1),
            "next_empty": lambda: self._step_empty(1),
            "previous_empty": lambda: self._step_empty(-1),
            "check": self.check,
            "next_finding": lambda: self._step_finding(1),
            "previous_finding": lambda: self._step_finding(-1),
            "explain": self.explain_here,
            "seal": self.flows.seal,
            "overview": lambda: self.show_node_kind(NodeKind.OVERVIEW),
            "sources": lambda: self.show_node_kind(NodeKind.SOURCES),
            "panel": self._switch_panel,
            "cell": lambda: self._open_tab(Tab.CELL),
            "history": lambda: self._open_tab(Tab.HISTORY),
            "next_pane": lambda: panes.next_pane(self._panes(), 1),
            "previous_pane": lambda: panes.next_pane(self._panes(), -1),
            "zoom_in": lambda: self.wants_zoom.emit(1),
            "zoom_out": lambda: self.wants_zoom.emit(-1),
            "zoom_reset": lambda: self.wants_setting.emit("zoom", 100),
            "about": self.flows.about,
        }
        deeds |= {f"letter_{letter}": lambda chosen=letter: self.table.set_letter(chosen) for letter in LONE_LETTERS}
        for name, deed in deeds.items():
            self.acts[name].triggered.connect(lambda _on=False, act=deed: act())

    def _panes(self) -> tuple[QWidget, ...]:
        """Panes in the order of reading."""
        return (self.tree, self.table.grid, self.overview, self.sources, self.panel.findings.list, self.panel.cell)

    # --- screens

    def show_node(self, node: TreeNode) -> None:
        """Open what a line of the tree stands for."""
        if node.kind is NodeKind.TABLE and node.table is not None:
            self.open_table(node.source, node.table)
        else:
            self.show_node_kind(node.kind)

    def show_node_kind(self, kind: NodeKind) -> None:
        """Show the overview or the sources."""
        screen = self.overview if kind is NodeKind.OVERVIEW else self.sources
        self._show_screen(screen)
        self.tree.mark_screen(kind)
        self._name([_("Overview") if kind is NodeKind.OVERVIEW else _("Sources")])

    def open_table(self, source: str, table: TableKey) -> None:
        """Show a table of a source."""
        self._show_screen(self.table)
        self.table.open(source, table)
        self.tree.mark_table(source, table)
        self.panel.findings.use_table(source, table)
        self._name([self.session.workspace.source(source).name, table.number])
        self.table.grid.setFocus()
        self._moved()

    def open_first_table(self) -> None:
        """Show the table to begin with."""
        node = self.tree.first_table()
        if node is not None:
            self.show_node(node)

    def go_to(self, key: ObservationKey) -> None:
        """Show a cell, whatever is on screen."""
        self.open_table(key.qtable.source, key.qtable.table_key)
        self.table.go_to(key)

    def open_gap(self, source: str, table: TableKey, year: int) -> None:
        """Show the first empty cell of a table in a year."""
        self.open_table(source, table)
        key = self.table.first_empty(year)
        if key is not None:
            self.table.grid.go_to(key)

    def _show_screen(self, screen: QWidget) -> None:
        """Bring a screen to the front, with the bars that belong to it."""
        self.screens.setCurrentWidget(screen)
        is_table = screen is self.table
        self.tools.setVisible(is_table)
        self.context.setVisible(is_table)
        self.panel.setVisible(is_table and self.acts["panel"].isChecked())
        for name in ("filter", "country", "note", "explain", "cell", "history", "next_empty", "previous_empty"):
            self.acts[name].setEnabled(is_table)
        if not is_table:
            self.status.show_stats(SelectionStats())

    def _name(self, parts: list[str]) -> None:
        """Title of the window."""
        self.setWindowTitle(window_title(self.session.workspace, parts))

    # --- what happened

    def _took(self) -> None:
        """A step was carried out."""
        self.alarm.hide()
        self.show_undo()
        if self.table.model.state is not None:
            self.context.show_view(self.table.model.state.view)
            self._moved()

    def _failed(self, error: IlmsError) -> None:
        """A step was refused, or could not be saved."""
        if isinstance(error, StorageError):
            self.alarm.warn(error)
        elif isinstance(error, UserError):
            self.table.toast.say(error_text(error), can_undo=False)
        else:
            show_error(error, self)

    def _reshaped(self) -> None:
        """The table has other rows or years, or is gone."""
        state = self.table.model.state
        if state is not None:
            self.context.show_view(state.view)
        elif self.screens.currentWidget() is self.table:
            self.show_node_kind(NodeKind.OVERVIEW)

    def _moved(self) -> None:
        """Another cell is current, or other cells are selected."""
        state, index = self.table.model.state, self.table.grid.currentIndex()
        if state is None or self.screens.currentWidget() is not self.table:
            return
        figures = [state.figure(row, column) for row, column in self.table.grid.selected_places()]
        self.status.show_stats(selection_stats(figures, table=state.table, style=self.session.look.numbers))
        if index.isValid():
            self.panel.show_place(index.row(), index.column())

    def show_undo(self) -> None:
        """Name what undo and redo would do."""
        status = self.session.workspace.undo_status()
        for name, label, text in (
            ("undo", status.undo, _("Undo: {step}")),
            ("redo", status.redo, _("Redo: {step}")),
        ):
            action = self.acts[name]
            action.setEnabled(label is not None)
            plain = _("&Undo") if name == "undo" else _("&Redo")
            action.setText(fill(text, {"step": words.step_words(label)}) if label else plain)
            action.setIconText(plain.replace("&", ""))
            action.setToolTip(action.text().replace("&", ""))

    # --- deeds

    def check(self) -> None:
        """Check the whole file and open the list."""
        self.session.check()
        self.show_findings()

    def show_findings(self) -> None:
        """Open the list of findings."""
        if self.screens.currentWidget() is not self.table:
            self.open_first_table()
        self._open_tab(Tab.FINDINGS)

    def go_to_finding(self, key: str) -> None:
        """Show a finding and its cell."""
        finding = self.session.findings.by_key.get(key)
        if finding is not None and finding.cells:
            self.go_to(finding.cells[0])
        self.show_findings()
        self.panel.findings.open_finding(key)

    def write_note(self) -> None:
        """Open the cell panel at its note."""
        self._open_tab(Tab.CELL)
        self.panel.cell.note.box.setFocus()

    def explain_here(self) -> None:
        """Ask for the reason of the finding on the current cell."""
        key = self.table.grid.current_key()
        self._open_tab(Tab.FINDINGS)
        if key is not None:
            self.panel.findings.show_cell(key)
        card = self.panel.findings.card
        if card is not None and card.explain is not None:
            card.ask_for_reason()

    def ask_where(self) -> None:
        """Ask for a table or a row to go to."""
        rows = self.table.model.state.rows if self.table.model.state else ()
        popup = GoToPopup(self.session.look, self.tree.tables(), [row.path for row in rows], self)
        popup.wants_node.connect(self.show_node)
        popup.wants_row.connect(self.table.grid.go_to_row)
        popup.ask()

    def _open_tab(self, tab: Tab) -> None:
        """Open the panel at a tab."""
        self.acts["panel"].setChecked(True)
        self.panel.open_tab(tab)

    def _switch_panel(self) -> None:
        """Open or close the panel."""
        self.panel.setVisible(self.acts["panel"].isChecked() and self.screens.currentWidget() is self.table)
        self.panel.refresh()
        self.table.grid.scrollTo(self.table.grid.currentIndex())

    def _step_finding(self, step: int) -> None:
        """Next or previous open finding, and its cell."""
        self.show_findings()
        finding = self.panel.findings.step(step)
        if finding is None:
            self.session.bus.did_say.emit(_("No open findings."))
        elif finding.cells:
            self.go_to(finding.cells[0])

    def _step_table(self, step: int) -> None:
        """Next or previous table."""
        node = self.tree.neighbour(step)
        if node is not None:
            self.show_node(node)

    def _step_empty(self, step: int) -> None:
        """Next or previous empty cell of the table."""
        if not self.table.grid.step_empty(step):
            self.session.bus.did_say.emit(_("No empty cell in this direction."))

    def _say_saved(self) -> None:
        """Saving is never needed; say so."""
        self.table.toast.say(_("Already saved: every change is in the file at once."), can_undo=False)

    def take_place_of(self, other: MainWindow) -> None:
        """Show what another window over the same file showed; it spoke another language."""
        state, key = other.table.model.state, other.table.grid.current_key()
        if other.screens.currentWidget() is other.table and state is not None:
            self.open_table(state.view.source, state.table.key)
            if key is not None:
                self.table.grid.go_to(key)
        elif other.screens.currentWidget() is other.sources:
            self.show_node_kind(NodeKind.SOURCES)

    def start_panel(self) -> None:
        """Open the panel where there is room for it."""
        self.acts["panel"].setChecked(self.width() >= WIDE)
        self._switch_panel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what runs, then tell."""
        self.session.tasks.wait()
        super().closeEvent(event)
        self.did_close.emit()
