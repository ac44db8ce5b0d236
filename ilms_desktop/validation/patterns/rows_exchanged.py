"""Rows exchanged: two rows have each other's figures, or one has the figures of the empty row beside it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import log
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.blanks import is_blank
from ilms_desktop.validation.findings import Said, failed, repair
from ilms_desktop.validation.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey, ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording

    Course = Mapping[int, int]


class Pair(NamedTuple):
    """Two rows of a year that look exchanged, one that is filled first, and the years that say so."""

    year: int
    first: str
    second: str
    near: tuple[int, ...]


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each pair of rows that fits the near years much better with the rows exchanged."""
    for series in view.series:
        if series.rows and not series.table.is_mean:
            pairs = list(_pairs(rule, series))
            met = Counter((pair.year, row) for pair in pairs for row in (pair.first, pair.second))
            for pair in pairs:
                is_alone = all(met[pair.year, row] == 1 for row in (pair.first, pair.second))
                yield _finding(rule, view.wording, series, pair, is_alone=is_alone)


def _pairs(rule: Rule, series: Series) -> Iterator[Pair]:
    """Pairs of rows that look exchanged, year by year."""
    courses = {row: dict(series.figures.get(_cell(series, row), ())) for row in series.rows}
    for year, odd in _odd_rows(rule, series, courses).items():
        for one, other in combinations(series.rows, 2):
            if not odd.isdisjoint((one, other)):
                pair = Pair(year, one, other, ())
                yield from _exchanged(rule, series, pair, (courses[one], courses[other]))


def _odd_rows(rule: Rule, series: Series, courses: Mapping[str, Course]) -> dict[int, set[str]]:
    """By year, rows that are empty, or whose figure moved so near that the year can be compared with it."""
    within = int(rule.parameters["years"])
    moved = [move for move in series.moves if move.cell == _cell(series, move.cell.klass)]
    odd: dict[int, set[str]] = {}
    for year, grid in series.by_year.items():
        found = {move.cell.klass for move in moved if move.before - within <= year <= move.year + within}
        found |= {row for row, course in courses.items() if year not in course}
        if found and grid.has_figure(series.total) and not grid.record.fields.get("I11"):
            odd[year] = found
    return odd


def _near(rule: Rule, one: Course, other: Course, year: int) -> tuple[int, ...]:
    """Years to compare with: the nearest on each side; at an end of the series the two nearest, or the one there is.

    Two years alone are compared once, the later with the earlier.
    """
    both = [each for each in one if each != year and one[each] > 0 and other.get(each, 0) > 0]
    near = [each for each in both if abs(each - year) <= rule.parameters["years"]]
    earlier, later = [each for each in near if each < year], [each for each in near if each > year]
    if earlier and later:
        return (earlier[-1], later[0])
    found = tuple(earlier[-2:] or later[:2])
    is_full = year in one and year in other
    return () if is_full and len(found) == 1 and later else found


def _exchanged(rule: Rule, series: Series, pair: Pair, courses: tuple[Course, Course]) -> Iterator[Pair]:
    """The pair, if it counts enough and fits every near year much better with its rows exchanged."""
    grid = series.by_year[pair.year]
    here = (courses[0].get(pair.year), courses[1].get(pair.year))
    if not _counts(rule, series, grid, here) or not all(
        value is not None or _is_blank(series, grid, row) for value, row in zip(here, pair[1:3], strict=True)
    ):
        return
    near = _near(rule, *courses, pair.year)
    if near and all(_is_better(rule, here, (courses[0][year], courses[1][year])) for year in near):
        first, second = pair[1:3] if here[0] is not None else (pair.second, pair.first)
        yield Pair(pair.year, first, second, near)


def _counts(rule: Rule, series: Series, grid: Grid, here: tuple[int | None, int | None]) -> bool:
    """Whether a figure stands in one of the rows at least, none is 0, and they are large enough in their table."""
    wanted, filled = rule.parameters, [value for value in here if value is not None]
    if not filled or min(filled) <= 0 or max(filled) < wanted["size"] * series.table.scale:
        return False
    telling = max(filled) if max(filled) >= wanted["apart"] * min(filled) else min(filled)
    return bool(100 * telling >= wanted["share"] * (grid[series.total].value or 0))


def _is_blank(series: Series, grid: Grid, row: str) -> bool:
    """Whether nothing stands in a row, not even a letter."""
    return is_blank(grid[_cell(series, row)])


def _is_better(rule: Rule, here: tuple[int | None, int | None], then: tuple[int, int]) -> bool:
    """Whether two rows are far from those of another year as they stand, and near them exchanged.

    The distance of a row is the logarithm of its ratio; an empty row has none, and takes the figure of the other.
    """
    wanted = rule.parameters
    given = [_distance(value, other) for value, other in zip(here, then, strict=True) if value is not None]
    exchanged = [
        _distance(value, other) for value, other in zip(here, reversed(then), strict=True) if value is not None
    ]
    return (
        sum(given) > log(wanted["cost"])
        and 100 * sum(exchanged) < wanted["gain"] * sum(given)
        and max(exchanged) <= log(wanted["like"])
    )


def _distance(value: int, other: int) -> float:
    """How far two figures are from each other."""
    return abs(log(value / other))


def _cell(series: Series, row: str) -> CellKey:
    """A row in the column of everybody."""
    return series.total._replace(klass=row)


def _finding(rule: Rule, wording: Wording, series: Series, pair: Pair, *, is_alone: bool) -> Finding:
    """Finding on a pair; a row that fits two pairs gets no suggestion."""
    cells = [series.at(year, _cell(series, row)) for year in (pair.year, *pair.near) for row in pair[1:3]]
    (first, one), (second, other) = cells[:2]
    key = first.qtable
    is_shifted = other.value is None
    values = {
        "table": key.table,
        "year": str(pair.year),
        "first": wording.label(key, first.cell, Axis.CLASS),
        "second": wording.label(key, second.cell, Axis.CLASS),
        "first_figure": wording.figure(one, key),
        "second_figure": wording.figure(other, key),
        "near": joined(map(str, sorted(pair.near))),
    }
    edits = _edits(series.by_year[pair.year], pair)
    text = "move" if is_shifted else "exchange"
    said = Said(
        instance=f"{series.name} {pair.year} {pair.first} {pair.second}",
        cells=cells,
        source=key.source,
        values=values,
        text="shifted" if is_shifted else "",
        severity=rule.severity,
        suggestion=repair(rule, edits, values, text) if is_alone else None,
    )
    return failed(rule, said)


def _edits(grid: Grid, pair: Pair) -> list[tuple[ObservationKey, Observation]]:
    """The two rows exchanged, for all sexes and groups."""
    other = {pair.first: pair.second, pair.second: pair.first}
    here = {cell._replace(klass=row) for cell in grid.cells if cell.klass in other for row in other}
    return [
        (grid.key(cell), grid[cell].with_figure_of(grid[cell._replace(klass=other[cell.klass])]))
        for cell in sorted(here)
    ]
