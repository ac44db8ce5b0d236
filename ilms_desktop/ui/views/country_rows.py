"""Country rows of a table: another country named in the year of the current cell, or one taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.i18n import TONGUES, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import NameCountries
from ilms_desktop.model.structure import Axis
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.name_choice import NameChoice, country_choices, row_choices
from ilms_desktop.ui.views.country_popup import CountryPopup

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.grid_view import GridView


class CountryRows(QObject):
    """Names countries in the year of the current cell."""

    def __init__(self, session: Session, grid: GridView, button: QWidget) -> None:
        """Work on a grid; `button` asks for another country, and the question opens under it."""
        super().__init__(grid)
        self._session = session
        self._grid = grid
        self._button = button

    # --- another one

    def ask(self) -> None:
        """Ask for another country in the year of the current cell."""
        state, year = self._grid.table.state, self._year()
        if state is None or year is None:
            return
        limit = state.table.named_countries or 0
        if len(year.named) >= limit:
            self._session.bus.did_tell.emit(_limit_words(limit))
            return
        every = self._choices(state)
        popup = CountryPopup(
            self._session.look,
            [choice for choice in every if choice.code not in year.named],
            taken=[choice for choice in every if choice.code in year.named],
            year=year.qtable.year,
            room=limit - len(year.named),
            parent=self._button,
        )
        popup.picked.connect(lambda code: self._name(year, code))
        rect = self._button.rect()
        is_rtl = self._session.look.is_right_to_left
        popup.ask(self._button.mapToGlobal(QPoint(rect.left() if is_rtl else rect.right(), rect.bottom())))

    def _year(self) -> YearColumn | None:
        """Year of the current cell; None where rows are no countries."""
        state = self._grid.table.state
        if state is None or not state.table.names_countries or not state.years:
            return None
        return state.years[max(self._grid.currentIndex().column(), 0)]

    def _choices(self, state: TableState) -> list[NameChoice]:
        """Every country that can be a row, found by its names in every language."""
        workspace = self._session.workspace
        also = (load_countries(language=language) for language in TONGUES if language != workspace.language)
        countries = country_choices(workspace.edition.countries, also=also)
        codes = workspace.edition.axis_list(state.table, Axis.CLASS, state.view.layout.version)
        return row_choices(codes, countries, taken=()) if codes else []

    def _name(self, year: YearColumn, code: str) -> None:
        """Name a country in one year and go to its row."""
        done = self._session.execute(NameCountries(year.qtable, (*year.named, code)))
        state = self._grid.table.state
        if done is None or state is None:
            return
        row = next((row for row in state.rows if row.cell.klass == code and not row.codes[0].is_total), None)
        column = next((place for place, each in enumerate(state.years) if each.qtable == year.qtable), None)
        if row is not None and column is not None:
            self._grid.go_to(state.key(state.rows.index(row), column))
        self._grid.setFocus()

    # --- one less

    def name_removal(self, action: QAction) -> None:
        """Let an action say from which year it takes the country of the current cell."""
        year = self._year()
        text = _("Re&move this country from {year}") if year else _("Re&move this country")
        action.setText(fill(text, {"year": ltr(str(year.qtable.year))}) if year else text)

    def remove(self) -> None:
        """Take the country of the current cell out of its year, unless something stands in its row."""
        state, year, code = self._grid.table.state, self._year(), self._code()
        if state is None or year is None or code is None:
            self._session.bus.did_tell.emit(
                _("This row is no country that is named in this year. Go to a cell of the country first.")
            )
            return
        label = next(
            each.label for row in state.rows if row.cell.klass == code for each in row.codes if each.id == code
        )
        count = sum(cell.klass == code for cell in year.observations)
        if count:
            self._session.bus.did_tell.emit(_holds_words(label, year.qtable.year, count))
            return
        self._session.execute(NameCountries(year.qtable, tuple(each for each in year.named if each != code)))

    def _code(self) -> str | None:
        """Code of the country of the current cell, where its year names it."""
        year, current = self._year(), self._grid.currentIndex()
        state = self._grid.table.state
        if year is None or state is None or not current.isValid():
            return None
        code = state.rows[current.row()].cell.klass
        return code if code in year.named else None


def _holds_words(country: str, year: int, count: int) -> str:
    """Why a country cannot be taken out of a year, and what to do."""
    text = ngettext(
        "{country} still has {n} value or note in {year}. Clear it with Ctrl+Delete, then remove the country.",
        "{country} still has {n} values or notes in {year}. Clear them with Ctrl+Delete, then remove the country.",
        count,
    )
    return fill(text, {"country": country, "n": str(count), "year": ltr(str(year))})


def _limit_words(limit: int) -> str:
    """Why no further country may be named."""
    text = ngettext(
        "This table names at most {n} country. Put the rest into Other countries.",
        "This table names at most {n} countries. Put the rest into Other countries.",
        limit,
    )
    return fill(text, {"n": str(limit)})
