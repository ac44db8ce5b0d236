"""Gap in the years: a table, or one of its rows, has figures before and after a year, and nothing in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed
from ilms_desktop.validation.grid import EMPTY
from ilms_desktop.validation.partners import absence, is_missing
from ilms_desktop.validation.series import total_key
from ilms_desktop.validation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each year without the table, and for each year in which rows are empty."""
    yield from _of_table(rule, view)
    for series in view.series:
        if series.rows:
            yield from _of_rows(rule, view.wording, series)


def _around(rule: Rule, years: Sequence[int], year: int) -> tuple[int, int] | None:
    """The nearest of the years before and after a year, if few are missing between them; else None."""
    before = max((each for each in years if each < year), default=None)
    after = min((each for each in years if each > year), default=None)
    if before is None or after is None or after - before - 1 > rule.parameters["years"]:
        return None
    return before, after


# --- the table


def _of_table(rule: Rule, view: View) -> Iterator[Finding]:
    """Years that were chosen for the source and have nothing, between years that have figures."""
    filled = {grid.record.key.year: grid for grid in reversed(view.grids) if grid.record.has_figures}
    answered = {grid.record.key.year for grid in view.grids}
    chosen = view.sources[view.grids[0].record.key.source].years
    for year in range(min(filled, default=0) + 1, max(filled, default=0)):
        around = None if year in answered else _around(rule, sorted(filled), year)
        if around is not None and (year in chosen or not chosen):
            yield _without_table(rule, view.wording, year, [filled[each] for each in around])


def _without_table(rule: Rule, wording: Wording, year: int, around: Sequence[Grid]) -> Finding:
    """Finding on a year without the table."""
    keys = [total_key(wording, grid) for grid in around]
    first = keys[0]
    key = first.qtable
    said = Said(
        instance=f"{key.source} {key.table}/{key.criterion} {year}",
        cells=[
            (first._replace(qtable=key._replace(year=year)), EMPTY),
            *((each, grid[each.cell]) for each, grid in zip(keys, around, strict=True)),
        ],
        source=key.source,
        values={
            "table": key.table,
            "year": str(year),
            "before": str(keys[0].qtable.year),
            "after": str(keys[1].qtable.year),
        },
        text="table",
        severity=rule.severity,
    )
    return failed(rule, said)


# --- rows


def _of_rows(rule: Rule, wording: Wording, series: Series) -> Iterator[Finding]:
    """Years in which rows are empty that have figures around them; a year without any breakdown is left alone."""
    cells = [cell for cell in series.figures if cell.klass in series.rows and series.is_plain(cell)]
    full = {series.both_sexes(cell) for cell in cells if len(series.figures[cell]) == len(series.grids)}
    rows: dict[CellKey, dict[int, int]] = {}
    for cell in cells:
        if (row := series.both_sexes(cell)) not in full:
            sizes = rows.setdefault(row, {})
            for year, figure in series.figures[cell]:
                sizes[year] = max(sizes.get(year, 0), figure)
    broken_down = series.by_year if full else sorted({year for sizes in rows.values() for year in sizes})
    for year in broken_down:
        gaps = {row: around for row in sorted(rows) if (around := _gap(rule, series, (row, rows[row]), year))}
        for rows_here, around in _together(series, gaps):
            yield _without_rows(rule, wording, series, (year, *around), rows_here)


def _together(
    series: Series, gaps: Mapping[CellKey, tuple[int, int]]
) -> Iterator[tuple[list[CellKey], tuple[int, int]]]:
    """Rows with the same years around them; each country by itself, since each has a reason of its own."""
    if series.table.names_countries:
        yield from (([row], around) for row, around in gaps.items())
    else:
        yield from (([row for row in gaps if gaps[row] == around], around) for around in sorted(set(gaps.values())))


def _gap(rule: Rule, series: Series, row: tuple[CellKey, Mapping[int, int]], year: int) -> tuple[int, int] | None:
    """Years with figures above 0 around one in which nothing stands in a row."""
    cell, sizes = row
    around = None if year in sizes else _around(rule, sorted(sizes), year)
    if around is None or not all(sizes[each] for each in around) or _is_answered(series, cell, year):
        return None
    size = min(sizes[each] for each in around)
    is_partner = series.table.names_countries
    return None if is_partner and not is_missing(series, year, cell.klass, size) else around


def _is_answered(series: Series, row: CellKey, year: int) -> bool:
    """Whether a letter, or text, stands in a row."""
    held = [said for cell, said in series.by_year[year].cells.items() if series.both_sexes(cell) == row]
    return any(said.status or said.text for said in held)


def _without_rows(
    rule: Rule, wording: Wording, series: Series, years: tuple[int, int, int], rows: Sequence[CellKey]
) -> Finding:
    """Finding on rows that are empty in one year and filled in the two others."""
    key = series.by_year[years[0]].record.key
    before, after = (series.at(year, rows[0])[1] for year in years[1:])
    is_one = len(rows) == 1 and before.value is not None and after.value is not None
    said = Said(
        instance=f"{series.name} {years[0]} {rows[0].status}.{rows[0].klass}",
        cells=[series.at(year, row) for year in years for row in rows],
        source=key.source,
        values={
            "table": key.table,
            "rows": listed([wording.row(key, row, without=Axis.SEX) for row in rows]),
            "year": str(years[0]),
            "before": str(years[1]),
            "after": str(years[2]),
            "old": wording.figure(before, key),
            "new": wording.figure(after, key),
        },
        text="row" if is_one else "",
        severity=rule.severity,
    )
    cause = absence(series, years[0], rows[0].klass) if series.table.names_countries else ""
    return replace(failed(rule, said), cause=cause)
