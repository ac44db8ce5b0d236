"""Means and medians: the figure of everybody lies between those of the groups, and its reader knows what it measures.

Figures of 0 or less are left to the rule on values. Where a group is blank there is no range; where persons of unknown
status may exist without a figure, they may be the reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.finding import Severity
from ilms_desktop.model.observation import NOT_APPLICABLE
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, cell_text, failed, qtable_text
from ilms_desktop.validation.grid import EMPTY
from ilms_desktop.validation.wording import joined, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.codelist import Code, Codelist
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording


class Range(NamedTuple):
    """A figure for all, and the groups it should lie between.

    Attributes:
        axis: along which the groups stand. total: cell for all. parts: cells of the groups.
        is_loose: whether somebody may be in none of the groups.
    """

    axis: Axis
    total: CellKey
    parts: tuple[CellKey, ...]
    is_loose: bool = False


def glance(_rule: Rule, edition: Edition, records: Sequence[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """Numbers of the QTables of means and medians."""
    means = {table.key for table in edition.tables if table.is_mean}
    return frozenset(record.id for record in records if record.key.table_key in means and record.id in outlines)


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each figure out of its range, and one for what is not said of the table."""
    for series in view.series:
        grid = series.grids[0]
        if series.table.is_mean:
            unit = 10 ** max(series.table.decimals_stored - grid.precision, 0)
            for found in (*_of_sex(series, grid), *_of_status(series, grid)):
                if not _holds(grid, found, unit):
                    yield _outside(rule, view.wording, grid, found, unit)
            lacking = _lacking(rule, view, series)
            if lacking and grid.record.has_figures:
                yield _details(rule, view.wording, series, lacking)


def _of_sex(series: Series, grid: Grid) -> Iterator[Range]:
    """Everybody between men and women, in each row."""
    codes = series.lists[Axis.SEX]
    parts = [code.id for code in codes.codes if not code.is_total]
    for total in sorted(cell for cell in grid.figures if cell.sex == codes.total):
        yield Range(Axis.SEX, total, tuple(total._replace(sex=sex) for sex in parts))


def _of_status(series: Series, grid: Grid) -> Iterator[Range]:
    """Everybody between the groups of status, for each sex; with those of unknown status, if they have a figure."""
    codes = series.lists[Axis.STATUS]
    parts = [code.id for code in codes.codes if _is_group(codes, code)]
    unknown = [code.id for code in codes.codes if code.kind is CodeKind.UNKNOWN]
    for total in sorted(cell for cell in grid.figures if cell.status == codes.total):
        others = [total._replace(status=code) for code in unknown]
        given = [cell for cell in others if grid[cell].value]
        open_ = [cell for cell in others if not grid[cell].value and grid[cell].status != NOT_APPLICABLE]
        cells = (*(total._replace(status=code) for code in parts), *given)
        yield Range(Axis.STATUS, total, cells, is_loose=bool(open_))


def _is_group(codes: Codelist, code: Code) -> bool:
    """Whether a code is one of the groups that everybody is divided into."""
    return code.kind is CodeKind.ITEM and code.parent == codes.total and not code.alternative


def _holds(grid: Grid, found: Range, unit: int) -> bool:
    """Whether a figure lies in its range, one unit of the last decimal allowed; without a range it does."""
    total, *parts = (grid[cell].value or 0 for cell in (found.total, *found.parts))
    if min(total, *parts) <= 0:
        return True
    return min(parts) - unit <= total <= max(parts) + unit


def _outside(rule: Rule, wording: Wording, grid: Grid, found: Range, unit: int) -> Finding:
    """Finding on a figure out of its range."""
    key = grid.record.key
    low, high = sorted((cell for cell in found.parts), key=lambda cell: grid[cell].value or 0)[:: len(found.parts) - 1]
    total, parts = grid[found.total].value or 0, [grid[cell].value or 0 for cell in found.parts]
    is_sum = 2 * abs(total - sum(parts)) <= unit * (len(parts) + 1)
    values = {
        "place": wording.place(key, found.total),
        "table": key.table,
        "total": wording.figure(grid[found.total], key),
        "low": wording.figure(grid[low], key),
        "high": wording.figure(grid[high], key),
        "lowest": wording.label(key, low, found.axis),
        "highest": wording.label(key, high, found.axis),
    }
    said = Said(
        instance=f"{qtable_text(grid.key(found.total))} {found.axis} {cell_text(grid.key(found.total))}",
        cells=[(grid.key(cell), grid[cell]) for cell in (found.total, *found.parts)],
        source=key.source,
        values=values,
        text="sum" if is_sum else "unknown" if found.is_loose else "",
        severity=Severity(rule.parameters["loose"]) if found.is_loose else rule.severity,
    )
    return failed(rule, said)


def _lacking(rule: Rule, view: View, series: Series) -> list[str]:
    """Fields that are asked for and empty; what the table itself fixes is not asked."""
    fields = {field.code: field for field in view.edition.fields}
    given = series.grids[0].record.fields
    asked = [fields[code] for code in rule.parameters["asks"]]
    return [field.title for field in asked if not (given.get(field.code) or field.fixed_for & series.table.subjects)]


def _details(rule: Rule, wording: Wording, series: Series, lacking: Sequence[str]) -> Finding:
    """Finding on what is not said of the table; it rests on the fields, not on the figures."""
    grid = series.grids[0]
    key = grid.record.key
    values = {"place": wording.place(key, series.total), "table": key.table, "year": str(key.year)}
    values |= {"fields": joined(quoted(title) for title in lacking)}
    said = Said(
        instance=f"{qtable_text(grid.key(series.total))} details",
        cells=[(grid.key(series.total), EMPTY)],
        source=key.source,
        values=values,
        text="details",
        severity=Severity(rule.parameters["loose"]),
        basis=" ".join(lacking),
    )
    return replace(failed(rule, said), cause=f"{rule.id} {series.name}")
