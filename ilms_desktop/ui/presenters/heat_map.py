"""The overview: completeness per module, per table and year."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.workspace.completeness_data import table_title

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
    """Map of one source: tables down, years across; `agency` produces its figures."""

    source: str
    title: str
    years: tuple[int, ...]
    rows: tuple[HeatRow, ...]
    agency: str = ""


@dataclass(frozen=True, slots=True)
class ModuleCard:
    """One ring of the overview: everything together (code empty), or a module."""

    code: str
    title: str
    counts: Counts
    sources: tuple[str, ...]


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
    often = Counter(key.number for key in by_table)
    rows = tuple(
        HeatRow(
            key.number,
            table_title(edition.table(key)) if often[key.number] > 1 else edition.table(key).short_title,
            key,
            tuple(found.get(year) for year in years),
        )
        for key, found in by_table.items()
    )
    return HeatMap(source.id, source.name, years, rows, cells[0].agency)


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
