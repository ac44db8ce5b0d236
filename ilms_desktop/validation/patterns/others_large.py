"""Other countries is too large: more persons than in any country named, or most of the total.

Countries that the nearest earlier year named, and that would be large enough to be named again, are mentioned.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.i18n import fill
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed, rule_text
from ilms_desktop.validation.partner_column import column_of, glance_at_columns, odd_cells
from ilms_desktop.validation.partners import countries, is_missing
from ilms_desktop.validation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.partner_column import Column
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording


class Large(NamedTuple):
    """A year in which too much is left over: its column, and the largest row that is named, or None."""

    year: int
    column: Column
    largest: str | None


def glance(rule: Rule, edition: Edition, records: Sequence[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """Numbers of the QTables in which too much is left over."""

    def is_odd(record: Record, _outline: Outline, column: Column) -> bool:
        return _is_large(rule, column, edition.table(record.key.table_key).scale)

    return glance_at_columns(edition, records, outlines, is_odd)


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each year in which too much is left over."""
    for series in view.series:
        if series.table.names_countries:
            for year, grid in series.by_year.items():
                column = _column(view.wording, grid)
                if _is_large(rule, column, series.table.scale):
                    figures = {code: value for code, value in column.named.items() if value is not None}
                    largest = max(sorted(figures), key=lambda code: figures[code], default=None)
                    yield _finding(rule, view.wording, series, Large(year, column, largest))


def _column(wording: Wording, grid: Grid) -> Column:
    """Column of everybody."""
    return column_of({cell: held.value for cell, held in grid.cells.items()}, *odd_cells(wording, grid.record.key))


def _is_large(rule: Rule, column: Column, scale: int) -> bool:
    """Whether what is left over is more than any row named, or than its share of a total that is large enough."""
    total, other = column.total, column.other
    if total is None or other is None or total < rule.parameters["size"] * scale:
        return False
    largest = max((value for value in column.named.values() if value is not None), default=0)
    return other > largest or 100 * other > rule.parameters["share"] * total


def _finding(rule: Rule, wording: Wording, series: Series, large: Large) -> Finding:
    """Finding on a year."""
    grid = series.by_year[large.year]
    key = grid.record.key
    total, other = odd_cells(wording, key)
    named = [] if large.largest is None else [total._replace(klass=large.largest)]
    values = {
        "table": key.table,
        "year": str(key.year),
        "other": wording.label(key, other, Axis.CLASS),
        "share": str(round(100 * (large.column.other or 0) / (large.column.total or 1))),
        "figure": wording.figure(grid[other], key),
        "total": wording.figure(grid[total], key),
        "largest": "".join(wording.label(key, cell, Axis.CLASS) for cell in named),
        "named": "".join(wording.figure(grid[cell], key) for cell in named),
        "earlier": _earlier(rule, wording, series, large.year),
    }
    said = Said(
        instance=f"{series.name} {large.year}",
        cells=[series.at(large.year, cell) for cell in (other, total, *named)],
        source=key.source,
        values=values,
        text="largest" if named else "",
        severity=rule.severity,
    )
    return replace(failed(rule, said), cause=f"{rule.id} {series.name}")


def _earlier(rule: Rule, wording: Wording, series: Series, year: int) -> str:
    """Sentence on countries that the nearest earlier year named and this one does not; nothing without any."""
    before = max((each for each in series.by_year if year - rule.parameters["years"] <= each < year), default=None)
    if before is None:
        return ""
    then = series.by_year[before]
    figures = {code: then[_row(series, code)].value or 0 for code in countries(series)}
    lost = [code for code, size in figures.items() if size > 0 and is_missing(series, year, code, size)]
    if not lost:
        return ""
    ordered = sorted(lost, key=lambda code: -figures[code])
    labels = [wording.label(then.record.key, _row(series, code), Axis.CLASS) for code in ordered]
    return " " + fill(rule_text(rule, "earlier"), {"before": str(before), "countries": listed(labels)})


def _row(series: Series, code: str) -> CellKey:
    """Cell of a country in the column of everybody."""
    return series.total._replace(klass=code)
