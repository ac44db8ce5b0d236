"""Precision changed: more decimals in one year than in the next, or exact and rounded figures in one table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.validation.findings import Said, failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View


class Finest(NamedTuple):
    """The most decimals of a QTable, and in how many figures other than 0 they could stand."""

    decimals: int
    figures: int


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each year whose decimals differ from the year before, and for each table of both kinds of figures."""
    for series in view.series:
        found = {year: _finest(grid) for year, grid in series.by_year.items() if grid.by_decimals}
        for before, year in pairwise(found):
            if _is_change(rule, found[before], found[year]):
                yield _changed(rule, series, before, year)
        for year, finest in found.items():
            rounded = _rounded(series.by_year[year], series.table.decimals_stored)
            if len(rounded) >= rule.parameters["rounded"] and finest.figures >= rule.parameters["figures"]:
                yield _mixed(rule, series, year, rounded)


def _finest(grid: Grid) -> Finest:
    """Precision of a QTable with figures other than 0."""
    return Finest(max(grid.by_decimals), sum(map(len, grid.by_decimals.values())))


def _is_change(rule: Rule, earlier: Finest, later: Finest) -> bool:
    """Whether so many figures of the coarser year lack so many decimals that zeros left out cannot be why."""
    lost = abs(earlier.decimals - later.decimals)
    return lost > 0 and min(earlier, later).figures * lost >= int(rule.parameters["digits"])


def _rounded(grid: Grid, stored: int) -> list[CellKey]:
    """Figures in whole units, where all others have every decimal; none where there are no others."""
    return sorted(grid.by_decimals[0]) if grid.by_decimals.keys() == {0, stored} else []


def _example(series: Series, grid: Grid) -> CellKey:
    """A cell with the most decimals, the grand total if it is one."""
    return min(grid.by_decimals[max(grid.by_decimals)], key=lambda cell: (cell != series.total, cell))


def _changed(rule: Rule, series: Series, before: int, year: int) -> Finding:
    """Finding on two years."""
    then, now = series.by_year[before], series.by_year[year]
    key = now.record.key
    values = {
        "table": key.table,
        "before": str(before),
        "year": str(year),
        "old": str(max(then.by_decimals)),
        "new": str(max(now.by_decimals)),
    }
    said = Said(
        instance=f"{series.name} {year}",
        cells=[series.at(year, _example(series, now)), series.at(before, _example(series, then))],
        source=key.source,
        values=values,
        severity=rule.severity,
    )
    return failed(rule, said)


def _mixed(rule: Rule, series: Series, year: int, rounded: list[CellKey]) -> Finding:
    """Finding on exact and rounded figures in one QTable."""
    grid = series.by_year[year]
    key = grid.record.key
    said = Said(
        instance=f"{series.name} {year} mixed",
        cells=[series.at(year, cell) for cell in (*rounded, _example(series, grid))],
        source=key.source,
        values={
            "table": key.table,
            "year": str(year),
            "count": str(len(rounded)),
            "before": str(year),
            "old": "0",
            "new": str(series.table.decimals_stored),
        },
        text="mixed",
        severity=rule.severity,
    )
    return failed(rule, said)
