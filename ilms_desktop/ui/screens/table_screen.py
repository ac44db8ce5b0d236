"""The table screen: title strip, grid, and the small questions that belong to a cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop import number_text
from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.i18n import LANGUAGES, N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import NameCountries
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis, Unit
from ilms_desktop.ui.models.table_model import TableModel
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import CellLook
from ilms_desktop.ui.presenters.name_choice import NameChoice, country_choices, row_choices
from ilms_desktop.ui.views import grid_clipboard
from ilms_desktop.ui.views.choice_popup import ChoicePopup
from ilms_desktop.ui.views.country_popup import CountryPopup
from ilms_desktop.ui.views.empty_hint import EmptyHint
from ilms_desktop.ui.views.grid_view import GridView
from ilms_desktop.ui.views.title_strip import TitleStrip

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.ui.presenters.entry import Choice
    from ilms_desktop.ui.presenters.paste import Pasted
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.session import Session


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
        layout.addWidget(self.strip)
        layout.addWidget(self.hint)
        layout.addWidget(self.grid, 1)
        self.model.did_reshape.connect(self._show_hint)
        self.model.headerDataChanged.connect(self._show_hint)
        self.strip.did_filter.connect(self.grid.filter_rows)
        self.strip.wants_country.connect(self.ask_for_country)
        self.model.needs_choice.connect(self._ask_for_reading)

    # --- what is shown

    def open(self, source: str, table: TableKey) -> None:
        """Show a table of a source."""
        state = self.model.state
        if state is None or (state.view.source, state.table.key) != (source, table):
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
        self.hint.setVisible(state is not None and not any(year.observations for year in state.years))

    def first_empty(self, year: int | None = None) -> ObservationKey | None:
        """First cell of the table (of a year) that is asked and empty."""
        state = self.model.state
        if state is None:
            return None
        for column, each in enumerate(state.years):
            if year is not None and each.qtable.year != year:
                continue
            for row in range(len(state.rows)):
                if state.picture(row, column).look is CellLook.EMPTY:
                    return state.key(row, column)
        return None

    # --- deeds

    def set_letter(self, letter: str) -> None:
        """Put a letter in place of a figure into every selected cell."""
        state = self.model.state
        if state is None:
            return
        cells = [
            (row, column, Observation(status=letter, note=state.observation(row, column).note))
            for row, column in self.grid.selected_places()
        ]
        self.model.put(cells, N_("Set letter in {count} cells of {table}"))

    def set_flag(self, letter: str | None) -> None:
        """Put a status letter beside every selected figure, or take it away."""
        state = self.model.state
        if state is None:
            return
        found = ((row, column, state.observation(row, column)) for row, column in self.grid.selected_places())
        cells = [(row, column, replace(each, status=letter)) for row, column, each in found if each.value is not None]
        self.model.put(cells, N_("Flag {count} cells of {table}"))

    def copy(self) -> None:
        """Copy the selection."""
        grid_clipboard.copy(self.grid)

    def paste(self) -> None:
        """Paste a block at the current cell; a number that can be read in two ways is asked for once."""
        pasted, why_not = grid_clipboard.read_clipboard(self.grid)
        if pasted is None:
            self._session.bus.did_tell.emit(why_not)
            return
        choice = pasted.first_choice
        if choice is None:
            self._store(pasted)
            return
        popup = self._popup(choice, QModelIndex(self.grid.currentIndex()))
        popup.chose.connect(lambda reading: self._store(pasted.decided(reading)))

    def _store(self, pasted: Pasted) -> None:
        """Store a block and say what happened."""
        told = grid_clipboard.store(self.grid, pasted)
        if told:
            self._session.bus.did_say.emit(told)

    # --- a text with two readings

    def _ask_for_reading(self, index: QModelIndex, choice: Choice) -> None:
        """Ask which reading is meant; without an answer the text stays as typed."""
        popup = self._popup(choice, index)
        place = (index.row(), index.column())

        def take(reading: int | None) -> None:
            observation = choice.as_text if reading is None else choice.readings[reading]
            self.model.put(((*place, observation),), N_("Type in {table}"))
            self.grid.setFocus()

        popup.chose.connect(take)

    def _popup(self, choice: Choice, index: QModelIndex) -> ChoicePopup:
        """The question at a cell."""
        state = self.model.state
        assert state is not None  # noqa: S101 - a question arises in a table
        meanings = tuple(_meaning(state, reading) for reading in choice.readings)
        popup = ChoicePopup(self._session.look, choice.text, (meanings[0], meanings[1]), self)
        rect = self.grid.visualRect(index)
        corner = rect.bottomRight() if self._session.look.is_right_to_left else rect.bottomLeft()
        popup.ask(self.grid.viewport().mapToGlobal(corner))
        return popup

    # --- country rows

    def ask_for_country(self) -> None:
        """Ask for another country in the year of the current cell."""
        state = self.model.state
        if state is None or not state.table.names_countries or not state.years:
            return
        column = max(self.grid.currentIndex().column(), 0)
        year = state.years[column]
        room = (state.table.named_countries or 0) - len(year.named)
        if room <= 0:
            self._session.bus.did_tell.emit(_limit_words(state.table.named_countries or 0))
            return
        popup = CountryPopup(
            self._session.look, self._choices(state, year.named), year=year.qtable.year, room=room, parent=self
        )
        popup.picked.connect(lambda code: self._name(column, code))
        popup.ask(self.strip.country.mapToGlobal(self.strip.country.rect().bottomRight()))

    def _choices(self, state: TableState, taken: tuple[str, ...]) -> list[NameChoice]:
        """Rows that may still be named, found by their names in every language."""
        workspace = self._session.workspace
        also = (load_countries(language=language) for language in LANGUAGES if language != workspace.language)
        countries = country_choices(workspace.edition.countries, also=also)
        codes = workspace.edition.axis_list(state.table, Axis.CLASS, state.view.layout.version)
        return row_choices(codes, countries, taken=taken) if codes else []

    def _name(self, column: int, code: str) -> None:
        """Name a country in one year and go to its row."""
        state = self.model.state
        if state is None:
            return
        year = state.years[column]
        if self._session.execute(NameCountries(year.qtable, (*year.named, code))) is None or self.model.state is None:
            return
        rows = (row for row in self.model.state.rows if row.cell.klass == code and not row.codes[0].is_total)
        row = next(rows, None)
        if row is not None:
            self.grid.go_to(self.model.state.key(self.model.state.rows.index(row), column))
        self.grid.setFocus()


def _meaning(state: TableState, reading: Observation) -> str:
    """A reading in full: the figure and what it counts."""
    value = reading.value or 0
    figure = ltr(state.painter.figure(value, reading.decimals))
    if state.table.unit is not Unit.PERSONS:
        return fill(_("{n} in {unit}"), {"n": figure, "unit": words.unit_words(state.table.unit)})
    persons = ltr(number_text.shown(value, decimals=0, stored=0, style=state.painter.style))
    text = ngettext("{figure} = {n} person", "{figure} = {n} persons", value)
    return fill(text, {"figure": figure, "n": persons})


def _limit_words(limit: int) -> str:
    """Why no further country may be named."""
    text = ngettext(
        "This table names at most {n} country. Put the rest into Other countries.",
        "This table names at most {n} countries. Put the rest into Other countries.",
        limit,
    )
    return fill(text, {"n": str(limit)})
