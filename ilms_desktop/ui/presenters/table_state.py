"""A table as the grid holds it: pictures of its cells, made when first asked for, and what an edit needs to know.

Knows no Qt, so that its rules are tested without a window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Painter
from ilms_desktop.ui.presenters.cell_words import CellWords
from ilms_desktop.ui.presenters.entry import EntryReader

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.table_view import TableView, YearColumn
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.ui.presenters.findings_index import FindingsIndex


class TableState:
    """One table of one source on screen; rows and years are numbered from 0."""

    def __init__(
        self,
        view: TableView,
        findings: FindingsIndex,
        *,
        style: NumberStyle,
        letters: Mapping[str, str],
        flags: Collection[str],
    ) -> None:
        """Take a table.

        Args:
            view: the table.
            findings: of the whole file.
            style: number style of the person.
            letters: meaning of every status letter.
            flags: letters that may stand beside a figure.
        """
        self.view = view
        self.findings = findings
        self.letters = letters
        self.painter = Painter(view.layout.table, style)
        self.reader = EntryReader(stored=self.table.decimals_stored, style=style, flags=flags)
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
            findings = self.findings.of(self.key(row, column))
            found = self.painter.picture(self.rows[row], self.years[column], findings)
            self._pictures[row, column] = found
        return found

    def take_over(self, before: TableState) -> list[tuple[int, int]]:
        """Keep the pictures that another state of the same shape made, where nothing changed.

        Returns:
            Rows and columns of the cells that look different now, among those that were looked at.
        """
        kept = {column for column, year in enumerate(self.years) if year == before.years[column]}
        judged = before.findings.by_cell.keys() | self.findings.by_cell.keys()
        marked = {
            place
            for key in judged
            if before.findings.of(key) != self.findings.of(key) and (place := self.place(key)) is not None
        }
        changed = []
        for place, picture in before._pictures.items():
            if place[1] in kept and place not in marked:
                self._pictures[place] = picture
            elif self.picture(*place) != picture:
                changed.append(place)
        return changed

    def words(self, row: int, column: int) -> CellWords:
        """A cell in words."""
        return CellWords(
            table=self.table,
            row=self.rows[row],
            year=self.years[column],
            picture=self.picture(row, column),
            findings=self.findings.of(self.key(row, column)),
            letters=self.letters,
        )

    def text_to_edit(self, row: int, column: int) -> str:
        """What the editor opens with."""
        return self.painter.text_to_edit(self.observation(row, column))

    def text_to_copy(self, row: int, column: int) -> str:
        """What goes on the clipboard: the figure without grouping signs, or the letter; empty for a blank cell."""
        picture = self.picture(row, column)
        if picture.look is CellLook.UNREADABLE:
            return picture.text
        text = picture.text.replace(self.painter.style.group, "")
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
        return picture.look not in (CellLook.COMPUTED, CellLook.NOT_ASKED) and not picture.locked

    def has_same_shape(self, other: TableView) -> bool:
        """Whether another reading of the table has the same rows and years, so that only cells changed."""
        mine, theirs = self.view, other
        return (
            mine.source == theirs.source
            and mine.layout.rows == theirs.layout.rows
            and [year.qtable for year in mine.years] == [year.qtable for year in theirs.years]
        )
