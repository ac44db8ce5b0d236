"""The draft of one step: what a handler may see and write while its transaction runs.

It sees the file as the commands before it in the same step left it. Nothing of it reaches the mirror in memory until
the step is durable.
"""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused
from ilms_desktop.storage import qtables

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping, Sequence

    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import QTableKey, TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.storage.journal import Author
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.storage.recorder import Recorder
    from ilms_desktop.workspace.state import State


@dataclass
class Draft:
    """What a handler works with.

    Attributes:
        recorder: writes and remembers. state: the file before the step.
        edition, round: definitions in use. author: who does it, and when.
        findings: as they stood before the step, for commands that ask for them.
    """

    recorder: Recorder
    state: State
    edition: Edition
    round: Round
    author: Author
    findings: Sequence[Finding] = ()
    _sources: dict[str, Source] | None = None
    _qtables: MutableMapping[QTableKey, QTable] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay the step's own QTables over those of the file."""
        self._qtables = ChainMap({}, self.state.qtables)

    @property
    def sources(self) -> dict[str, Source]:
        """Sources by id, those of this step included; changed by handlers of sources."""
        if self._sources is None:
            self._sources = dict(self.state.sources)
        return self._sources

    @property
    def qtables(self) -> MutableMapping[QTableKey, QTable]:
        """QTables by key, those of this step included."""
        return self._qtables

    def source(self, source_id: str) -> Source:
        """A source of the file.

        Raises:
            CommandRefused: `unknown_source`.
        """
        sources = self.state.sources if self._sources is None else self._sources
        if source_id not in sources:
            raise CommandRefused("unknown_source", source=source_id, known=listed(sources))
        return sources[source_id]

    def table(self, key: TableKey) -> TableDefinition:
        """A table of the edition.

        Raises:
            CommandRefused: `unknown_table`.
        """
        if key not in self.edition.by_key:
            raise CommandRefused(
                "unknown_table", edition=self.edition.id, table=key.number, criterion=str(key.criterion)
            )
        return self.edition.by_key[key]

    def fillable(self, key: QTableKey) -> TableDefinition:
        """The table of a QTable that may hold something.

        Raises:
            CommandRefused: `unknown_source`, `unknown_table`, `table_not_for_source`, `unknown_version`,
                `year_out_of_range`.
        """
        source, table = self.source(key.source), self.table(key.table_key)
        if not fills(self.edition, source, table):
            raise CommandRefused("table_not_for_source", source=source.id, table=table.id)
        if key.version not in table.versions:
            known = listed(table.versions)
            raise CommandRefused("unknown_version", table=table.id, version=key.version, known=known)
        self.check_year(key.year)
        return table

    def check_year(self, year: int) -> None:
        """Refuse a year that the round does not take.

        Raises:
            CommandRefused: `year_out_of_range`.
        """
        first, last = self.round.first_year, self.round.last_year
        if not first <= year <= last:
            raise CommandRefused("year_out_of_range", first=first, last=last, year=year)

    def numbered(self, key: QTableKey) -> QTable:
        """The QTable of a key, given a number now if it has none."""
        if key not in self._qtables:
            self._qtables[key] = qtables.intern(self.recorder, key)
        return self._qtables[key]

    def name_countries(self, qtable: QTable, codes: Sequence[str]) -> None:
        """Store which countries a QTable names."""
        qtables.name_countries(self.recorder, qtable, codes)
        self._qtables[qtable.key] = replace(qtable, named=tuple(codes))

    def keep(self, qtable: QTable) -> None:
        """Store declaration and fields of a QTable."""
        qtables.put(self.recorder, qtable)
        self._qtables[qtable.key] = qtable


def fills(edition: Edition, source: Source, table: TableDefinition) -> bool:
    """Whether a table is filled from a source: its criteria, and the exceptions of its type."""
    kind = edition.source_types[source.type]
    return source.covers(table.criterion) and kind.fills(table.number, table.criterion)


def listed(names: Iterable[object]) -> str:
    """Names as a message lists them."""
    return ", ".join(str(name) for name in names)
