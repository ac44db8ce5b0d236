"""Which source a row of a file belongs to, and what an import must add to the sources of the questionnaire."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused, ExchangeError
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.import_rows import ReadRow, RowRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.exchange.report import ParsedFile, ParsedRow
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.workspace import Workspace

#: source of published figures that name none, in a questionnaire without sources
PUBLISHED: Final = "XX:N1"
PUBLISHED_NAME: Final = "Published in ILOSTAT"
_ID: Final = re.compile(r"([A-Z]{2}):N?[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class ImportSources:
    """Sources of one import.

    Attributes:
        edition: the types of source.
        default_years: how many years a new source gets.
        known: sources of the questionnaire by id.
        default: id for rows that name none.
    """

    edition: Edition
    default_years: int
    known: Mapping[str, Source]
    default: str
    _found: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def find(cls, workspace: Workspace, table: ParsedFile, *, chosen: str | None) -> ImportSources:
        """Sources for a file.

        Args:
            workspace: the questionnaire.
            table: the file.
            chosen: id for rows that name none: of the questionnaire or of other rows; or None.

        Raises:
            CommandRefused: `unknown_source`.
            ExchangeError: `source_needed`.
        """
        known = {source.id: source for source in workspace.sources()}
        named = {row.source for row in table.rows}
        if chosen is not None and chosen not in known and chosen not in named:
            raise CommandRefused("unknown_source", source=chosen, known=", ".join(known))
        default = chosen or _default(known, named)
        return cls(workspace.edition, workspace.round.default_years, known, default)

    def of(self, row: ParsedRow, table: TableDefinition) -> str:
        """Id of the source of a row.

        Raises:
            RowRefusedError: no source id, or a source whose type does not fill the table.
        """
        asked = row.source, row.indicator
        if asked not in self._found:
            self._found[asked] = self._checked(row.source or self.default, table)
        return self._found[asked]

    def _checked(self, source_id: str, table: TableDefinition) -> str:
        match = _ID.fullmatch(source_id)
        kind = self.edition.source_types.get(match[1]) if match else None
        if kind is None:
            raise RowRefusedError(Refusal.BAD_SOURCE, value=source_id)
        if not kind.fills(table.number, table.criterion):
            raise RowRefusedError(Refusal.NOT_FOR_SOURCE, table=table.id, type=kind.label)
        return source_id

    def added(self, kept: Iterable[ReadRow], *, described: Mapping[str, Source] | None = None) -> tuple[Source, ...]:
        """Sources that the questionnaire lacks, in the order of the file.

        Args:
            kept: rows that are taken.
            described: sources that the file describes itself, also those without figures; the names of the others are
                provisional.
        """
        described = {source_id: each for source_id, each in (described or {}).items() if source_id not in self.known}
        by_source: dict[str, list[ReadRow]] = {}
        for each in kept:
            if each.key.qtable.source not in self.known:
                by_source.setdefault(each.key.qtable.source, []).append(each)
        order = dict.fromkeys((*described, *by_source))
        return tuple(self._new(each, by_source.get(each, ()), described.get(each)) for each in order)

    def _new(self, source_id: str, rows: Iterable[ReadRow], described: Source | None) -> Source:
        """A source as far as the file describes it, else by its rows: name, what it covers, its latest years."""
        rows = tuple(rows)
        covered = _criteria(each.key.qtable.criterion for each in rows)
        if described is not None:
            more = tuple(each for each in covered if each not in described.criteria)
            return replace(described, criteria=(*described.criteria, *more))
        kind = self.edition.source_types[source_id.partition(":")[0]]
        label = next((each.row.source_label for each in rows if each.row.source_label), kind.label)
        is_nobodys = source_id == PUBLISHED and not any(each.row.source for each in rows)
        years = sorted({each.key.qtable.year for each in rows})
        return Source(
            id=source_id,
            type=kind.code,
            name=PUBLISHED_NAME if is_nobodys else label,
            criteria=covered,
            years=tuple(years[-self.default_years :]),
        )

    def new_criteria(self, kept: Iterable[ReadRow]) -> dict[str, tuple[Criterion, ...]]:
        """Criteria that sources of the questionnaire lack for these rows."""
        used = dict.fromkeys((each.key.qtable.source, each.key.qtable.criterion) for each in kept)
        lacking: dict[str, tuple[Criterion, ...]] = {}
        for source_id, source in self.known.items():
            needed = _criteria(criterion for source, criterion in used if source == source_id)
            more = tuple(criterion for criterion in needed if criterion not in source.criteria)
            if more:
                lacking[source_id] = more
        return lacking


def _default(known: Mapping[str, Source], named: set[str]) -> str:
    """Source of rows that name none: the only one there is, or "published" where there is none at all.

    Raises:
        ExchangeError: `source_needed`.
    """
    if len(known) == 1:
        return next(iter(known))
    if named == {""} and not known:
        return PUBLISHED
    if "" in named:
        raise ExchangeError("source_needed", known=", ".join(known or sorted(named - {""})))
    return ""


def _criteria(used: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """Criteria of the tables that are used, in order of first use; tables of module C have none."""
    return tuple(criterion for criterion in dict.fromkeys(used) if criterion is not Criterion.NONE)
