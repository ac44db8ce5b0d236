"""Gaps: tables with empty cells and tables that no source fills, with what is planned for each.

The work list of screen, paper and files. Whether a cell is empty is decided by the counts; nothing is judged here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ilms_desktop.model.completeness import Counts, together
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.workspace.completeness_data import table_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ilms_desktop.model.completeness import Completeness, CompletenessCell
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.structure import TableDefinition


class Lack(StrEnum):
    """What is missing of a table."""

    #: some cells
    CELLS = "cells"
    #: text stands in cells that is no figure yet
    UNREADABLE = "unreadable"
    #: everything: nothing was entered yet
    ALL = "all"
    #: a source to fill it from
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Gap:
    """A table that is not answered.

    Attributes:
        source, source_name: whose table; both empty where no source fills it. agency: who produces its figures.
        table, code, title: which table. years: with empty cells. counts: its cells, over all its years.
        lack: what is missing. planned: who does it until when; says nothing where nobody wrote it down.
    """

    source: str
    source_name: str
    agency: str
    table: TableKey
    code: str
    title: str
    years: tuple[int, ...]
    counts: Counts
    lack: Lack
    planned: Planned

    @property
    def empty(self) -> int:
        """How many cells are empty."""
        return self.counts.empty

    @property
    def started(self) -> bool:
        """Whether anything stands in the table."""
        return self.lack in (Lack.CELLS, Lack.UNREADABLE)

    def is_overdue(self, today: date) -> bool:
        """Whether the day by which it was to be done is over."""
        return self.planned.due is not None and self.planned.due < today


def gaps(
    edition: Edition,
    sources: Iterable[Source],
    completeness: Completeness,
    plan: Mapping[tuple[str, TableKey], Planned],
) -> tuple[Gap, ...]:
    """Gaps of a file: tables that are begun first, then the largest; those without a source last.

    A file without any source has no gaps: its first step is a source.
    """
    names = {source.id: source.name for source in sources}
    if not names:
        return ()
    grouped: dict[tuple[str, TableKey], list[CompletenessCell]] = defaultdict(list)
    for cell in completeness.cells:
        grouped[cell.source, cell.table].append(cell)
    twice = {
        place for place, count in Counter((source, table.number) for source, table in grouped).items() if count > 1
    }
    found = (
        _gap(edition.table(table), names, cells, plan, is_split=(source, table.number) in twice)
        for (source, table), cells in grouped.items()
    )
    open_ = sorted((gap for gap in found if gap.empty), key=lambda gap: (not gap.started, -gap.empty))
    return (*open_, *_uncovered(edition, grouped, plan))


def _gap(
    table: TableDefinition,
    names: Mapping[str, str],
    cells: list[CompletenessCell],
    plan: Mapping[tuple[str, TableKey], Planned],
    *,
    is_split: bool,
) -> Gap:
    """A table of a source; `is_split`: the source fills it by several criteria, which tell them apart."""
    source, counts = cells[0].source, together(cell.counts for cell in cells)
    begun = Lack.UNREADABLE if counts.unreadable else Lack.CELLS
    return Gap(
        source=source,
        source_name=names.get(source, source),
        agency=cells[0].agency,
        table=table.key,
        code=table.number,
        title=table_title(table) if is_split else table.short_title,
        years=tuple(cell.year for cell in cells if cell.counts.empty),
        counts=counts,
        lack=begun if any(cell.started for cell in cells) else Lack.ALL,
        planned=plan.get((source, table.key), Planned(source, table.key)),
    )


def _uncovered(
    edition: Edition,
    covered: Iterable[tuple[str, TableKey]],
    plan: Mapping[tuple[str, TableKey], Planned],
) -> Iterator[Gap]:
    """Tables that no source fills, by any criterion."""
    seen = {table.number for _source, table in covered}
    for table in edition.tables:
        if table.number in seen:
            continue
        seen.add(table.number)
        yield Gap(
            source="",
            source_name="",
            agency="",
            table=table.key,
            code=table.number,
            title=table.short_title,
            years=(),
            counts=Counts(),
            lack=Lack.SOURCE,
            planned=plan.get(("", table.key), Planned("", table.key)),
        )
