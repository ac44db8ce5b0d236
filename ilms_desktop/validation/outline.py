"""Outlines: what stands in each QTable in two lines of text, read in one go, so that years can be compared at once.

Most tables of a file say nothing to the rules on the course of time: the same rows, figures that hardly moved, no year
missing. Those are told from the others here, without reading cell by cell (90 ms for 160,000 cells where the cells
themselves take a second).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import gt
from typing import TYPE_CHECKING, Final, cast

from sqlalchemy import case, func, select

from ilms_desktop.storage.tables import OBSERVATION
from ilms_desktop.validation.series import MOVED_BY, MOVED_TIMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from ilms_desktop.validation.records import Record

#: figure from which on the ratio counts, and no longer the difference
_FROM: Final = MOVED_BY / (MOVED_TIMES - 1)


@dataclass(frozen=True)
class Outline:
    """What stands in a QTable.

    Attributes:
        figures: number of figures. cells: codes of the cells in which something stands.
        values: their figures in the same order, nothing where there is none.
        finest, coarsest: most and least decimals of figures other than 0; None without any.
    """

    figures: int
    cells: str
    values: str
    finest: int | None
    coarsest: int | None

    @cached_property
    def numbers(self) -> list[int | None]:
        """The figures as numbers, in the same order; made once for all that read them."""
        return [int(text) if text else None for text in self.values.split(",")]

    @cached_property
    def has_blanks(self) -> bool:
        """Whether something else than a figure stands in a cell."""
        return ",," in f",{self.values},"


def read_outlines(connection: Connection) -> dict[int, Outline]:
    """Outlines of the QTables in which something stands, by number."""
    cell = OBSERVATION.columns
    decimals = case((cell.value != 0, cell.decimals))
    statement = select(
        cell.qtable_id,
        func.count(cell.value),
        func.group_concat(cell.sex + cell.status_class + cell["class"]),
        func.group_concat(func.coalesce(cell.value, "")),
        func.max(decimals),
        func.min(decimals),
    ).group_by(cell.qtable_id)
    return {number: Outline(*outline) for number, *outline in connection.execute(statement).all()}


def restless(records: Iterable[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """Numbers of QTables of tables in which something changes: rows, figures that move, decimals, a year missing.

    Args:
        records: QTables.
        outlines: of those in which something stands.
    """
    ordered = sorted(records, key=lambda record: record.key)
    found: set[int] = set()
    for _table, several in groupby(ordered, key=lambda record: record.key[:3]):
        series = [record for record in several if record.id in outlines]
        if _is_restless(series, outlines):
            found.update(record.id for record in series)
    return frozenset(found)


def _is_restless(series: Sequence[Record], outlines: Mapping[int, Outline]) -> bool:
    """Whether something changes in a table of a source, in all class versions."""
    return (
        len({record.key.version for record in series}) > 1
        or any(later.key.year - earlier.key.year > 1 for earlier, later in pairwise(series))
        or _differ([outlines[record.id] for record in series])
    )


def _differ(years: Sequence[Outline]) -> bool:
    """Whether years differ in more than figures that hardly move, or one has whole figures beside others."""
    if any(outline.coarsest == 0 and outline.finest != 0 for outline in years):
        return True
    if len({(outline.cells, outline.finest) for outline in years}) > 1:
        return True
    different = list({outline.values: outline for outline in years}.values())
    if len(different) == 1 or any(outline.has_blanks for outline in different):
        return len(different) > 1
    figures = [cast("list[int]", outline.numbers) for outline in different]
    # why: the largest figure beside each that has not moved yet, as `Series.changes` understands it
    most = [[MOVED_TIMES * each if each >= _FROM else each + MOVED_BY for each in held] for held in figures]
    return any(
        any(map(gt, new, most_new)) or any(map(gt, old, most_old))
        for old, new, most_new, most_old in zip(figures, figures[1:], most, most[1:], strict=False)
    )
