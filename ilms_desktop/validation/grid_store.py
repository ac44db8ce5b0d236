"""Grids that were read, kept for the next edit: whoever edits a cell edits its neighbours soon after."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from ilms_desktop.validation.records import read_grids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.records import Record

#: grids kept, as many as most files have; some forty cells each in the usual table
_KEPT: Final = 4000


class GridStore:
    """Grids by the number of their QTable, those used last."""

    def __init__(self) -> None:
        self._grids: dict[int, Grid] = {}

    def get(self, connection: Connection, records: Iterable[Record]) -> dict[int, Grid]:
        """Grids of QTables; what is not kept is read."""
        wanted = {record.id: record for record in records}
        missing = [record for number, record in wanted.items() if not self._is_kept(record, number)]
        self.put(read_grids(connection, missing).values())
        found = {number: self._grids[number] for number in wanted}
        many = len(self._grids) - max(_KEPT, len(wanted))
        for number in list(islice(self._grids, max(many, 0))):
            del self._grids[number]
        return found

    def put(self, grids: Iterable[Grid]) -> None:
        """Keep grids as they are now."""
        for grid in grids:
            self._grids.pop(grid.record.id, None)
            self._grids[grid.record.id] = grid

    def clear(self) -> None:
        """Forget all."""
        self._grids.clear()

    def _is_kept(self, record: Record, number: int) -> bool:
        kept = self._grids.get(number)
        return kept is not None and (kept.record is record or kept.record == record)
