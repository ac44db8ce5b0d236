"""Only the total: a table of classes or countries gives no class, or gives men and women together only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.blanks import Asked, glance_at
from ilms_desktop.validation.findings import Said, failed, qtable_text, repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View


#: axis without breakdown -> name of the text
_TEXTS: Final = {Axis.CLASS: "", Axis.SEX: "sex"}


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each year without breakdown."""
    for series in view.series:
        years = [(grid, Asked(grid, view.questions).lacks) for grid in series.grids if grid.figures]
        for grid, lacking in years:
            if lacking:
                is_never_given = all(lacking.keys() <= each.keys() for _grid, each in years)
                is_usual = is_never_given and len(years) >= rule.parameters["years"]
                yield _finding(rule, view, series, grid, is_usual=is_usual)


def _finding(rule: Rule, view: View, series: Series, grid: Grid, *, is_usual: bool) -> Finding:
    """Finding on one year; what ails all years alike is one cause."""
    key = grid.record.key
    asked = Asked(grid, view.questions)
    what = _text(asked.lacks)
    place = series.total if grid.has_figure(series.total) else min(grid.figures)
    values = {"table": key.table, "year": str(key.year), "value": view.wording.figure(grid[place], key)}
    said = Said(
        instance=qtable_text(grid.key(place)),
        cells=[(grid.key(place), grid[place])],
        source=key.source,
        values=values,
        text=what,
        severity=rule.severity,
        suggestion=_closing(rule, asked, values) if is_usual else None,
        basis=what,
    )
    return replace(failed(rule, said), cause=f"{rule.id} {series.name} {what}".rstrip())


def _text(lacking: Iterable[Axis]) -> str:
    """Name of the text that says what is missing."""
    axes = tuple(lacking)
    return "both" if len(axes) > 1 else _TEXTS[axes[0]]


def _closing(rule: Rule, asked: Asked, values: Mapping[str, str]) -> Suggestion:
    """Say of every row of the breakdown that it is not available."""
    rows = [row.cell for row in asked.blank if asked.is_below(row.cell)]
    edits = [(asked.grid.key(cell), Observation(status="N", note=asked.grid[cell].note)) for cell in rows]
    return repair(rule, edits, values)


glance = glance_at(lambda asked: bool(asked.lacks))
