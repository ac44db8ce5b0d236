"""A cell that was read and has a place: whether the table takes it there.

Computed totals, locked years and what is not asked are passed over; a place is given once; a year names no more
countries than it may.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.observation import BLANK, CellState
from ilms_desktop.ui.presenters.paste_options import Fate, PlannedCell, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.presenters.clip_cell import ClipCell
    from ilms_desktop.ui.presenters.paste_places import Ground, Place
    from ilms_desktop.ui.presenters.paste_read import ClipReader
    from ilms_desktop.workspace.what_if import WhatIf


class Settler:
    """Decides over the cells of one block, one after the other."""

    def __init__(self, ground: Ground, reader: ClipReader, *, only_empty: bool) -> None:
        """Take the table, the reader and whether filled cells stay."""
        self._ground = ground
        self._reader = reader
        self._only_empty = only_empty
        self._taken: set[tuple[int, int]] = set()
        self._named = [dict.fromkeys(year.named) for year in ground.years]

    def settle(self, at: tuple[int, int], cell: ClipCell, place: Place) -> PlannedCell:
        """What becomes of a cell.

        Args:
            at: row and column in the block.
            cell: what the clipboard has there.
            place: where it goes, or why nowhere.
        """
        is_blank = cell.exact is None and cell.own is None and not cell.text.strip()
        if isinstance(place, Reason):
            is_passed = is_blank or place in (Reason.LABEL, Reason.FILTERED)
            return PlannedCell(at, cell, Fate.SKIPPED if is_passed else Fate.REFUSED, place)
        line, year = self._ground.rows[place[0]], self._ground.years[place[1]]
        before = year.observations.get(line.cell, BLANK)
        fate, found, reason = self._reader.read(cell)
        if fate is not Fate.SKIPPED and (passed := self._passed(line, year, before)) is not None:
            return PlannedCell(at, cell, Fate.SKIPPED, passed, place, found, before)
        if found is not None and (refused := self._refused(place, line, year, found)) is not None:
            return PlannedCell(at, cell, Fate.SKIPPED if is_blank else Fate.REFUSED, refused, place, None, before)
        if found is not None and before.note:
            found = replace(found, note=before.note)
        return PlannedCell(at, cell, fate, reason, place, found, before)

    def without_totals(self, cells: list[PlannedCell], what_if: WhatIf) -> list[PlannedCell]:
        """The cells, with totals passed over that follow from their parts once the block is stored.

        A total whose parts are not all there is taken as it stands. A figure beside a computed total is compared.
        """
        by_column: dict[int, list[int]] = defaultdict(list)
        for number, cell in enumerate(cells):
            if cell.target is not None:
                by_column[cell.target[1]].append(number)
        found = list(cells)
        for column, numbers in by_column.items():
            waiting = {number for number in numbers if self._is_open_total(cells[number])}
            if waiting:
                figures = dict(self._ground.years[column].observations)
                figures |= self._figures(cells[number] for number in numbers if number not in waiting)
                self._settle_totals(found, waiting, column=column, figures=figures, what_if=what_if)
        return found

    def _settle_totals(
        self,
        cells: list[PlannedCell],
        waiting: Iterable[int],
        *,
        column: int,
        figures: dict[CellKey, Observation],
        what_if: WhatIf,
    ) -> None:
        """Pass over the totals of a year that follow from their parts, those over fewest axes first."""
        by_depth: dict[int, list[int]] = defaultdict(list)
        for number in waiting:
            by_depth[self._depth(cells[number])].append(number)
        totals = what_if.totals(tuple(self._named[column]), figures)
        for _depth, numbers in sorted(by_depth.items()):
            for number in numbers:
                cell, total = cells[number], totals.total(self._cell_of(cells[number]))
                if total is not None and total.complete:
                    said = cell.observation.value if cell.observation is not None else None
                    agrees = None if said is None else said == total.value
                    cells[number] = cell._replace(fate=Fate.SKIPPED, reason=Reason.COMPUTED, agrees=agrees)
            entered = self._figures(cells[number] for number in numbers)
            if entered:
                figures |= entered
                totals = what_if.totals(tuple(self._named[column]), figures)

    def _figures(self, cells: Iterable[PlannedCell]) -> dict[CellKey, Observation]:
        """What will stand in the cells of the table."""
        return {self._cell_of(cell): cell.observation for cell in cells if cell.is_stored and cell.observation}

    def _depth(self, cell: PlannedCell) -> int:
        """On how many axes the row of a cell is a total."""
        return sum(code.is_total for code in self._ground.rows[cell.target[0]].codes) if cell.target else 0

    def _is_open_total(self, cell: PlannedCell) -> bool:
        """Whether a cell has something for a total that nobody entered yet."""
        if cell.observation is None or cell.observation.state is CellState.BLANK:
            return False
        is_blank = cell.before is not None and cell.before.state is CellState.BLANK
        is_read = cell.is_stored or cell.reason is Reason.COMPUTED
        return is_blank and is_read and cell.target is not None and self._ground.rows[cell.target[0]].is_total

    def _cell_of(self, cell: PlannedCell) -> CellKey:
        """Key of the cell of the table."""
        return self._ground.rows[cell.target[0] if cell.target else 0].cell

    def _passed(self, line: LayoutRow, year: YearColumn, before: Observation) -> Reason | None:
        """Why a cell of the table takes nothing, or None."""
        if year.locked:
            return Reason.LOCKED
        if line.cell not in year.asked and not self._is_country(line):
            return Reason.NOT_ASKED
        is_blank = before.state is CellState.BLANK
        if line.is_total and is_blank and (total := year.computed.get(line.cell)) is not None and total.complete:
            return Reason.COMPUTED
        return Reason.KEPT if self._only_empty and not is_blank else None

    def _refused(self, place: tuple[int, int], line: LayoutRow, year: YearColumn, found: Observation) -> Reason | None:
        """Why something cannot stand in a cell that takes something, or None; the place is taken from now on."""
        if place in self._taken:
            return Reason.TAKEN
        if line.cell not in year.asked and found.state is not CellState.BLANK:
            named = self._named[place[1]]
            limit = self._ground.limit
            if limit is not None and line.cell.klass not in named and len(named) >= limit:
                return Reason.TOO_MANY_COUNTRIES
            named[line.cell.klass] = None
        self._taken.add(place)
        return None

    def _is_country(self, line: LayoutRow) -> bool:
        """Whether a row is a country, which a year names by holding something."""
        return self._ground.limit is not None and line.codes[-1].kind not in (CodeKind.TOTAL, CodeKind.OTHER)
