"""Blanks: what a QTable asks for beside what stands in it, for rules on what was left empty.

The same questions are put to whole files without reading their cells: most QTables of a file are filled in the same
cells, so that one look at each such shape is enough (`glance_at`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.grid import Cell, Grid
from ilms_desktop.validation.outline_cells import OutlineCells
from ilms_desktop.validation.questions import Questions
from ilms_desktop.validation.totals import code_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey, TableKey
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.totals import Plan, Totals

    Glance = Callable[[Rule, Edition, Sequence[Record], Mapping[int, Outline]], frozenset[int]]

#: stands for any figure where only the shape of a QTable is looked at
_SOME_FIGURE = Cell(value=1)


def is_blank(cell: Cell) -> bool:
    """Whether neither figure nor letter nor text stands in a cell; a remark alone is no answer."""
    return cell.value is None and cell.status is None and cell.text is None


@dataclass(frozen=True)
class Asked:
    """A QTable with what it asks for.

    Attributes:
        grid: what stands in it. questions: which cells the tables ask for.
    """

    grid: Grid
    questions: Questions

    @cached_property
    def table(self) -> TableDefinition:
        """Definition of its table."""
        return self.questions.edition.table(self.grid.record.key.table_key)

    @cached_property
    def plan(self) -> Plan:
        """What adds up to what."""
        record = self.grid.record
        return self.questions.plan(self.table, record.key.version, named=record.named)

    @cached_property
    def totals(self) -> Totals:
        """Totals from what stands in the cells."""
        record = self.grid.record
        said = {
            place: Observation(cell.value, cell.decimals, status=cell.status, text=cell.text)
            for place, cell in self.grid.cells.items()
        }
        return self.questions.totals(self.table, record.key.version, named=record.named, observations=said)

    @cached_property
    def rows(self) -> tuple[LayoutRow, ...]:
        """Rows that are asked, from top to bottom; those that are filled instead of usual ones included."""
        record = self.grid.record
        version, named = record.key.version, record.named
        asked = self.questions.asked(self.table, version, named=named, filled=self.grid.cells)
        usual = self.questions.layout(self.table, version, named=named).rows
        instead = {cell.klass for cell in asked} - {row.cell.klass for row in usual}
        rows = self.questions.layout(self.table, version, named=named, shown=frozenset(instead)).rows
        return tuple(row for row in rows if row.cell in asked)

    @property
    def blank(self) -> Iterator[LayoutRow]:
        """Rows that are asked and blank; none where one sentence speaks for the whole QTable."""
        if self.grid.record.declaration is None:
            yield from (row for row in self.rows if is_blank(self.grid[row.cell]))

    @cached_property
    def lacks(self) -> dict[Axis, str]:
        """Axes of classes and sexes on which nothing but the total stands, each with the code of its total.

        Nothing in a table without classes, and where one sentence speaks for the whole QTable.
        """
        if Axis.CLASS not in self.table.axes or self.grid.record.declaration is not None:
            return {}
        totals = ((axis, self._total(axis)) for axis in (Axis.CLASS, Axis.SEX) if axis in self.table.axes)
        return {axis: code for axis, code in totals if self._stands_only_at(axis, code)}

    def _stands_only_at(self, axis: Axis, code: str) -> bool:
        """Whether nothing stands at other codes of an axis."""
        cells = self.grid.cells.items()
        return all(code_on(place, axis) == code or is_blank(cell) for place, cell in cells)

    def _total(self, axis: Axis) -> str:
        """Code of the total on an axis of the table."""
        codes = self.questions.edition.axis_list(self.table, axis, self.grid.record.key.version)
        return "" if codes is None else str(codes.total)

    def is_below(self, cell: CellKey) -> bool:
        """Whether a cell belongs to a breakdown of which nothing stands."""
        return any(code_on(cell, axis) != code for axis, code in self.lacks.items())


def glance_at(says: Callable[[Asked], bool]) -> Glance:
    """What a rule on blanks wants to look at in a whole file.

    Args:
        says: whether the rule has anything to say of a QTable. A QTable with a letter or a remark is looked at anyway.

    Returns:
        A function for `WidePattern.glance`.
    """

    def glance(
        rule: Rule, edition: Edition, records: Sequence[Record], outlines: Mapping[int, Outline]
    ) -> frozenset[int]:
        questions = Questions(edition, rule.parameters["rows"])
        cells_of = OutlineCells(edition)
        known: dict[tuple[TableKey, str, tuple[str, ...], str], bool] = {}
        found = set()
        for record in records:
            outline = outlines.get(record.id)
            if outline is None or not outline.figures or record.declaration is not None:
                continue
            shape = (record.key.table_key, record.key.version, record.named, outline.cells)
            if shape not in known:
                grid = Grid(record, dict.fromkeys(cells_of(outline.cells), _SOME_FIGURE))
                known[shape] = says(Asked(grid, questions))
            if known[shape] or outline.has_blanks:
                found.add(record.id)
        return frozenset(found)

    return glance
