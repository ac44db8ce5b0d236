"""Shapes of QTables: their columns, rows and blocks, as slips go through them.

What a shape looks like depends on the table, its class version and the countries named, not on any figure; it is worked
out once for all QTables that are laid out alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from ilms_desktop.model.key import CellKey, ObservationKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.expand import CELL_AXES
from ilms_desktop.validation.sums import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.validation.expand import Layout, RowExpander
    from ilms_desktop.validation.records import Record

C = TypeVar("C")

Pair = tuple[C, C]
#: cells in their order; a dict finds a cell as quickly as a set and keeps them in order
Cells = dict[C, None]
#: field of a cell for each axis
_FIELDS: Final = dict(zip(CELL_AXES, CellKey._fields, strict=True))

#: shapes of single QTables that are kept: those in which something fails
_KEPT: Final = 100


@dataclass(frozen=True)
class Shape(Generic[C]):
    """Columns, rows and blocks of a table.

    Attributes:
        cells: all of them.
        columns: classes of one sex and status.
        rows: sexes of one status and class, and statuses of one sex and class.
        blocks: cells that may have been typed in the same unit: a column, a row of all sexes and groups.
        bands: cells of each row but the total, of all sexes and groups, in the same order.
        twins: men and women of each group, and of the table.
        carried: men and women of one row, with those of the total of its column.
    """

    cells: Cells[C]
    columns: Sequence[Line[C]]
    rows: Sequence[Line[C]]
    blocks: Sequence[Cells[C]]
    bands: Sequence[Sequence[C]]
    twins: Sequence[Sequence[Pair[C]]]
    carried: Sequence[tuple[Pair[C], Pair[C]]]


@dataclass(frozen=True)
class _Plan:
    """Works out the shape of a layout."""

    layout: Layout

    def shape(self) -> Shape[CellKey]:
        """The shape."""
        return Shape(
            cells=self._cells,
            columns=self._lines(Axis.CLASS),
            rows=(*self._lines(Axis.SEX), *self._lines(Axis.STATUS)),
            blocks=self._blocks(),
            bands=self._bands(),
            twins=self._twins(),
            carried=self._carried(),
        )

    def _codes(self, axis: Axis) -> tuple[str, ...]:
        return self.layout.codes(axis)

    @cached_property
    def _cells(self) -> Cells[CellKey]:
        return dict.fromkeys(CellKey(*place) for place in product(*(self._codes(axis) for axis in CELL_AXES)))

    def _lines(self, axis: Axis) -> tuple[Line[CellKey], ...]:
        """Cells that differ on one axis; none where the table lacks it."""
        if axis not in self.layout.lists:
            return ()
        total, found = self.layout.total(axis), []
        for place in product(*(self._codes(each) if each is not axis else ("",) for each in CELL_AXES)):
            line = {code: CellKey(*place)._replace(**{_FIELDS[axis]: code}) for code in self._codes(axis)}
            found.append(Line(tuple(cell for code, cell in line.items() if code != total), line.get(total)))
        return tuple(found)

    def _blocks(self) -> tuple[Cells[CellKey], ...]:
        parts: dict[object, Cells[CellKey]] = {}
        for cell in self._cells:
            parts.setdefault(cell[:2], {})[cell] = None
            parts.setdefault(cell.klass, {})[cell] = None
        return tuple(parts.values())

    def _bands(self) -> tuple[tuple[CellKey, ...], ...]:
        total = self.layout.total(Axis.CLASS)
        places = list(product(self._codes(Axis.SEX), self._codes(Axis.STATUS)))
        return tuple(
            tuple(CellKey(*place, klass) for place in places) for klass in self._codes(Axis.CLASS) if klass != total
        )

    @cached_property
    def _sexes(self) -> tuple[Pair[CellKey], ...]:
        """Men and women of each row; none in a table that does not tell them apart."""
        sexes = [code for code in self._codes(Axis.SEX) if code != self.layout.total(Axis.SEX)]
        if len(sexes) != 2:  # noqa: PLR2004 - men and women
            return ()
        one, other = sexes
        places = product(self._codes(Axis.STATUS), self._codes(Axis.CLASS))
        return tuple((CellKey(one, *place), CellKey(other, *place)) for place in places)

    def _twins(self) -> tuple[tuple[Pair[CellKey], ...], ...]:
        of_status: dict[str, list[Pair[CellKey]]] = {}
        for pair in self._sexes:
            of_status.setdefault(pair[0].status, []).append(pair)
        parts = tuple(tuple(pairs) for pairs in of_status.values())
        return (*parts, self._sexes) if len(parts) > 1 else parts

    def _carried(self) -> tuple[tuple[Pair[CellKey], Pair[CellKey]], ...]:
        total = self.layout.total(Axis.CLASS)
        by_total = {pair[0][:2]: pair for pair in self._sexes if pair[0].klass == total}
        found = ((pair, by_total.get(pair[0][:2])) for pair in self._sexes if pair[0].klass != total)
        return tuple((pair, totals) for pair, totals in found if totals is not None)


@dataclass(frozen=True)
class Shapes:
    """Shapes of QTables.

    Attributes:
        rows: knows the order of rows.
    """

    rows: RowExpander
    _known: dict[tuple[object, ...], Shape[CellKey]] = field(default_factory=dict)
    _placed: dict[tuple[object, ...], Shape[ObservationKey]] = field(default_factory=dict)

    def of(self, record: Record) -> Shape[ObservationKey]:
        """Shape of a QTable."""
        place = (record.key, record.named)
        found = self._placed.pop(place, None)
        if found is None:
            found = _placed(self._of_layout(record), record.key)
        self._placed[place] = found
        if len(self._placed) > _KEPT:
            del self._placed[next(iter(self._placed))]
        return found

    def _of_layout(self, record: Record) -> Shape[CellKey]:
        """Shape of all QTables that are laid out like this one."""
        layout = (record.key.table_key, record.key.version, record.named)
        found = self._known.get(layout)
        if found is None:
            found = self._known[layout] = _Plan(self.rows.layout(*layout)).shape()
        return found


def _placed(shape: Shape[CellKey], qtable: QTableKey) -> Shape[ObservationKey]:
    """A shape with the cells of one QTable."""
    keys = {cell: ObservationKey(qtable, cell) for cell in shape.cells}

    def line(found: Line[CellKey]) -> Line[ObservationKey]:
        return Line(tuple(keys[cell] for cell in found.cells), None if found.total is None else keys[found.total])

    def pair(found: Pair[CellKey]) -> Pair[ObservationKey]:
        return keys[found[0]], keys[found[1]]

    return Shape(
        cells=dict.fromkeys(keys.values()),
        columns=[line(each) for each in shape.columns],
        rows=[line(each) for each in shape.rows],
        blocks=[dict.fromkeys(keys[cell] for cell in block) for block in shape.blocks],
        bands=[[keys[cell] for cell in band] for band in shape.bands],
        twins=[[pair(each) for each in pairs] for pairs in shape.twins],
        carried=[(pair(one), pair(totals)) for one, totals in shape.carried],
    )
