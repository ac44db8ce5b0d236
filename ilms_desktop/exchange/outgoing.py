"""What leaves a questionnaire, ready for any layout: rows in the ILO's codes, sources and QTables with their notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ilms_desktop.model.key import ABSENT, QTableKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from ilms_desktop.exchange.report import ParsedQTable, ParsedRow
    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.source import FieldDefinition, Source
    from ilms_desktop.model.table_view import TableView

    #: a way to add a total up: each part with whether it counts as zero when blank
    Way = tuple[tuple[CellKey, bool], ...]


class Deed(StrEnum):
    """What the ILO does with a QTable, which is loaded as a whole (process.md section 9)."""

    #: not in the last package
    NEW = "NEW"
    #: replaces that of the last package
    REVISED = "REV"
    #: was in the last package and holds nothing any more
    DELETED = "DEL"


@dataclass(frozen=True, slots=True)
class OutgoingTable:
    """A table of a source as people see it, for layouts that are made of tables.

    Attributes:
        view: rows, years and what stands in them. fields: asked of each of its years.
        ways: how each of its rows adds up from others, the usual way first; rows that do not add up are left out.
    """

    view: TableView
    fields: tuple[FieldDefinition, ...]
    ways: Mapping[CellKey, tuple[Way, ...]]


@dataclass(frozen=True)
class Outgoing:
    """A questionnaire, or a part of it, on its way out.

    Attributes:
        edition, round: what the codes mean, and the collection. country: ISO alpha-3.
        rows: figures and letters, in the order of the questionnaire; each with its remark and its note codes.
        keys: the QTable of each row.
        sources: described in full. qtables: their fields, declarations and countries, also where they hold no figure.
        deeds: what becomes of QTables at the ILO; those that did not change since the last package are left out.
        gone: cells of the last package that hold nothing any more, as rows without figure and letter.
        prepared: when it was made ready; layouts that say so write the first day of the round where it is not known.
        file: id of the questionnaire file. is_blank: whether figures and remarks stay at home, for tables to fill in.
        tables: gives the tables in the order of the sources; asked while the questionnaire is open, by layouts that
            are made of tables.
    """

    edition: Edition
    round: Round
    country: str
    rows: tuple[ParsedRow, ...]
    keys: tuple[QTableKey, ...]
    sources: tuple[Source, ...]
    qtables: tuple[ParsedQTable, ...]
    deeds: Mapping[QTableKey, Deed] = field(default_factory=dict)
    gone: tuple[ParsedRow, ...] = ()
    prepared: datetime | None = None
    file: str = ""
    is_blank: bool = False
    tables: Callable[[], tuple[OutgoingTable, ...]] = tuple

    def of_source(self, source_id: str) -> Outgoing:
        """What leaves of one source."""
        return self.where(lambda key: key.source == source_id, sources=[source_id])

    def where(self, wanted: Callable[[QTableKey], bool], *, sources: Iterable[str]) -> Outgoing:
        """A part of it.

        Args:
            wanted: tells the QTables that leave.
            sources: ids of the sources that are described.
        """
        named = frozenset(sources)
        kept = [(row, key) for row, key in zip(self.rows, self.keys, strict=True) if wanted(key)]
        everything = self.tables
        return replace(
            self,
            rows=tuple(row for row, _ in kept),
            keys=tuple(key for _, key in kept),
            sources=tuple(source for source in self.sources if source.id in named),
            qtables=tuple(each for each in self.qtables if wanted(each.key)),
            deeds={key: deed for key, deed in self.deeds.items() if wanted(key)},
            gone=tuple(row for row in self.gone if wanted(self._key_of(row))),
            tables=lambda: tuple(each for each in everything() if any(wanted(year.qtable) for year in each.view.years)),
        )

    def _key_of(self, row: ParsedRow) -> QTableKey:
        """QTable of a row, whatever its class version."""
        table = self.edition.by_indicator[row.indicator]
        return QTableKey(row.source, table.number, table.criterion, ABSENT, int(row.time))

    def only(self, deed: Deed) -> Outgoing:
        """The rows of QTables with one deed."""
        kept = [(row, key) for row, key in zip(self.rows, self.keys, strict=True) if self.deeds.get(key) is deed]
        return replace(self, rows=tuple(row for row, _ in kept), keys=tuple(key for _, key in kept))

    @property
    def deleted(self) -> tuple[QTableKey, ...]:
        """QTables that were sent and are no more."""
        return tuple(key for key, deed in self.deeds.items() if deed is Deed.DELETED)
