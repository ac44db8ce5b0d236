"""Disclosure: what is marked confidential can be worked out from its sums, or a small number is not marked at all.

Whoever knows a total and all its parts but one knows that part too. So every confidential cell is solved for, as a
reader of the table could: from one sum, or from several, one after the other. Which numbers are small is the choice of
an office, made for each of its sources; without one nothing is said of small numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, false, or_, select

from ilms_desktop.model.observation import CONFIDENTIAL, Observation
from ilms_desktop.storage.tables import OBSERVATION, QTABLE
from ilms_desktop.validation.blanks import is_blank
from ilms_desktop.validation.findings import Said, cell_text, failed, qtable_text, repair
from ilms_desktop.validation.records import read_sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey, ObservationKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.identity import Identity
    from ilms_desktop.validation.records import SourceRecord
    from ilms_desktop.validation.wide import View

#: name of the text for a total that its parts give away, and for what follows from several sums
_TOTAL: Final = "total"
_STEPS: Final = "steps"
_SMALL: Final = "small"
#: power of ten between thousands of persons, as a table shows them, and persons
_TEN: Final = 10


@dataclass(frozen=True, slots=True)
class Way:
    """How a cell can be worked out.

    Attributes:
        cell: which. value: the figure that comes out. identity: the sum it comes from.
        is_direct: whether everything else in the sum stands there, nothing had to be worked out first.
    """

    cell: CellKey
    value: int
    identity: Identity
    is_direct: bool

    @property
    def order(self) -> tuple[int, list[CellKey]]:
        """Of several ways the shortest is told."""
        return len(self.identity.added), sorted(self.identity.cells)


def suspects(connection: Connection, rule: Rule, edition: Edition) -> ColumnElement[bool]:
    """Confidential cells, and small numbers of a source that has a threshold."""
    cell = OBSERVATION.columns
    hidden = and_(cell.obs_status == CONFIDENTIAL, cell.value.is_(None))
    small = [_small(rule, edition, each) for each in read_sources(connection).values()]
    return or_(hidden, *small)


def _small(rule: Rule, edition: Edition, source: SourceRecord) -> ColumnElement[bool]:
    """Condition on the cells of a source with small numbers; means are no numbers of persons."""
    threshold = _threshold(rule, source)
    if not threshold:
        return false()
    cell, qtable = OBSERVATION.columns, QTABLE.columns
    counted = sorted({table.number for table in edition.tables if not table.is_mean})
    of_source = select(qtable.qtable_id).where(qtable.source_id == source.id, qtable.table_no.in_(counted))
    return and_(cell.qtable_id.in_(of_source), cell.value > 0, cell.value < threshold)


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Findings on one QTable: confidential cells that can be worked out, then small numbers in the open."""
    (grid,) = view.grids
    if not view.wording.table(grid.record.key).is_mean:
        yield from _worked_out(rule, view, grid)
        yield from _in_the_open(rule, view, grid)


def _worked_out(rule: Rule, view: View, grid: Grid) -> Iterator[Finding]:
    """Finding for each confidential cell that its sums give away."""
    hidden = {cell for cell, said in grid.cells.items() if said.status == CONFIDENTIAL and said.value is None}
    if not hidden:
        return
    key = grid.record.key
    identities = view.rows.identities(key.table_key, key.version, grid.record.named)
    ways = solved(grid, [each for each in identities if not each.is_at_least])
    for place in sorted(hidden & ways.keys()):
        yield _given_away(rule, view, grid, ways[place])


def solved(grid: Grid, identities: Collection[Identity]) -> dict[CellKey, Way]:
    """Cells without a figure that the sums give, and how; a sum that would give less than nothing gives nothing."""
    known = {cell for cell in grid.cells if grid.number(cell) is not None}
    waiting = [(each, gaps) for each in identities if (gaps := _gaps(grid, each, known))]
    ways: dict[CellKey, Way] = {}
    while True:
        found: dict[CellKey, Way] = {}
        for identity, gaps in waiting:
            left = gaps - ways.keys()
            way = _way(grid, identity, left, ways) if len(left) == 1 else None
            if way is not None and (way.cell not in found or way.order < found[way.cell].order):
                found[way.cell] = way
        if not found:
            return ways
        ways |= found


def _gaps(grid: Grid, identity: Identity, known: Collection[CellKey]) -> frozenset[CellKey]:
    """Cells of a sum that a reader does not know; where nothing is said, an optional one is none."""
    gaps = identity.cells.difference(known)
    return gaps - {cell for cell in gaps & identity.optional if is_blank(grid[cell])} if gaps else gaps


