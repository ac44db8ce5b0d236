"""Questions: which cells a QTable asks for, and what their totals come to; the same for screens, counts and rules.

Layouts, sets of parts and pairs of alternatives follow from the definitions alone and are kept, since years share them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ilms_desktop.model.layout import TableLayout, build_layout
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.sum_sets import alternatives, country_sums, sums_of
from ilms_desktop.validation.totals import Plan, Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey, TableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.relations import RowRelation
    from ilms_desktop.validation.sum_sets import AxisSums

    Pairs = tuple[tuple[frozenset[str], frozenset[str]], ...]


@dataclass(frozen=True)
class Questions:
    """What the tables of one edition ask, in one language.

    Attributes:
        edition: definitions. relations: sums between rows.
    """

    edition: Edition
    relations: tuple[RowRelation, ...]
    _layouts: dict[tuple[TableKey, str, tuple[str, ...], frozenset[str]], TableLayout] = field(default_factory=dict)
    _plans: dict[tuple[TableKey, str, tuple[str, ...]], Plan] = field(default_factory=dict)
    _pairs: dict[tuple[TableKey, str], Pairs] = field(default_factory=dict)

    def layout(
        self,
        table: TableDefinition,
        version: str,
        *,
        named: Sequence[str] = (),
        shown: frozenset[str] = frozenset(),
    ) -> TableLayout:
        """Rows of a table."""
        key = (table.key, version, tuple(named), shown)
        found = self._layouts.get(key)
        if found is None:
            found = build_layout(self.edition, table, version, named=named, shown=shown)
            self._layouts[key] = found
        return found

    def asked(
        self, table: TableDefinition, version: str, *, named: Sequence[str], filled: Collection[CellKey]
    ) -> frozenset[CellKey]:
        """Cells asked of a QTable that names these countries and holds something in these cells."""
        cells = (row.cell for row in self.layout(table, version, named=named).rows)
        key = (table.key, version)
        if key not in self._pairs:
            self._pairs[key] = alternatives(self.edition, table, version, relations=self.relations)
        return instead(cells, filled, self._pairs[key]) if self._pairs[key] else frozenset(cells)

    def plan(self, table: TableDefinition, version: str, *, named: Sequence[str] = ()) -> Plan:
        """What adds up to what in a QTable that names these countries."""
        key = (table.key, version, tuple(named) if table.names_countries else ())
        if key not in self._plans:
            self._plans[key] = Plan(self._sums(table, version, named))
        return self._plans[key]

    def totals(
        self,
        table: TableDefinition,
        version: str,
        *,
        named: Sequence[str],
        observations: Mapping[CellKey, Observation],
    ) -> Totals:
        """Totals of a QTable that names these countries and holds these figures."""
        return Totals(self.plan(table, version, named=named), observations)

    def _sums(self, table: TableDefinition, version: str, named: Sequence[str]) -> Mapping[Axis, AxisSums]:
        sums = sums_of(self.edition, table, version, relations=self.relations)
        codes = self.edition.axis_list(table, Axis.CLASS, version) if table.names_countries else None
        return sums if codes is None else {**sums, Axis.CLASS: country_sums(table, codes, named)}


def instead(
    asked: Iterable[CellKey],
    filled: Collection[CellKey],
    pairs: Iterable[tuple[frozenset[str], frozenset[str]]],
) -> frozenset[CellKey]:
    """Cells asked once a country has filled an alternative set: its rows instead of the usual ones.

    Args:
        asked: cells usually asked.
        filled: cells that hold something.
        pairs: usual codes, and codes that may be filled instead.
    """
    cells = frozenset(asked)
    codes = {cell.klass for cell in filled}
    for usual, other in pairs:
        if codes & other and not codes & usual:
            some = next(iter(usual))
            added = {cell._replace(klass=code) for cell in cells if cell.klass == some for code in other}
            cells = frozenset(cell for cell in cells if cell.klass not in usual) | added
    return cells
