"""The table screen: title strip, grid, and the small questions that belong to a cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.live_indicators import LiveIndicators
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters.cell_picture import CellLook
from ilms_desktop.ui.presenters.cell_words import meaning
from ilms_desktop.ui.presenters.entry import Choice
from ilms_desktop.ui.views import grid_fill
from ilms_desktop.ui.views.choice_popup import ChoicePopup
from ilms_desktop.ui.views.country_rows import CountryRows
from ilms_desktop.ui.views.empty_hint import EmptyHint
from ilms_desktop.ui.views.filter_bar import FilterBar
from ilms_desktop.ui.views.find_bar import FindBar
from ilms_desktop.ui.views.grid_clipboard import GridClipboard
from ilms_desktop.ui.views.grid_view import GridView
from ilms_desktop.ui.views.indicator_strip import IndicatorStrip
from ilms_desktop.ui.views.row_filtering import RowFiltering
from ilms_desktop.ui.views.title_strip import TitleStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.grid_fill import Told


class TableScreen(QWidget):
    """One table of one source."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = TableModel(session, self)
        self.strip = TitleStrip(session.look, self)
        self.grid = GridView(session.look, self.model, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.hint = EmptyHint(session.look, self)
        self.hidden = FilterBar(session.look, self)
        self.finder = FindBar(session.look, self.grid, self)
        for bar in (self.strip, self.finder, self.hidden, self.hint):
            layout.addWidget(bar)
        layout.addWidget(self.grid, 1)
        self.indicators = LiveIndicators(session, self.grid, self)
        self.rates = IndicatorStrip(session.look, self)
        self.rates.wants_cell.connect(session.bus.wants_cell)
        self.indicators.did_change.connect(self.rates.show_lines)
        layout.addWidget(self.rates)
        self.model.did_reshape.connect(self._show_hint)
        self.model.did_change_heads.connect(self._show_hint)
        self.filtering = RowFiltering(self.strip, self.hidden, self.grid)
        self.finder.did_close.connect(self.grid.setFocus)
        self.setFocusProxy(self.grid)
        self.countries = CountryRows(session, self.grid, self.strip.country)
        self.strip.wants_country.connect(self.countries.ask)
        self.pasting = GridClipboard(session, self.grid)
        self.model.needs_choice.connect(self._ask_for_reading)

    # --- what is shown

    def open(self, source: str, table: TableKey) -> None:
        """Show a table of a source."""
        state = self.model.state
        if state is None or (state.view.source, state.table.key) != (source, table):
            self.grid.finish_editing()
            self.model.open(source, table)
        if self.model.state is not None:
            self.strip.show_table(self.model.state.table)
            self.grid.setAccessibleName(f"{table.number} {self.model.state.table.title}")

    def go_to(self, key: ObservationKey) -> None:
        """Show a cell, in its table."""
        self.open(key.qtable.source, key.qtable.table_key)
        self.grid.go_to(key)

    def _show_hint(self) -> None:
        """Say how figures come in while there are none."""
        state = self.model.state
        years = state.years if state else ()
        says_something = any(each.observations or each.declaration or each.elsewhere for each in years)
        self.hint.setVisible(state is not None and not says_something)

    def first_empty(self, year: int | None = None) -> ObservationKey | None:
        """First cell of the table (of a year) that is asked and empty."""
        return next(self._empty(year), None)

    def last_empty(self) -> ObservationKey | None:
        """Last cell of the table that is asked and empty, row by row."""
        return max(self._empty(None), key=self._place, default=None)

    def _place(self, key: ObservationKey) -> tuple[int, int]:
        """Row and column of a cell of the table."""
        place = self.model.state.place(key) if self.model.state else None
        assert place is not None  # noqa: S101 - asked of this table's own cells
        return place

    def _empty(self, year: int | None) -> Iterator[ObservationKey]:
        """Cells (of a year) that are asked and empty, year by year."""
        state = self.model.state
        for column, each in enumerate(state.years if state else ()):
            if state is None or (year is not None and each.qtable.year != year):
                continue
            for row in range(len(state.rows)):
                if state.picture(row, column).look is CellLook.EMPTY:
                    yield state.key(row, column)

    # --- deeds

    def set_letter(self, letter: str) -> None:
        """Put a letter in place of a figure into every selected cell; it takes the place of what is being typed."""
        self.grid.take_typed()
        state = self.model.state
        if state is None:
            return
        cells = [
            (row, column, Observation(status=letter, note=state.observation(row, column).note))
            for row, column in self.grid.places_to_fill()
        ]
        self.model.put(cells, N_("Set letter in {count} cells of {table}"))

    def set_flag(self, letter: str | None) -> None:
        """Put a status letter beside every selected figure, or take it away."""
        state = self.model.state
        if state is None:
            return
        found = ((row, column, state.observation(row, column)) for row, column in self.grid.selected_places())
        cells = [(row, column, replace(each, status=letter)) for row, column, each in found if each.value is not None]
        if not cells:
            self._session.bus.did_tell.emit(_("A flag stands beside a figure, and no figure is selected."))
        self.model.put(cells, N_("Flag {count} cells of {table}"))

    def clear(self, *, with_notes: bool = False) -> None:
        """Empty the selected cells."""
        self.model.clear(self.grid.selected_places(), with_notes=with_notes)

    def fill(self, how: Callable[[GridView], Told]) -> None:
        """Fill the selection from one of its cells, or from beside it."""
        self._tell(how(self.grid))

    def fill_selection(self) -> None:
        """Fill the selection with what is being typed, else with the content of the current cell."""
        state, text = self.model.state, self.grid.take_typed()
        if state is None or text is None:
            self.fill(grid_fill.fill_selection)
            return
        read = state.reader.read_typed(text)
        if not isinstance(read, Choice):
            self._tell(grid_fill.fill_with(self.grid, read))
            return
        popup = self._popup(read, QModelIndex(self.grid.currentIndex()))
        popup.chose.connect(
            lambda n: self._tell(grid_fill.fill_with(self.grid, read.as_text if n is None else read.readings[n]))
        )

    def _tell(self, told: Told) -> None:
        """Say what a fill did, with a way back, or why it did nothing."""
        if told.text:
            (self._session.bus.did_say if told.is_done else self._session.bus.did_tell).emit(told.text)

    def cut(self) -> None:
        """Copy the selection and empty it as one step."""
        self.pasting.cut()

    def copy(self) -> None:
        """Copy the selection."""
        self.pasting.copy()

    def paste(self, *, asks: bool = False) -> None:
        """Paste at the current cell; with a preview where anything is unusual, or where it is asked for."""
        self.pasting.paste(asks=asks)

    # --- a text with two readings

    def _ask_for_reading(self, index: QModelIndex, choice: Choice) -> None:
        """Ask which reading is meant; without an answer the text stays as typed."""
        popup = self._popup(choice, index)
        place = (index.row(), index.column())

        def take(reading: int | None) -> None:
            self.model.answer(place, choice, reading)
            self.grid.setFocus()

        popup.chose.connect(take)

    def _popup(self, choice: Choice, index: QModelIndex) -> ChoicePopup:
        """The question at a cell."""
        state = self.model.state
        assert state is not None  # noqa: S101 - a question arises in a table
        meanings = tuple(meaning(state.figures, reading) for reading in choice.readings)
        popup = ChoicePopup(self._session.look, choice.text, meanings, self)
        rect = self.grid.visualRect(index)
        corner = rect.bottomRight() if self._session.look.is_right_to_left else rect.bottomLeft()
        popup.ask(self.grid.viewport().mapToGlobal(corner))
        return popup