def _way(grid: Grid, identity: Identity, left: Collection[CellKey], ways: Mapping[CellKey, Way]) -> Way | None:
    """How the one cell that is left follows from a sum; None where the sum is not in use, or nothing else is in it."""
    (cell,) = left
    if not identity.admits(_filled(grid, identity)) or not any(grid.has_figure(term.cell) for term in identity.added):
        return None
    rest = 0
    sign = 1
    for term in identity.added:
        weight = 1 if term is identity.target else -term.coefficient
        if term.cell == cell:
            sign = -weight
        else:
            rest += weight * _figure(grid, term.cell, ways)
    is_direct = ways.keys().isdisjoint(identity.cells)
    return Way(cell, rest * sign, identity, is_direct) if rest * sign >= 0 else None


def _filled(grid: Grid, identity: Identity) -> int:
    """Bits of the cells of its conditions that are filled; a confidential cell is, though its figure is not told."""
    filled = (term for term in identity.terms if grid.has_figure(term.cell) or grid[term.cell].status == CONFIDENTIAL)
    return sum({term.bit for term in filled})


def _figure(grid: Grid, cell: CellKey, ways: Mapping[CellKey, Way]) -> int:
    """What is known of a cell; nothing said is nothing there."""
    return ways[cell].value if cell in ways else grid.number(cell) or 0


def _given_away(rule: Rule, view: View, grid: Grid, way: Way) -> Finding:
    """Finding on a confidential cell that can be worked out."""
    key, wording, identity = grid.record.key, view.wording, way.identity
    is_part = way.cell != identity.target.cell
    text = "" if is_part else _TOTAL
    target = identity.target.cell
    said = Said(
        instance=_instance(grid, way.cell),
        cells=[_keyed(grid, each) for each in (way.cell, *(t.cell for t in identity.added if t.cell != way.cell))],
        source=key.source,
        values={
            "place": wording.place(key, way.cell),
            "whole": wording.row(key, target),
            "total": wording.figure(grid[target], key),
            "value": wording.number(way.value, grid.precision, key),
        },
        text=text if way.is_direct and identity.adds_up else _STEPS,
        severity=rule.severity,
        basis=str(way.value),
    )
    return failed(rule, said)


def _in_the_open(rule: Rule, view: View, grid: Grid) -> Iterator[Finding]:
    """Finding for each number under the threshold of its source that is not marked confidential."""
    source = view.sources.get(grid.record.key.source)
    threshold = _threshold(rule, source) if source else 0
    if source is None or not threshold:
        return
    table = view.wording.table(grid.record.key)
    for place in sorted(grid.cells):
        cell = grid.cells[place]
        persons = _persons(table, cell)
        if 0 < persons < threshold and cell.status != CONFIDENTIAL:
            yield _small_number(rule, view, grid, place, (source, threshold, persons))


def _small_number(
    rule: Rule, view: View, grid: Grid, place: CellKey, known: tuple[SourceRecord, int, float]
) -> Finding:
    """Finding on a small number; the repair puts the letter in its place."""
    source, threshold, persons = known
    key, cell, wording = grid.record.key, grid[place], view.wording
    values = {
        "place": wording.place(key, place),
        "value": wording.figure(cell, key),
        "persons": f"{persons:g}",
        "threshold": str(threshold),
        "source": source.name or source.id,
    }
    said = Said(
        instance=f"{_SMALL} {_instance(grid, place)}",
        cells=[_keyed(grid, place)],
        source=key.source,
        values=values,
        text=_SMALL,
        severity=rule.severity,
        suggestion=repair(rule, [(grid.key(place), Observation(status=CONFIDENTIAL, note=cell.note))], values),
        basis=str(threshold),
    )
    return failed(rule, said)


def _threshold(rule: Rule, source: SourceRecord) -> int:
    """Persons below which the office marks a number as confidential; 0 where it has set none."""
    text = source.fields.get(rule.parameters["field"], "")
    return int(text) if text.isdecimal() else 0


def _persons(table: TableDefinition, cell: Cell) -> float:
    """Persons that a figure stands for; 0 without one."""
    return (cell.value or 0) * float(_TEN**table.unit_mult) / table.scale


def _instance(grid: Grid, place: CellKey) -> str:
    """What tells a cell from all others."""
    key = grid.key(place)
    return f"{qtable_text(key)} {cell_text(key)}"


def _keyed(grid: Grid, place: CellKey) -> tuple[ObservationKey, Cell]:
    """A cell with its full key."""
    return grid.key(place), grid[place]
