"""The overview: completeness per module, per table and year, and the list of what is still open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.completeness import Completeness, CompletenessCell, Counts
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.source import Source

#: lower bounds of the steps of the scale, in per cent; the first step is nothing at all, the last all
STEPS: Final = (0, 1, 25, 50, 75, 100)


def step_of(percent: int) -> int:
    """Step of the scale, 0 to 5."""
    return max(step for step, least in enumerate(STEPS) if percent >= least)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One table of the map.

    Attributes:
        code, title: number and short title. table: its key.
        cells: one per year of the map; None where nothing is asked.
    """

    code: str
    title: str
    table: TableKey
    cells: tuple[CompletenessCell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Map of one source: tables down, years across."""

    source: str
    title: str
    years: tuple[int, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class ModuleCard:
    """One ring of the overview: everything together (code empty), or a module."""

    code: str
    title: str
    counts: Counts
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A table with empty cells: the work list.

    Attributes:
        source, source_name, table, code, title: where. years: with empty cells. empty: how many.
        started: whether anything stands in the table.
    """

    source: str
    source_name: str
    table: TableKey
    code: str
    title: str
    years: tuple[int, ...]
    empty: int
    started: bool


def heat_maps(edition: Edition, sources: Iterable[Source], completeness: Completeness) -> tuple[HeatMap, ...]:
    """One map per source that has something asked."""
    by_source: dict[str, list[CompletenessCell]] = defaultdict(list)
    for cell in completeness.cells:
        by_source[cell.source].append(cell)
    return tuple(_heat_map(edition, source, by_source[source.id]) for source in sources if by_source[source.id])


def _heat_map(edition: Edition, source: Source, cells: list[CompletenessCell]) -> HeatMap:
    """Map of one source."""
    years = tuple(sorted({cell.year for cell in cells}))
    by_table: dict[TableKey, dict[int, CompletenessCell]] = defaultdict(dict)
    for cell in cells:
        by_table[cell.table][cell.year] = cell
    rows = tuple(
        HeatRow(key.number, edition.table(key).short_title, key, tuple(found.get(year) for year in years))
        for key, found in by_table.items()
    )
    return HeatMap(source.id, source.name, years, rows)


def module_cards(edition: Edition, sources: Iterable[Source], completeness: Completeness) -> tuple[ModuleCard, ...]:
    """All together first, then each module that is asked."""
    names = {source.id: source.name for source in sources}
    counts = completeness.by(lambda cell: cell.module)
    used: dict[str, dict[str, None]] = defaultdict(dict)
    for cell in completeness.cells:
        if cell.started:
            used[cell.module][names.get(cell.source, cell.source)] = None
    modules = tuple(
        ModuleCard(module.id, module.short_title, counts[module.id], tuple(used[module.id]))
        for module in edition.modules
        if module.id in counts
    )
    return (ModuleCard("", "", completeness.total, tuple(names.values())), *modules)


def gaps(edition: Edition, sources: Iterable[Source], completeness: Completeness) -> tuple[Gap, ...]:
    """Tables with empty cells: those that are begun first, then the largest."""
    names = {source.id: source.name for source in sources}
    grouped: dict[tuple[str, TableKey], list[CompletenessCell]] = defaultdict(list)
    for cell in completeness.cells:
        grouped[cell.source, cell.table].append(cell)
    found = (
        Gap(
            source=source,
            source_name=names.get(source, source),
            table=table,
            code=table.number,
            title=edition.table(table).short_title,
            years=tuple(cell.year for cell in cells if cell.counts.empty),
            empty=sum(cell.counts.empty for cell in cells),
            started=any(cell.started for cell in cells),
        )
        for (source, table), cells in grouped.items()
    )
    return tuple(sorted((gap for gap in found if gap.empty), key=lambda gap: (not gap.started, -gap.empty)))
