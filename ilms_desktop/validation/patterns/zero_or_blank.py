"""Zero in some years and blank in others, in one row: nobody can tell whether blank means none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.blanks import is_blank
from ilms_desktop.validation.findings import Said, cell_text, failed, repair
from ilms_desktop.validation.wording import joined, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each row with a zero in one year and nothing in another, among the years that have a total."""
    for series in view.series:
        years = [year for year, grid in series.by_year.items() if grid.has_figure(series.total)]
        if len(years) >= rule.parameters["years"] and not series.table.is_mean:
            for cell in sorted(set().union(*(grid.zeros for grid in series.by_year.values()))):
                yield from _of_cell(rule, view, series, cell, years)


def _of_cell(rule: Rule, view: View, series: Series, cell: CellKey, years: list[int]) -> Iterator[Finding]:
    """Finding on one row."""
    held = {year: series.by_year[year][cell] for year in years if _is_asked(series, cell, year)}
    zero = [year for year, found in held.items() if found.value == 0]
    blank = [year for year, found in held.items() if is_blank(found)]
    if not zero or not blank:
        return
    wording, first = view.wording, series.by_year[blank[0]]
    key = first.record.key
    values = {
        "table": key.table,
        "row": wording.row(key, cell),
        "zero": joined(spans(zero)),
        "blank": joined(spans(blank)),
    }
    edits = [(series.by_year[year].key(cell), Observation(value=0, note=held[year].note)) for year in blank]
    said = Said(
        instance=f"{key.source} {key.table}/{key.criterion}/{key.version} {cell_text(first.key(cell))}",
        cells=[(series.by_year[year].key(cell), held[year]) for year in (*blank, *zero)],
        source=key.source,
        values=values,
        severity=rule.severity,
        suggestion=repair(rule, edits, values),
    )
    # why: men, women and both together of one row lack the same years for one reason
    yield replace(failed(rule, said), cause=f"{rule.id} {series.name} {cell.status}.{cell.klass} {values['blank']}")


def _is_asked(series: Series, cell: CellKey, year: int) -> bool:
    """Whether a row stands in a year at all: a country that is not named has no cells to leave empty."""
    if not series.table.names_countries:
        return True
    codes = series.lists[Axis.CLASS]
    return cell.klass in (codes.total, codes.other) or cell.klass in series.by_year[year].record.named
