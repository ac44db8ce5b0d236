"""Tables as screens and prints need them: rows, years, observations, computed totals, counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.model.layout import asked_codes
from ilms_desktop.model.observation import CellState
from ilms_desktop.model.table_view import TableView, YearColumn
from ilms_desktop.validation.questions import Questions
from ilms_desktop.workspace.completeness import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey, QTableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.table_view import FilledElsewhere
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.validation.relations import RowRelation
    from ilms_desktop.validation.totals import Way


@dataclass
class Views:
    """Builds views for one edition in one language.

    Attributes:
        edition: definitions. relations: sums between rows.
    """

    edition: Edition
    relations: tuple[RowRelation, ...]

    @cached_property
    def questions(self) -> Questions:
        """What the tables ask."""
        return Questions(self.edition, self.relations)

    def table(self, source: str, table: TableDefinition, version: str, *, columns: Sequence[YearColumn]) -> TableView:
        """A table of a source from its year columns."""
        named = _united(column.named for column in reversed(columns))
        codes = self._codes_filled(table, version, columns)
        shown = frozenset() if table.names_countries else codes
        layout = self.questions.layout(table, version, named=named, shown=shown)
        return TableView(source=source, layout=layout, years=tuple(columns))

    def column(
        self,
        key: QTableKey,
        observations: Mapping[CellKey, Observation],
        *,
        qtable: QTable | None,
        elsewhere: FilledElsewhere | None = None,
    ) -> YearColumn:
        """One year of a table.

        Args:
            key: which QTable.
            observations: what stands in it.
            qtable: what is kept of it besides, or None where nothing is.
            elsewhere: where the year is answered instead.
        """
        table = self.edition.table(key.table_key)
        named = () if qtable is None else qtable.named
        asked = self.questions.asked(table, key.version, named=named, filled=observations.keys())
        totals = self.questions.totals(table, key.version, named=named, observations=observations)
        computed = totals.all(asked.union(observations)) if observations else {}
        declaration = None if qtable is None else qtable.declaration
        return YearColumn(
            qtable=key,
            named=named,
            observations=observations,
            computed=computed,
            counts=count(asked, observations, computed, declaration=declaration),
            declaration=declaration,
            reason="" if qtable is None else qtable.reason,
            asked=asked,
            fields={} if qtable is None else qtable.fields,
            elsewhere=elsewhere,
        )

    def counts(self, key: QTableKey, observations: Mapping[CellKey, Observation], *, qtable: QTable | None) -> Counts:
        """Completeness of one year of a table, without all the rest of its column."""
        table = self.edition.table(key.table_key)
        named = () if qtable is None else qtable.named
        asked = self.questions.asked(table, key.version, named=named, filled=observations.keys())
        totals = self.questions.totals(table, key.version, named=named, observations=observations)
        blank = [cell for cell in asked if cell not in observations or observations[cell].state is CellState.BLANK]
        computed = totals.all(blank) if observations else {}
        return count(asked, observations, computed, declaration=None if qtable is None else qtable.declaration)

    def ways(self, view: TableView) -> dict[CellKey, tuple[Way, ...]]:
        """Ways to add up each row of a table that adds up from others, the usual one first."""
        layout = view.layout
        named = _united(column.named for column in reversed(view.years))
        plan = self.questions.plan(layout.table, layout.version, named=named)
        return {row.cell: ways for row in layout.rows if (ways := plan.ways(row.cell))}

    def _codes_filled(self, table: TableDefinition, version: str, columns: Sequence[YearColumn]) -> frozenset[str]:
        """Codes beyond the usual rows that hold something in any year."""
        lists = [self.edition.axis_list(table, axis, version) for axis in table.axes]
        usual = {code.id for codes in lists if codes is not None for code in asked_codes(table, codes)}
        filled = {code for column in columns for cell in column.observations for code in cell}
        asked = {code for column in columns for cell in column.asked for code in cell}
        return frozenset((filled | asked) - usual)


def _united(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Codes of all lists, each once, in the order of first appearance."""
    return tuple(dict.fromkeys(code for codes in lists for code in codes))
