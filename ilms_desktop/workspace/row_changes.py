"""Changed rows of the file in the words of the model: cells with their keys, and all other things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.history import CellChange, OtherChange, RowChanges
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.storage import observations
from ilms_desktop.storage.tables import EARLIER_COUNT, KEYED, OBSERVATION, OF_QTABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.storage.keyed import Row

#: name of a table, a row before and after
Rows = tuple[str, "Row | None", "Row | None"]


def row_changes(rows: Iterable[Rows], keys: Mapping[int, QTableKey]) -> RowChanges:
    """What changed, in the order of the rows.

    Args:
        rows: tables with rows before and after.
        keys: keys of QTables by number.
    """
    cells: list[CellChange] = []
    others: list[OtherChange] = []
    for table, before, after in rows:
        if table == OBSERVATION.name:
            cells.append(_cell(before, after, keys))
        elif table != EARLIER_COUNT.name or not others or others[-1].thing != table:
            # why: the hundreds of counts of an earlier round are one thing to a person
            others.append(_other(table, before, after, keys))
    return RowChanges(tuple(cells), tuple(others))


def _cell(before: Row | None, after: Row | None, keys: Mapping[int, QTableKey]) -> CellChange:
    qtable_id, cell = observations.key_of(after or before or ())
    key = ObservationKey(keys[qtable_id], cell)
    return CellChange(key, observations.of_row(before), observations.of_row(after))


def _other(table: str, before: Row | None, after: Row | None, keys: Mapping[int, QTableKey]) -> OtherChange:
    row = after or before or ()
    qtable = keys[row[OF_QTABLE[table]]] if table in OF_QTABLE else None
    return OtherChange(table, _named(table, before), _named(table, after), qtable)


def _named(table: str, row: Row | None) -> dict[str, object] | None:
    return None if row is None else dict(zip(KEYED[table].columns, row, strict=True))
