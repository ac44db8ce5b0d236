"""Reading the file for the rules: which QTables hold something, what stands in them, and the sources.

Only reads; the connection belongs to the caller. Statements are SQLAlchemy Core, so that the desk's store is read the
same way (ADR 0008).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import func, or_, select, tuple_

from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.storage.tables import OBSERVATION, QTABLE, QTABLE_COUNTRY, SOURCE
from ilms_desktop.storage.texts import read_texts
from ilms_desktop.validation.grid import Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from ilms_desktop.model.edition import Edition

T = TypeVar("T")

_new: Final = tuple.__new__

#: items in one statement, each with up to five bound parameters; SQLite takes 32,766 of them
_CHUNK: Final = 5000
_O: Final = OBSERVATION.columns
_Q: Final = QTABLE.columns
_C: Final = QTABLE_COUNTRY.columns
_CELLS: Final = select(
    *(_O.qtable_id, _O.sex, _O.status_class, _O["class"]),
    *(_O.value, _O.decimals, _O.obs_status, _O.entered_text, _O.note),
)
_QTABLES: Final = select(
    *(_Q.qtable_id, _Q.source_id, _Q.table_no, _Q.criterion, _Q.class_version, _Q.year, _Q.fields, _Q.declaration)
).order_by(_Q.qtable_id)


@dataclass(frozen=True, slots=True)
class Record:
    """A QTable in which something stands, or that was declared as a whole.

    Attributes:
        id: its number in the file. key: which QTable.
        named: countries it names, in the order of the screen; those that only have cells come last.
        has_figures: whether any figure stands in it.
        fields: metadata of its own. declaration: what was said of it as a whole, or None.
    """

    id: int
    key: QTableKey
    named: tuple[str, ...] = ()
    has_figures: bool = True
    fields: Mapping[str, str] = field(default_factory=dict)
    declaration: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What the rules need to know of a source.

    Attributes:
        id, type, name, fields: of the source record. years: reference years chosen for it.
    """

    id: str
    type: str
    name: str
    fields: Mapping[str, str]
    years: tuple[int, ...] = ()


def read_sources(connection: Connection) -> dict[str, SourceRecord]:
    """Sources by id, in the order in which they were added."""
    source = SOURCE.columns
    columns = (source.source_id, source.type, source.name, source.fields, source.years)
    rows = connection.execute(select(*columns).order_by(source.position)).all()
    return {row[0]: SourceRecord(row[0], row[1], row[2], read_texts(row[3]), _years(row[4])) for row in rows}


def _years(text: str) -> tuple[int, ...]:
    """Years as the file holds them."""
    return tuple(json.loads(text)) if text else ()


def read_records(
    connection: Connection, edition: Edition, used: Mapping[int, bool] | None = None
) -> tuple[Record, ...]:
    """All QTables in which something stands, or that were declared as a whole.

    Args:
        connection: to the file.
        edition: definitions.
        used: by number of a QTable in which something stands, whether any of it is a figure; read where not given.
    """
    known = _used(connection) if used is None else used
    named = _named(connection, edition)
    rows = [row for row in connection.execute(_QTABLES).all() if row[0] in known or row[7] is not None]
    return tuple(_record(row, named.get(row[0], ()), has_figures=known.get(row[0], False)) for row in rows)


def read_grids(connection: Connection, records: Iterable[Record]) -> dict[int, Grid]:
    """Grids of QTables by their number."""
    by_id = {record.id: record for record in records}
    cells = _cells(connection, sorted(by_id))
    return {number: Grid(record, cells[number]) for number, record in by_id.items()}


def read_changed(connection: Connection, edition: Edition, keys: Collection[QTableKey]) -> dict[QTableKey, Grid]:
    """Grids of QTables that were changed; one in which nothing stands, and of which nothing is declared, is absent."""
    columns = (_Q.source_id, _Q.table_no, _Q.criterion, _Q.class_version, _Q.year)
    wanted = sorted((key.source, key.table, str(key.criterion), key.version, key.year) for key in keys)
    rows = [row for chunk in _chunks(wanted) for row in connection.execute(_QTABLES.where(tuple_(*columns).in_(chunk)))]
    numbers = [row[0] for row in rows]
    cells = _cells(connection, numbers)
    naming = [row[0] for row in rows if edition.table(_key(row).table_key).names_countries]
    chosen = _chosen(connection, _C.qtable_id.in_(naming)) if naming else {}
    grids = (
        _changed(edition, row, chosen.get(row[0], []), cells[row[0]])
        for row in rows
        if cells[row[0]] or row[7] is not None
    )
    return {grid.record.key: grid for grid in grids}


