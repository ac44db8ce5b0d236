"""The main window: bars, tree, screens and panel put together, and who hears whom.

What the actions do stands in `window_deeds` and `flows`; nothing is read from or written to files here.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ilms_desktop.errors import StorageError, UserError
from ilms_desktop.i18n import error_parts, error_text, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.actions import DEEDS, Actions
from ilms_desktop.ui.flows import Flows
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.entry import LONE_LETTERS
from ilms_desktop.ui.presenters.selection_stats import SelectionStats, selection_stats
from ilms_desktop.ui.presenters.titles import window_title
from ilms_desktop.ui.presenters.tree import NodeKind, TreeNode
from ilms_desktop.ui.progress import Progress
from ilms_desktop.ui.screens.history_screen import HistoryScreen
from ilms_desktop.ui.screens.overview_screen import OverviewScreen
from ilms_desktop.ui.screens.questions_screen import QuestionsScreen
from ilms_desktop.ui.screens.send_screen import SendScreen
from ilms_desktop.ui.screens.sources_screen import SourcesScreen
from ilms_desktop.ui.screens.table_screen import TableScreen
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.soon import Soon
from ilms_desktop.ui.views.alarm_bar import AlarmBar
from ilms_desktop.ui.views.context_bar import ContextBar
from ilms_desktop.ui.views.deed_notice import DeedNotice
from ilms_desktop.ui.views.file_drop import FileDrop
from ilms_desktop.ui.views.grid_menu import GridMenu
from ilms_desktop.ui.views.key_notice import KeyNotice
from ilms_desktop.ui.views.labels import example_badge
from ilms_desktop.ui.views.menus import VIEW_MENU, fill_menus
from ilms_desktop.ui.views.side_panel import SidePanel, Tab
from ilms_desktop.ui.views.status_bar import StatusBar
from ilms_desktop.ui.views.toast import Toast
from ilms_desktop.ui.views.tool_bar import ToolBar
from ilms_desktop.ui.views.tree_pane import TreePane
from ilms_desktop.ui.views.tree_view import TreeView
from ilms_desktop.ui.views.view_choices import add_view_choices
from ilms_desktop.ui.views.window_deeds import WindowDeeds
from ilms_desktop.ui.views.work_splitter import WorkSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.session import Session

#: narrower windows start with the panel closed
WIDE: Final = 1500
LEAST_SIZE: Final = (960, 600)
LEAST_MIDDLE: Final = 360
#: menu of a cell
CELL_MENU: Final = (
    *("copy", "paste", "letter_N", "letter_X", "letter_C", "letter_S", "letter_N_reason"),
    *("note", "explain", "history"),
)
#: actions that mean something only while a table is on screen
ON_TABLE: Final = (
    *("copy", "paste", "country", "note", "explain", "cell", "history", "next_empty", "previous_empty"),
    *("find", "filter", "hide_empty"),
    *(f"letter_{letter}" for letter in LONE_LETTERS),
    *("letter_N_reason", "why_empty", "fields", "notes", "remove_country"),
    *(deed.name for deed in DEEDS if deed.in_grid),
)


class MainWindow(QMainWindow):
    """One open file."""

    #: the person wants a new file, another file, this one closed, the program ended
    wants_new = Signal()
    wants_open = Signal()
    #: a questionnaire was dropped: its path
    wants_file = Signal(str)
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
        self.settings = settings
        self.acts = Actions(session.look, self)
        self.flows = Flows(session, settings, self)
        self._build()
        self._connect()
        self.deeds = WindowDeeds(self)
        self.progress = Progress(session.tasks, session.look, self)
        self.flows.incoming.is_saving.connect(self.status.show_saving)
        self.show_node_kind(NodeKind.OVERVIEW)
        self.show_undo()

    # --- putting together

    def _build(self) -> None:
        """Bars, tree, screens, panel."""
        session = self.session
        menus = fill_menus(self.menuBar(), self.acts)
        add_view_choices(menus[VIEW_MENU], session.look, self.wants_setting.emit)
        if session.workspace.is_example:
            self.badge = example_badge(session.look)
            self.menuBar().setCornerWidget(self.badge)
        self.tools = ToolBar(session, self.acts, self)
        self.addToolBar(self.tools)
        self.alarm = AlarmBar(session.look)
        self.notice = KeyNotice(session.look)
        self.late = DeedNotice(session.look, "reminder", _("Send again…"))
        self.context = ContextBar(session)
        self.tree = TreeView(session, self.settings.tree_folds)
        self.table = TableScreen(session)
        self.overview = OverviewScreen(session)
        self.sources = SourcesScreen(session)
        self.history = HistoryScreen(session)
        self.send = SendScreen(session)
        self.questions = QuestionsScreen(session)
        self.screens = QStackedWidget()
        # why: pages that are not seen must not widen the window
        self.screens.setMinimumWidth(LEAST_MIDDLE)
        for screen in (self.table, self.overview, self.sources, self.history, self.send, self.questions):
            self.screens.addWidget(screen)
        self.toast = Toast(session.look, self.screens, avoid=self._current_rect)
        self.panel = SidePanel(session, self.table.model, self.settings.notes)
        self.status = StatusBar(session)
        panes = (TreePane(session.look, self.tree), self.screens, self.panel)
        self.splitter = WorkSplitter(session.look, panes, tree=self.settings.tree)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.alarm, self.notice, self.late, self.context, self.splitter, self.status):
            layout.addWidget(widget, 1 if widget is self.splitter else 0)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        """Who hears whom."""
        bus = self.session.bus
        FileDrop(self, takes_all=True).dropped_files.connect(self.flows.incoming.take)
        self.flows.incoming.wants_file.connect(self.wants_file)
        self.flows.parts.wants_file.connect(self.wants_file)
        self.flows.key_deeds.show_renewal_in(self.notice)
        self._soon = Soon(self._moved, self)
        bus.did_execute.connect(self._took)
        bus.did_fail.connect(self._failed)
        bus.wants_cell.connect(self.go_to)
        bus.wants_source.connect(self.show_source)
        bus.did_check.connect(self.show_undo)
        bus.did_say.connect(self.toast.say)
        bus.did_tell.connect(lambda text: self.toast.say(text, can_undo=False))
        self.toast.wants_undo.connect(self.session.undo)
        self.tree.wants_node.connect(self.show_node)
        self.tree.did_fold.connect(partial(self.wants_setting.emit, "tree_folds"))
        self.splitter.did_choose.connect(partial(self.wants_setting.emit, "tree"))
        self.context.wants_table.connect(self.open_table)
        self.panel.notes.did_keep.connect(partial(self.wants_setting.emit, "notes"))
        self.table.grid.did_move.connect(self._moved)
        self.table.grid.wants_zoom.connect(self.wants_zoom)
        self.table.indicators.did_change.connect(self.panel.cell.indicators.show_lines)
        self.table.model.did_reshape.connect(self._reshaped)
        self.overview.wants_cells.connect(self.open_gap)
        self.table.hint.wants_import.connect(self.flows.import_file)
        self.menu = GridMenu(self.table, self.acts, CELL_MENU, self.tools.flag.menu())
        self.tools.wants_flag.connect(lambda letter: self.table.set_flag(letter or None))

    # --- screens

    def show_node(self, node: TreeNode) -> None:
        """Open what a line of the tree stands for."""
        if node.kind is NodeKind.TABLE and node.table is not None:
            self.open_table(node.source, node.table)
        else:
            self.show_node_kind(node.kind)

    def show_node_kind(self, kind: NodeKind) -> None:
        """Show the overview, the sources or what is sent."""
        screen, name = {
            NodeKind.OVERVIEW: (self.overview, _("Overview")),
            NodeKind.SEND: (self.send, _("Send")),
            NodeKind.QUESTIONS: (self.questions, _("Questions")),
        }.get(kind, (self.sources, _("Sources")))
        self._show_screen(screen)
        self.tree.mark_screen(kind)
        self._name([name])
        self.tree.setFocus()

    def show_history(self) -> None:
        """Show every step of the file."""
        self._show_screen(self.history)
        self.tree.clearSelection()
        self._name([_("History")])
        self.history.steps.setFocus()

    def show_source(self, source: str) -> None:
        """Show a source."""
        self.show_node_kind(NodeKind.SOURCES)
        self.sources.show_source(source)

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
        """Show what to begin with: the gravest error, else a table that is begun."""
        blocking = self.session.workspace.report().blocking
        node = self.tree.first_table()
        if blocking and blocking[0].cells:
            self.go_to(blocking[0].cells[0])
        elif node is not None:
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
        """Bring a screen to the front, with the bars that belong to it; what was said of another one goes."""
        if screen is not self.screens.currentWidget():
            self.toast.hide()
        self.screens.setCurrentWidget(screen)
        is_table = screen is self.table
        self.tools.setVisible(is_table)
        self.context.setVisible(is_table)
        self.panel.setVisible(is_table and self.acts["panel"].isChecked())
        self.splitter.share()
        for name in ON_TABLE:
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
        self.toast.hide()
        self.show_undo()
        if self.table.model.state is not None:
            self.context.show_view(self.table.model.state.view)
            self._soon.request()

    def _failed(self, error: IlmsError) -> None:
        """A step was refused, or could not be saved."""
        if isinstance(error, StorageError):
            self.alarm.warn(error)
        elif error.code == "locked":
            self.toast.offer(error_parts(error)[0], _("Begin a new version…"), self.deeds.sending.ask_for_revision)
        elif isinstance(error, UserError):
            self.toast.say(error_text(error), can_undo=False)
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
        places = self.table.grid.selected_places()
        figures = [state.figure(row, column) for row, column in places]
        self.status.show_stats(selection_stats(figures, state.figures))
        if index.isValid():
            self.panel.show_place(index.row(), index.column(), places)

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

    # --- the window as a whole

    def open_tab(self, tab: Tab) -> None:
        """Open the panel at a tab."""
        was_hidden = self.panel.isHidden()
        self.acts["panel"].setChecked(True)
        self.panel.open_tab(tab)
        if was_hidden:
            self.splitter.share()

    def switch_panel(self) -> None:
        """Open or close the panel."""
        self.panel.setVisible(self.acts["panel"].isChecked() and self.screens.currentWidget() is self.table)
        self.splitter.share()
        self.panel.refresh()
        self.table.grid.scrollTo(self.table.grid.currentIndex())

    def _current_rect(self) -> QRect:
        """Where the current cell is, for the toast to keep away from."""
        if self.screens.currentWidget() is not self.table:
            return QRect()
        rect = self.table.grid.visualRect(self.table.grid.currentIndex())
        return QRect(self.table.grid.viewport().mapTo(self.screens, rect.topLeft()), rect.size())

    def take_place_of(self, other: MainWindow) -> None:
        """Show what another window over the same file showed; it spoke another language."""
        state, key = other.table.model.state, other.table.grid.current_key()
        if other.screens.currentWidget() is other.table and state is not None:
            self.open_table(state.view.source, state.table.key)
            if key is not None:
                self.table.grid.go_to(key)
        elif other.screens.currentWidget() is other.sources:
            self.show_node_kind(NodeKind.SOURCES)
        elif other.screens.currentWidget() is other.send:
            self.show_node_kind(NodeKind.SEND)
        elif other.screens.currentWidget() is other.questions:
            self.show_node_kind(NodeKind.QUESTIONS)
        elif other.screens.currentWidget() is other.history:
            self.show_history()

    def start_panel(self) -> None:
        """Open the panel where there is room for it."""
        self.acts["panel"].setChecked(self.width() >= WIDE)
        self.switch_panel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being typed, finish what runs, then tell."""
        self.table.grid.finish_editing()
        self.panel.notes.flush()
        self.session.tasks.wait()
        super().closeEvent(event)
        self.did_close.emit()
