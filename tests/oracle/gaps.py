"""The oracle on what is missing: a year of a table, a year of a row, a large partner."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ObservationKey
from tests.oracle.course import Course, courses
from tests.oracle.over_time import grand_total
from tests.oracle.rows_of_tables import land
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.key import CellKey, QTableKey
    from tests.oracle.oracle import Oracle

GROUPS = (CodeKind.AGGREGATE, CodeKind.REMAINDER, CodeKind.PART, CodeKind.FORMER)


def year_gap(oracle: Oracle) -> Iterator[Said]:
    """V38: at most two years missing between years with figures, of a table or of a row."""
    by_table: dict[tuple[str, str, str], list[QTableKey]] = defaultdict(list)
    for key in sorted(oracle.figures):
        if oracle.figures[key]:
            by_table[key.source, key.table, key.criterion].append(key)
    for keys in by_table.values():
        order = {version: place for place, version in enumerate(sorted({key.version for key in keys}))}
        told = [key for key in keys if any(said.value is not None for said in oracle.figures[key].values())]
        years = {key.year for key in told}
        for year in set(range(min(years, default=0), max(years, default=0))) - {key.year for key in keys}:
            before, after = max(each for each in years if each < year), min(each for each in years if each > year)
            if after - before <= 3:
                first, second = (
                    min((key for key in told if key.year == at), key=lambda key: order[key.version])
                    for at in (before, after)
                )
                ends = [ObservationKey(key, grand_total(oracle, key)) for key in (first, second)]
                lost = ObservationKey(first._replace(year=year), ends[0].cell)
                yield Said("V38", "W", frozenset([lost, *ends]))
    for course in courses(oracle, means=True):
        yield from gaps_of_rows(course)


def gaps_of_rows(course: Course) -> Iterator[Said]:
    """Rows of one series."""
    sizes: dict[CellKey, dict[int, int]] = defaultdict(dict)
    for cell in course.cells():
        row = cell._replace(sex=course.total.sex)
        for year in course.years(cell):
            if course.is_part(cell) and course.is_own(cell):
                sizes[row][year] = max(sizes[row].get(year, 0), course.value(year, cell) or 0)
    for year in sorted({year for found in sizes.values() for year in found}):
        lost: dict[tuple[int, int, object], list[CellKey]] = defaultdict(list)
        for row, found in sizes.items():
            around = gap(course, row, found, year)
            if around:
                lost[*around, row if course.definition.names_countries else None].append(row)
        for (before, after, _row), rows in lost.items():
            yield Said("V38", "W", course.keys((year, before, after), rows))


def gap(course: Course, row: CellKey, sizes: dict[int, int], year: int) -> tuple[int, int] | None:
    """Years around a year in which nothing stands in a row."""
    earlier, later = [each for each in sizes if each < year], [each for each in sizes if each > year]
    if year in sizes or not earlier or not later or min(later) - max(earlier) > 3:
        return None
    before, after = max(earlier), min(later)
    here = course.oracle.figures[course.tables[year]]
    standing = [said for cell, said in here.items() if cell[1:] == row[1:]]
    if any(said.status or said.text is not None for said in standing) or not (sizes[before] and sizes[after]):
        return None
    size = Fraction(min(sizes[before], sizes[after]))
    return (before, after) if not course.definition.names_countries or is_missing(course, year, row, size) else None


def is_missing(course: Course, year: int, row: CellKey, size: Fraction) -> bool:
    """Whether a country is not named, in no group, and not smaller than all that are named."""
    key = course.tables[year]
    named = {cell.klass for cell in course.oracle.figures[key]}
    if row.klass in named:
        return False
    codes = course.oracle.edition.codelists[key.version].by_id
    for code in (codes[each] for each in named if each in codes):
        if code.kind in GROUPS and row.klass.rsplit("_", 1)[1] in set().union(*land(code, year)):
            return False
    limit = course.definition.named_countries or 0
    values = [
        value
        for each in named
        if each in codes and codes[each].kind is CodeKind.COUNTRY
        if (value := course.value(year, course.total._replace(klass=each))) is not None
    ]
    is_full = len(course.oracle.named_in(key)) >= limit
    return not (is_full and size <= min(values, default=0))


def partner_change(oracle: Oracle) -> Iterator[Said]:
    """V39: five percent of the total, not named in the next year; twenty percent, not named in the year before."""
    for course in courses(oracle):
        if not course.definition.names_countries:
            continue
        rows = [
            row
            for row in sorted({course.total._replace(klass=cell.klass) for cell in course.cells()})
            if (code := course.code(row)) is not None and code.kind is CodeKind.COUNTRY
        ]
        years = [
            year
            for year, key in course.tables.items()
            if (course.value(year, course.total) or 0) >= course.scale
            and any(row in course.oracle.figures[key] for row in rows if any_figure(course, row))
        ]
        for before, year in pairwise(years):
            for row in rows if year - before <= 5 else []:
                for named, lost, part in ((before, year, 20), (year, before, 5)):
                    value, whole = course.value(named, row) or 0, course.value(named, course.total) or 0
                    size = Fraction(value * (course.value(lost, course.total) or 0), whole)
                    if value > 0 and value * part >= whole and is_missing(course, lost, row, size):
                        cells = course.keys((named, lost), [row, course.total])
                        yield Said("V39", "W", cells)


def any_figure(course: Course, row: CellKey) -> bool:
    """Whether a row has a figure in any year, for anybody."""
    return any(course.years(cell) for cell in course.cells() if cell.klass == row.klass)


CHECKS = (year_gap, partner_change)
