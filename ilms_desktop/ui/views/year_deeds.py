"""What the menu of a year does: dialogs, declarations, years that come and go, and the words that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import DeclareQTable, EditSource
from ilms_desktop.ui.dialogs.empty_dialog import EmptyDialog
from ilms_desktop.ui.dialogs.qtable_dialog import QTableDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.context import with_year
from ilms_desktop.ui.presenters.empty_cells import Why, find_year
from ilms_desktop.ui.presenters.year_head import declaration_words
from ilms_desktop.ui.views.year_menu import YearMenu

if TYPE_CHECKING:
    from ilms_desktop.model.changes import Changes
    from ilms_desktop.model.key import ObservationKey, QTableKey, TableKey
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.views.main_window import MainWindow


class YearDeeds(QObject):
    """Binds the years of the table on screen to what can be done with them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._declared = dict(self._session.workspace.declarations())
        window.table.grid.columns.wants_menu.connect(self.open_menu)
        window.panel.notes.wants_fields.connect(self.edit_fields)
        window.panel.cell.wants_version.connect(window.context.ask_version)
        window.overview.wants_reason.connect(self.say_why)
        self._session.bus.did_execute.connect(self._follow)

    @property
    def _state(self) -> TableState | None:
        """The table on screen."""
        return self._window.table.model.state

    def open_current_menu(self) -> YearMenu | None:
        """Open the menu of the year of the current cell."""
        index = self._window.table.grid.currentIndex()
        return self.open_menu(index.column()) if index.isValid() else None

    def open_menu(self, column: int) -> YearMenu | None:
        """Open the menu of a column under its head."""
        state = self._state
        if state is None:
            return None
        menu = self._make_menu(state, column)
        place = self._window.table.grid.columns.menu_place(column)
        if self._session.look.is_right_to_left:
            place.setX(place.x() - menu.sizeHint().width())
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _make_menu(self, state: TableState, column: int) -> YearMenu:
        """Menu of a column, bound to its deeds."""
        year, source, round_ = state.years[column], state.view.source, self._session.workspace.round
        qtable, shown = year.qtable, {each.qtable.year for each in state.years}
        free = [each for each in range(round_.last_year, round_.first_year - 1, -1) if each not in shown]
        menu = YearMenu(year, state.view.layout, free_years=free, parent=self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.wants_reason.connect(lambda why: self.ask_why(source, qtable.table_key, qtable.year, why))
        menu.wants_take_back.connect(lambda: self._session.execute(DeclareQTable(qtable, None)))
        menu.wants_fields.connect(lambda: self.edit_fields(qtable))
        menu.wants_note.connect(lambda: self.write_remark(column))
        menu.wants_empty.connect(lambda: self._window.open_gap(source, qtable.table_key, qtable.year))
        menu.wants_version.connect(self._window.context.ask_version)
        menu.wants_year.connect(lambda each: self._set_year(source, each, is_wanted=True))
        menu.wants_removal.connect(lambda: self._set_year(source, qtable.year, is_wanted=False))
        return menu

    # --- why cells are empty

    def say_why_here(self) -> EmptyDialog | None:
        """Ask about the empty cells of the current year."""
        state, index = self._state, self._window.table.grid.currentIndex()
        if state is None or not index.isValid():
            return None
        return self.say_why(state.view.source, state.table.key, state.years[index.column()].qtable.year)

    def say_why(self, source: str, table: TableKey, year: int) -> EmptyDialog | None:
        """Ask about the empty cells of a year of any table."""
        return self.ask_why(source, table, year, Why.NOT_AVAILABLE)

    def ask_why(self, source: str, table: TableKey, year: int, why: Why) -> EmptyDialog | None:
        """Open the dialog for a year, in the class version in which it counts."""
        empty = find_year(self._session.workspace, source, table, year)
        if empty is None or not empty.rows or empty.year.declaration is not None:
            values = {"table": ltr(table.number), "year": ltr(str(year))}
            self._session.bus.did_tell.emit(fill(_("No cell of {table}, {year} is left to be explained."), values))
            return None
        dialog = EmptyDialog(self._session, empty, why, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wants_cell.connect(self._go_to)
        dialog.open()
        return dialog

    def _go_to(self, key: ObservationKey) -> None:
        """Show a cell, in its class version."""
        window = self._window
        window.open_table(key.qtable.source, key.qtable.table_key)
        if self._state is not None and self._state.view.layout.version != key.qtable.version:
            window.context.ask_version(key.qtable.version)
        window.table.grid.go_to(key)

    # --- fields, remark, years

    def edit_fields_here(self) -> QTableDialog | None:
        """Edit the fields of the current year."""
        state, index = self._state, self._window.table.grid.currentIndex()
        return self.edit_fields(state.years[index.column()].qtable) if state and index.isValid() else None

    def edit_fields(self, qtable: QTableKey) -> QTableDialog | None:
        """Edit the fields of a year of the table on screen."""
        state = self._state
        year = next((each for each in state.years if each.qtable == qtable), None) if state else None
        if state is None or year is None:
            return None
        dialog = QTableDialog(self._session, state.view, year, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def write_remark(self, column: int) -> None:
        """Open the notes at the remark of a year."""
        grid = self._window.table.grid
        grid.setCurrentIndex(grid.table.index(max(0, grid.currentIndex().row()), column))
        self._window.panel.write_note()
        self._window.panel.notes.year.box.setFocus()

    def _set_year(self, source_id: str, year: int, *, is_wanted: bool) -> None:
        """Add a year or take an empty one away; what stands in it keeps it there, and the refusal says so."""
        source = self._session.workspace.source(source_id)
        self._session.execute(EditSource(with_year(source, year, is_wanted=is_wanted)))

    # --- what happened

    def _follow(self, changes: Changes) -> None:
        """Say that a declaration was taken back because a figure came into its year."""
        if not changes.qtables:
            return
        before, self._declared = self._declared, dict(self._session.workspace.declarations())
        filled = {key.qtable for key in changes.keys}
        gone = [key for key in before if key in filled and key not in self._declared]
        if gone:
            text = _("{table}, {year} was declared “{declaration}”. The figure took that back.")
            values = {
                "table": ltr(gone[0].table),
                "year": ltr(str(gone[0].year)),
                "declaration": declaration_words(before[gone[0]]),
            }
            self._session.bus.did_say.emit(fill(text, values))
