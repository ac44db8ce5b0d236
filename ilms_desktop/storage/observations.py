"""Observations: the figures, letters and unread texts in the cells of QTables."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, func, literal_column, select

from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.storage.keyed import Row, compiled
from ilms_desktop.storage.tables import OBSERVATION, OBSERVATION_ROWS, QTABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.storage.recorder import Recorder

_O: Final = OBSERVATION.columns
_Q: Final = QTABLE.columns
#: rows per QTable from which it is quicker to read the whole QTable
_MANY: Final = 8
#: the part of a row that says what stands in the cell
_SAID: Final = (_O.value, _O.decimals, _O.obs_status, _O.entered_text, _O.note)
_CELL: Final = (_O.sex, _O.status_class, _O["class"])
_JOINED: Final = OBSERVATION.join(QTABLE)

_DECODER: Final = json.JSONDecoder()

_ONE: Final = compiled(
    select(*_SAID)
    .where(_O.qtable_id == bindparam("qtable"))
    .where(_O.sex == bindparam("sex"))
    .where(_O.status_class == bindparam("status"))
    .where(_O["class"] == bindparam("klass"))
)
_OF_QTABLE: Final = compiled(select(*_CELL, *_SAID).where(_O.qtable_id == bindparam("qtable")))
_ROWS_OF_QTABLE: Final = compiled(select(*_O).where(_O.qtable_id == bindparam("qtable")))
_ALL: Final = compiled(select(_O.qtable_id, *_CELL, *_SAID).order_by(_O.qtable_id))
_USED: Final = compiled(
    select(_Q.source_id, _Q.table_no, _Q.criterion, _Q.class_version, _Q.year, func.count())
    .select_from(_JOINED)
    .group_by(_O.qtable_id)
)
_COUNT: Final = compiled(select(func.count()).select_from(_JOINED).where(_Q.source_id == bindparam("source")))
_COUNT_CRITERION: Final = compiled(
    select(func.count())
    .select_from(_JOINED)
    .where(_Q.source_id == bindparam("source"), _Q.criterion == bindparam("criterion"))
)
_COUNT_YEAR: Final = compiled(
    select(_Q.table_no, func.count())
    .select_from(_JOINED)
    .where(_Q.source_id == bindparam("source"), _Q.year == bindparam("year"))
    .group_by(_Q.table_no)
    .order_by(_Q.table_no)
)
_NOTES: Final = compiled(select(_O.note, func.count()).where(_O.note != literal_column("''")).group_by(_O.note))
_COUNT_ROW: Final = compiled(
    select(func.count()).where(_O.qtable_id == bindparam("qtable"), _O["class"] == bindparam("klass"))
)


def get(database: Database, qtable_id: int, cell: CellKey) -> Observation:
    """What stands in one cell."""
    rows = database.rows(_ONE, qtable_id, *cell)
    return Observation(*rows[0]) if rows else BLANK


def of_qtable(database: Readable, qtable_id: int) -> dict[CellKey, Observation]:
    """What stands in the cells of a QTable; blank cells are absent."""
    return {CellKey(*row[:3]): Observation(*row[3:]) for row in database.rows(_OF_QTABLE, qtable_id)}


def read(database: Readable) -> Iterator[tuple[int, CellKey, Observation]]:
    """Everything, QTable by QTable in the order of their numbers."""
    for row in database.rows(_ALL):
        yield row[0], CellKey(*row[1:4]), Observation(*row[4:])


def used(database: Readable) -> dict[QTableKey, int]:
    """Number of cells that hold something, for every QTable that has any."""
    return {
        QTableKey(source, table, Criterion(criterion), version, year): count
        for source, table, criterion, version, year, count in database.rows(_USED)
    }


def count_of_source(recorder: Recorder, source_id: str, criterion: Criterion | None = None) -> int:
    """Number of cells of a source that hold something, of one criterion or of all."""
    if criterion is None:
        found = recorder.cursor.execute(_COUNT, (source_id,)).fetchone()
    else:
        found = recorder.cursor.execute(_COUNT_CRITERION, (source_id, str(criterion))).fetchone()
    return int(found[0])


def count_of_row(recorder: Recorder, qtable_id: int, klass: str) -> int:
    """Number of cells of a class or country of a QTable that hold something."""
    return int(recorder.cursor.execute(_COUNT_ROW, (qtable_id, klass)).fetchone()[0])


def count_of_year(recorder: Recorder, source_id: str, year: int) -> dict[str, int]:
    """Number of cells of a source and year that hold something, by table, in the order of their numbers."""
    return {table: int(count) for table, count in recorder.cursor.execute(_COUNT_YEAR, (source_id, year))}


def said_in(recorder: Recorder, qtable_id: int) -> frozenset[CellKey]:
    """Cells of a QTable in which a figure or a text stands now."""
    rows = recorder.cursor.execute(_ROWS_OF_QTABLE, (qtable_id,))
    found = ((key_of(row)[1], of_row(row)) for row in rows)
    return frozenset(cell for cell, said in found if said.value is not None or said.text is not None)


def said_at(recorder: Recorder, qtable_id: int | None, cell: CellKey) -> Observation:
    """What stands in one cell as the running step left it; blank where the QTable has no number yet."""
    return BLANK if qtable_id is None else of_row(recorder.get(OBSERVATION_ROWS, (qtable_id, *cell)))


def notes(database: Database) -> tuple[tuple[str, int], ...]:
    """Remarks on values, with how many cells have each."""
    return tuple((str(note), int(count)) for note, count in database.rows(_NOTES))


def put(recorder: Recorder, entries: Iterable[tuple[int, CellKey, Observation]]) -> None:
    """Store what stands in cells; a blank observation empties its cell.

    Args:
        recorder: of the running transaction.
        entries: number of the QTable, cell and observation; each cell once.
    """
    filled: list[Row] = []
    emptied: list[Row] = []
    for qtable_id, cell, said in entries:
        if said.is_blank:
            emptied.append((qtable_id, *cell))
        else:
            filled.append((None, qtable_id, *cell, said.value, said.decimals, said.status, said.text, said.note))
    recorder.put(OBSERVATION_ROWS, filled, present=_present(recorder, filled))
    recorder.remove(OBSERVATION_ROWS, emptied)


def _present(recorder: Recorder, rows: list[Row]) -> dict[Row, Row] | None:
    """Stored rows of the QTables of many rows, read at once; None for a few, which are looked up one by one."""
    numbers = {row[1] for row in rows}
    if len(rows) < _MANY * len(numbers):
        return None
    found = (row for number in numbers for row in recorder.cursor.execute(_ROWS_OF_QTABLE, (number,)))
    return {OBSERVATION_ROWS.key_of(row): row for row in found}


def qtable_of(row: Row) -> int:
    """Number of the QTable of a stored row."""
    return int(row[1])


def key_of(row: Row) -> tuple[int, CellKey]:
    """QTable number and cell of a stored row, as an image of the journal holds it."""
    return row[1], CellKey(*row[2:5])


def of_row(row: Row | None) -> Observation:
    """Observation of a stored row; blank where there is none."""
    return BLANK if row is None else Observation(*row[5:])


def journal_mark(qtable_id: int, cell: CellKey) -> str:
    """Text by which changes of one cell are found in the journal."""
    return ",".join([f",{qtable_id}", *(f'"{code}"' for code in cell), ""])


@lru_cache(maxsize=1)
def _pattern(mark: str) -> re.Pattern[str]:
    """Where the change of a cell begins; its history asks every entry for the same cell."""
    return re.compile(r"\[(?:null,)?\[\d+" + re.escape(mark))


def change_in(changes: str, mark: str) -> tuple[Observation, Observation] | None:
    """What stood in a cell before and after a journal entry, without reading the rest of its changes.

    Args:
        changes: of the entry.
        mark: of the cell, from `journal_mark`.
    """
    # why: quotes inside stored texts are escaped, so the mark cannot stand in one
    found = _pattern(mark).search(changes)
    if found is None:
        return None
    (before, after), _ = _DECODER.raw_decode(changes, found.start())
    return of_row(before), of_row(after)