def _changed(edition: Edition, row: Sequence[Any], chosen: Sequence[str], cells: Mapping[CellKey, Cell]) -> Grid:
    """Grid of a changed QTable; its countries are those chosen, then those that only have cells."""
    found: set[str] = set()
    if edition.table(_key(row).table_key).names_countries:
        found = {cell.klass for cell in cells} - _not_countries(edition)
    named = tuple(dict.fromkeys((*chosen, *sorted(found))))
    has_figures = any(cell.value is not None for cell in cells.values())
    return Grid(_record(row, named, has_figures=has_figures), cells)


def read_suspects(connection: Connection, conditions: Mapping[str, ColumnElement[bool]]) -> dict[str, frozenset[int]]:
    """Numbers of the QTables with a cell that meets a condition, for each condition by its name.

    All conditions are asked in one walk through the file; only where one of them holds it is asked which.
    """
    found: dict[str, set[int]] = {name: set() for name in conditions}
    if conditions:
        marked = select(_O.qtable_id).where(or_(*conditions.values()))
        which = (func.max(condition) for condition in conditions.values())
        statement = select(_O.qtable_id, *which).where(_O.qtable_id.in_(marked)).group_by(_O.qtable_id)
        for number, *holds in connection.execute(statement).all():
            for name, is_met in zip(conditions, holds, strict=True):
                if is_met:
                    found[name].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _key(row: Sequence[Any]) -> QTableKey:
    return QTableKey(row[1], row[2], Criterion(row[3]), row[4], row[5])


def _record(row: Sequence[Any], named: tuple[str, ...], *, has_figures: bool) -> Record:
    return Record(row[0], _key(row), named, has_figures=has_figures, fields=read_texts(row[6]), declaration=row[7])


def _cells(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[CellKey, Cell]]:
    """What stands in the cells of QTables, by their number."""
    cells: dict[int, dict[CellKey, Cell]] = {number: {} for number in numbers}
    for chunk in _chunks(numbers):
        for row in connection.execute(_CELLS.where(_O.qtable_id.in_(chunk))).all():
            # why: keys and cells are tuples; made as such they take half the time, and there are thousands of them
            cells[row[0]][_cell_key(row[1], row[2], row[3])] = _new(Cell, row[4:])
    return cells


@lru_cache(maxsize=20_000)
def _cell_key(sex: str, status: str, klass: str) -> CellKey:
    """Key of a cell, made once: the same cells come in every year, and what is the same object is quickly found."""
    return CellKey(sex, status, klass)


def _used(connection: Connection) -> dict[int, bool]:
    """Numbers of the QTables in which something stands, and whether any of it is a figure."""
    statement = select(_O.qtable_id, func.count(_O.value)).group_by(_O.qtable_id)
    return {number: figures > 0 for number, figures in connection.execute(statement).all()}


def _named(connection: Connection, edition: Edition) -> dict[int, tuple[str, ...]]:
    """Countries that QTables name: those chosen, then those that only have cells."""
    tables = [(table.number, str(table.criterion)) for table in edition.tables if table.names_countries]
    within = select(_Q.qtable_id).where(tuple_(_Q.table_no, _Q.criterion).in_(tables))
    chosen = _chosen(connection, _C.qtable_id.in_(within))
    found = _found(connection, select(_O.qtable_id, _O["class"]).where(_O.qtable_id.in_(within)).distinct())
    beside = _not_countries(edition)
    return {
        number: tuple(dict.fromkeys((*chosen.get(number, ()), *sorted(found.get(number, set()) - beside))))
        for number in chosen.keys() | found.keys()
    }


def _chosen(connection: Connection, condition: ColumnElement[bool]) -> dict[int, list[str]]:
    """Countries chosen for QTables, in the order of the screen."""
    statement = select(_C.qtable_id, _C.code).where(condition).order_by(_C.qtable_id, _C.position)
    chosen: dict[int, list[str]] = defaultdict(list)
    for number, code in connection.execute(statement).all():
        chosen[number].append(code)
    return chosen


def _found(connection: Connection, statement: Select[Any]) -> dict[int, set[str]]:
    """Class codes by QTable."""
    found: dict[int, set[str]] = defaultdict(set)
    for number, code in connection.execute(statement).all():
        found[number].add(code)
    return found


def _not_countries(edition: Edition) -> frozenset[str]:
    """Totals and "Other countries" of the lists that tables name countries from."""
    versions = {version for table in edition.tables if table.names_countries for version in table.versions}
    lists = [edition.class_list(version) for version in versions]
    return frozenset(code for codes in lists for code in (codes.total, codes.other) if code is not None)


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """The items in pieces that one statement takes."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
