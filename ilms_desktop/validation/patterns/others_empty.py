"""Nothing in Other countries: the total is exactly the countries named.

A 0, a letter or a figure in that row is an answer; only an empty one is asked about.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.observation import NOT_AVAILABLE, Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed, qtable_text, repair
from ilms_desktop.validation.partner_column import column_of, glance_at_columns, odd_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.partner_column import Column
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.wide import View


def glance(rule: Rule, edition: Edition, records: Sequence[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """Numbers of the QTables whose total is that of the countries named."""

    def is_odd(record: Record, outline: Outline, column: Column) -> bool:
        stored = edition.table(record.key.table_key).decimals_stored
        # why: zeros may be typed with more decimals, so the rounding allowed for here is never too small
        return _is_covered(rule, column, 10 ** max(stored - (outline.finest or 0), 0))

    return glance_at_columns(edition, records, outlines, is_odd)


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding on a QTable whose total is that of the countries named."""
    for grid in view.grids:
        table = view.wording.table(grid.record.key)
        if table.names_countries:
            total, other = odd_cells(view.wording, grid.record.key)
            column = column_of({cell: held.value for cell, held in grid.cells.items()}, total, other)
            if _is_covered(rule, column, 10 ** max(table.decimals_stored - grid.precision, 0)):
                yield _finding(rule, view, grid, column, (total, other))


def _is_covered(rule: Rule, column: Column, unit: int) -> bool:
    """Whether enough countries are named, all with figures, and make up the total within rounding."""
    figures = [value for value in column.named.values() if value is not None]
    if not column.is_open or not column.total or len(figures) < max(len(column.named), int(rule.parameters["named"])):
        return False
    return 2 * abs(column.total - sum(figures)) <= unit * (len(figures) + 1)


def _finding(rule: Rule, view: View, grid: Grid, column: Column, odd: tuple[CellKey, CellKey]) -> Finding:
    """Finding on a QTable."""
    total, other = odd
    key = grid.record.key
    rows = (other, total, *(total._replace(klass=code) for code in sorted(column.named)))
    values = {
        "table": key.table,
        "year": str(key.year),
        "total": view.wording.figure(grid[total], key),
        "count": str(len(column.named)),
        "other": view.wording.label(key, other, Axis.CLASS),
    }
    said = Said(
        instance=qtable_text(grid.key(total)),
        cells=[(grid.key(cell), grid[cell]) for cell in rows],
        source=key.source,
        values=values,
        severity=rule.severity,
    )
    return replace(failed(rule, said), alternatives=_answers(rule, grid, odd, values))


def _answers(rule: Rule, grid: Grid, odd: tuple[CellKey, CellKey], values: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """What may be meant by the empty row: nobody, or not known; for men and women too, where their totals stand."""
    total, other = odd
    sexes = [cell.sex for cell in grid.figures if cell.status == total.status and cell.klass == total.klass]
    empty = [cell for sex in sexes if (cell := other._replace(sex=sex)) not in grid.cells]
    meant = {"zero": Observation(value=0), "missing": Observation(status=NOT_AVAILABLE)}
    return tuple(repair(rule, [(grid.key(cell), said) for cell in empty], values, text) for text, said in meant.items())
