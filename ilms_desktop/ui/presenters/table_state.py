"""A table as the grid holds it: pictures of its cells, made when first asked for, and what an edit needs to know.

Knows no Qt, so that its rules are tested without a window.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Known, Painter
from ilms_desktop.ui.presenters.cell_words import CellWords, reason_words
from ilms_desktop.ui.presenters.entry import EntryReader
from ilms_desktop.ui.presenters.figures import Figures

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.table_view import TableView, YearColumn
    from ilms_desktop.ui.presenters.figures import Writing
    from ilms_desktop.ui.presenters.findings_index import FindingsIndex

#: looks of cells in which nothing is awaited
_NO_STOPS: Final = (CellLook.COMPUTED, CellLook.NOT_ASKED, CellLook.DECLARED, CellLook.ELSEWHERE)
_NOTHING: Final[Mapping[ObservationKey, Observation]] = MappingProxyType({})


class TableState:
    """One table of one source on screen; rows and years are numbered from 0."""

    def __init__(
        self,
        view: TableView,
        findings: FindingsIndex,
        *,
        writing: Writing,
        letters: Mapping[str, str],
        flags: Collection[str],
        before: Mapping[ObservationKey, Observation] = _NOTHING,
        questions: Collection[ObservationKey] = frozenset(),
    ) -> None:
        """Take a table.

        Args:
            view: the table.
            findings: of the whole file.
            writing: how the person writes figures.
            letters: meaning of every status letter.
            flags: letters that may stand beside a figure.
            before: what the round before had in these cells, as far as that is known.
            questions: cells about which the desk has an open question.
        """
        self.view = view
        self.findings = findings
        self.letters = letters
        self.figures = Figures(view.layout.table, writing)
        self.painter = Painter(self.figures)
        self.reader = EntryReader(self.figures, flags)
        self._before = before
        self._questions = questions
        self._pictures: dict[tuple[int, int], CellPicture] = {}
        self._places = {row.cell: place for place, row in enumerate(view.layout.rows)}

    @property
    def table(self) -> TableDefinition:
        """Definition of the table."""
        return self.view.layout.table

    @property
    def rows(self) -> tuple[LayoutRow, ...]:
        """Rows from top to bottom."""
        return self.view.layout.rows

    @property
    def years(self) -> tuple[YearColumn, ...]:
        """Columns, oldest first."""
        return self.view.years

    def key(self, row: int, column: int) -> ObservationKey:
        """Key of a cell."""
        return ObservationKey(self.years[column].qtable, self.rows[row].cell)

    def place(self, key: ObservationKey) -> tuple[int, int] | None:
        """Row and column of a key, or None where this table does not show it."""
        row = self._places.get(key.cell)
        column = next((n for n, year in enumerate(self.years) if year.qtable == key.qtable), None)
        return None if row is None or column is None else (row, column)

    def observation(self, row: int, column: int) -> Observation:
        """What stands in a cell."""
        return self.years[column].observations.get(self.rows[row].cell, BLANK)

    def picture(self, row: int, column: int) -> CellPicture:
        """Picture of a cell."""
        found = self._pictures.get((row, column))
        if found is None:
            found = self.painter.picture(self.rows[row], self.years[column], self._known(self.key(row, column)))
            self._pictures[row, column] = found
        return found

    def _known(self, key: ObservationKey) -> Known:
        """What is known of a cell beside its table."""
        return Known(self.findings.of(key), self._before.get(key), key in self._questions)

    @property
    def unit_words(self) -> str:
        """What figures are counted in as they are shown now."""
        return words.unit_words(self.table.unit, in_persons=self.figures.in_persons)

    def take_over(self, before: TableState) -> list[tuple[int, int]]:
        """Keep the pictures that another state of the same shape made, where nothing changed.

        Returns:
            Rows and columns of the cells that look different now, among those that were looked at.
        """
        is_same = self._surroundings == before._surroundings
        kept = {column for column, year in enumerate(self.years) if is_same and year == before.years[column]}
        marked = {self.place(key) for key in self.findings.changed_cells(before.findings)}
        changed = []
        for place, picture in before._pictures.items():
            if place[1] in kept and place not in marked:
                self._pictures[place] = picture
            elif self.picture(*place) != picture:
                changed.append(place)
        return changed

    @property
    def _surroundings(self) -> object:
        """What all pictures depend on beside the years and the findings."""
        return self.figures, self._before, self._questions

    def words(self, row: int, column: int) -> CellWords:
        """A cell in words."""
        text = self.observation(row, column).text
        return CellWords(
            figures=self.figures,
            reason="" if text is None else self._reason(text),
            row=self.rows[row],
            year=self.years[column],
            picture=self.picture(row, column),
            findings=self.findings.of(self.key(row, column)),
            letters=self.letters,
        )

    def _reason(self, text: str) -> str:
        """Why a text is no figure, in words."""
        return reason_words(self.reader.reason(text), unit=self.unit_words, in_persons=self.figures.in_persons)

    def text_to_edit(self, row: int, column: int) -> str:
        """What the editor opens with."""
        return self.painter.text_to_edit(self.observation(row, column))

    def text_to_copy(self, row: int, column: int) -> str:
        """What goes on the clipboard: the figure without grouping signs, or the letter; empty for a blank cell."""
        picture, figure = self.picture(row, column), self.figure(row, column)
        text = picture.text if figure is None else self.figures.plain(*figure)
        return f"{text} {picture.flag}" if picture.flag else text

    def figure(self, row: int, column: int) -> tuple[int, int] | None:
        """Scaled integer and decimals of a cell, typed or computed; None where it has no figure."""
        observation = self.observation(row, column)
        if observation.value is not None:
            return observation.value, observation.decimals
        computed = self.years[column].computed.get(self.rows[row].cell)
        if self.picture(row, column).look is CellLook.COMPUTED and computed is not None:
            return computed.value, computed.decimals
        return None

    def is_tab_stop(self, row: int, column: int) -> bool:
        """Whether Tab stops here: cells to be typed in, not what is computed, locked or not asked."""
        picture = self.picture(row, column)
        return picture.look not in _NO_STOPS and not picture.locked

    def has_same_shape(self, other: TableView) -> bool:
        """Whether another reading of the table has the same rows and years, so that only cells changed."""
        mine, theirs = self.view, other
        return (
            mine.source == theirs.source
            and mine.layout.rows == theirs.layout.rows
            and [year.qtable for year in mine.years] == [year.qtable for year in theirs.years]
        )
