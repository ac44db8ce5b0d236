"""The one order of things: tables as in the questionnaire, sources as added, versions, years, rows as on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey, ObservationKey, QTableKey, TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.storage.qtables import QTable

#: sorts after everything that is known
_LAST: Final = 1 << 30
#: where the code of an axis stands in a cell's key
_PLACES: Final = {Axis.SEX: 0, Axis.STATUS: 1, Axis.CLASS: 2}


class Ordering:
    """Ranks keys; equal structure, equal rank, whatever the language."""

    def __init__(self, edition: Edition, sources: Mapping[str, Source], qtables: Mapping[QTableKey, QTable]) -> None:
        """Remember what ranks are taken from; the mappings are read when a rank is asked for."""
        self._edition = edition
        self._tables = {table.key: place for place, table in enumerate(edition.tables)}
        self._sources = {source: place for place, source in enumerate(sources)}
        self._qtables = qtables
        self._ranks: dict[tuple[TableKey, str], tuple[dict[str, int], ...]] = {}

    def qtable(self, key: QTableKey) -> tuple[int, ...]:
        """Rank of a QTable: table, source, version, year."""
        table = self._edition.by_key.get(key.table_key)
        versions = () if table is None else table.versions
        version = versions.index(key.version) if key.version in versions else _LAST
        return (self._tables.get(key.table_key, _LAST), self._sources.get(key.source, _LAST), version, key.year)

    def observation(self, key: ObservationKey) -> tuple[int, ...]:
        """Rank of a cell: its QTable, then its row."""
        return (*self.qtable(key.qtable), *self.cell(key.qtable, key.cell))

    def cell(self, qtable: QTableKey, cell: CellKey) -> tuple[int, ...]:
        """Rank of a row inside its QTable."""
        return self.rows_of(qtable)(cell)

    def rows_of(self, qtable: QTableKey) -> Callable[[CellKey], tuple[int, ...]]:
        """Function that ranks the rows of a QTable."""
        table = self._edition.by_key.get(qtable.table_key)
        if table is None or qtable.version not in table.versions:
            return lambda _: (_LAST,)
        ranks = dict(zip(table.axes, self._ranks_of(table, qtable.version), strict=True))
        if table.names_countries:
            ranks[Axis.CLASS] = ranks[Axis.CLASS] | self._named(qtable)
        parts = [(_PLACES[axis], ranks[axis]) for axis in table.axes]
        return lambda cell: tuple([known.get(cell[place], _LAST) for place, known in parts])

    def source(self, source_id: str) -> int:
        """Rank of a source."""
        return self._sources.get(source_id, _LAST)

    def _ranks_of(self, table: TableDefinition, version: str) -> tuple[dict[str, int], ...]:
        found = self._ranks.get((table.key, version))
        if found is None:
            lists = (self._edition.axis_list(table, axis, version) for axis in table.axes)
            found = self._ranks[table.key, version] = tuple(_ranks(codes) for codes in lists if codes is not None)
        return found

    def _named(self, qtable: QTableKey) -> dict[str, int]:
        """Ranks of country rows: as named, between the total and "Other countries"."""
        stored = self._qtables.get(qtable)
        return {} if stored is None else {code: place for place, code in enumerate(stored.named, start=1)}


def _ranks(codes: Codelist) -> dict[str, int]:
    """Place of each code; "Other countries" stays last, named countries find room after the total."""
    room = len(codes.codes)
    return {
        code.id: place if code.is_total else place + room
        for place, code in enumerate(sorted(codes.codes, key=lambda code: code.kind is CodeKind.OTHER))
    }
