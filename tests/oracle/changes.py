"""The oracle on changes from year to year: jumps, exchanged rows and columns, units, sources, versions, decimals.

Each rule once more in plain words, looking at every cell of every year; figures are looked up one by one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from ilms_desktop.model.key import ObservationKey
from tests.oracle.course import Course, courses
from tests.oracle.over_time import grand_total
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.model.key import CellKey, QTableKey
    from tests.oracle.oracle import Oracle

    Jumped = tuple[CellKey, int, int, bool]


def jump(oracle: Oracle) -> Iterator[Said]:
    """V10: more than one and a half times (flows: twice) the nearest figure of the five years before."""
    for course in courses(oracle):
        factor = Fraction(2) if course.definition.flow else Fraction(3, 2)
        found = []
        for cell, before, year in course.steps():
            old, new = course.value(before, cell) or 0, course.value(year, cell) or 0
            column = cell._replace(klass=course.total.klass)
            marks = [course.oracle.at(course.tables[year], each) for each in (cell, column, course.total)]
            is_break = any(said is not None and said.status == "B" for said in marks)
            if Fraction(max(old, new), min(old, new)) > factor and year - before <= 5 and not is_break:
                found.append((cell, before, year, new > old))
        parts = defaultdict(list)
        for jumped in found:
            parts[explaining(course, found, jumped)].append(jumped)
        for jumps in parts.values():
            keys = [course.keys((before, year), [cell]) for cell, before, year, _is_up in jumps]
            yield Said("V10", "W", frozenset().union(*keys))


def explaining(course: Course, found: list[Jumped], jumped: Jumped) -> Jumped:
    """The jump of a total that explains another one: of everybody, else of the column; itself where none does."""
    cell, before, year, is_up = jumped
    column = cell._replace(klass=course.total.klass)
    for above in (column._replace(status=course.total.status), column):
        heads = [head for head in found if head[0] == above and head[3] == is_up and before < head[2] <= year]
        if heads and above != cell:
            return min(heads, key=lambda head: head[2])
    return jumped


def thousandfold(oracle: Oracle) -> Iterator[Said]:
    """V18: about a thousand times what most years have, or a thousandth."""
    for course in courses(oracle):
        steps: dict[CellKey, dict[int, int]] = defaultdict(dict)
        for cell, before, year in course.steps():
            old, new = course.value(before, cell) or 0, course.value(year, cell) or 0
            if 500 <= Fraction(max(old, new), min(old, new)) <= 2000:
                steps[cell][year] = 1 if new > old else -1
        found: dict[tuple[int, int], dict[CellKey, int]] = defaultdict(dict)
        for cell, changes in steps.items():
            level = {year: sum(change for at, change in changes.items() if at <= year) for year in course.years(cell)}
            counted = Counter(level.values())
            usual = next(each for each in level.values() if counted[each] == max(counted.values()))
            for year, power in level.items():
                if power != usual:
                    right = [other for other in level if level[other] == usual]
                    nearest = min(right, key=lambda other: (abs(other - year), other))
                    here, there = course.value(year, cell) or 0, course.value(nearest, cell) or 0
                    if here and there and Fraction(*((here, there) if power > usual else (there, here))) ** 2 > 1000:
                        found[year, power - usual][cell] = nearest
        for (year, _power), rights in found.items():
            for cells in course.together(rights):
                keys = [course.keys((year, rights[cell]), [cell]) for cell in cells]
                yield Said("V18", "E", frozenset().union(*keys))


def sexes_exchanged(oracle: Oracle) -> Iterator[Said]:
    """V11: the share of women is turned over against the years around, and the size of the row stays."""
    for course in courses(oracle):
        rows: dict[CellKey, dict[int, tuple[Fraction, int]]] = {}
        for row in sorted({cell._replace(sex="SEX_F") for cell in course.cells() if cell.sex == "SEX_F"}):
            both = rows.setdefault(row, {})
            for year in course.tables:
                women, men = course.value(year, row), course.value(year, row._replace(sex="SEX_M"))
                if women is not None and men is not None and women >= 0 and men >= 0 and women + men:
                    both[year] = (Fraction(women, women + men), women + men)
        for year in course.tables:
            held = {row: both for row, both in rows.items() if year in both}
            left = {row: near for row, both in held.items() if (near := turned_against(both, year, course.scale))}
            for scope in [set(held), *({row for row in held if row.status == each} for each in statuses(held))]:
                inside = {row: near for row, near in left.items() if row in scope}
                rest = [
                    held[row]
                    for row in scope
                    if row not in inside and not any(is_part_of(course, each, row) for each in inside)
                ]
                if inside and (len(inside) == len(scope) > 1 or fits_turned(rest, year)):
                    yield Said(
                        "V11", "W", frozenset().union(*(men_and_women(course, year, *each) for each in inside.items()))
                    )
                    left = {row: near for row, near in left.items() if row not in inside}
            for row, near in left.items():
                if not any(other != row and is_part_of(course, other, row) for other in left):
                    yield Said("V11", "W", men_and_women(course, year, row, near))


def statuses(rows: Iterable[CellKey]) -> list[str]:
    """Groups that rows belong to."""
    return sorted({row.status for row in rows})


def men_and_women(course: Course, year: int, row: CellKey, near: list[int]) -> frozenset[ObservationKey]:
    """Both sexes of a row in a year and in the years around."""
    return course.keys((year, *near), [row, row._replace(sex="SEX_M")])


def fits_turned(rows: Iterable[dict[int, tuple[Fraction, int]]], year: int) -> bool:
    """Whether rows are nearer to the years around when turned over, person by person."""
    nearer = Fraction(0)
    for both in rows:
        near = years_around(both, year)
        if near:
            usual = (both[near[0]][0] + both[near[1]][0]) / 2
            share, size = both[year]
            nearer += size * (abs(share - usual) - abs(1 - share - usual))
    return nearer > 0


def years_around(both: dict[int, tuple[Fraction, int]], year: int) -> list[int]:
    """The nearest year on each side; at an end the two nearest."""
    earlier = [each for each in both if each < year and year - each <= 5]
    later = [each for each in both if each > year and each - year <= 5]
    near = [*earlier[-1:], *later[:1]] if earlier and later else earlier[-2:] or later[:2]
    return near if len(near) > 1 else []


def is_part_of(course: Course, part: CellKey, whole: CellKey) -> bool:
    """Whether a row lies under another."""
    return whole.status in (part.status, course.total.status) and whole.klass in (part.klass, course.total.klass)


def turned_against(both: dict[int, tuple[Fraction, int]], year: int, scale: int) -> list[int]:
    """The years around, if they say that men and women are exchanged."""
    near = years_around(both, year)
    share, size = both[year]
    if not near or size < scale or Fraction(35, 100) <= share <= Fraction(65, 100):
        return []
    usual = (both[near[0]][0] + both[near[1]][0]) / 2
    is_far = abs(share - usual) > Fraction(3, 10) and abs((1 - share) - usual) < Fraction(1, 10)
    is_steady = all(abs(Fraction(size, both[each][1]) - 1) < Fraction(3, 10) for each in near)
    return near if is_far and is_steady else []


def rows_exchanged(oracle: Oracle) -> Iterator[Said]:
    """V12: two rows fit the years around much better in each other's place."""
    for course in courses(oracle):
        rows = sorted(
            {course.total._replace(klass=cell.klass) for cell in course.cells() if course.is_part(cell)},
        )
        for year in course.tables:
            for at, one in enumerate(rows):
                for other in rows[at + 1 :]:
                    near = exchanged_against(course, year, one, other)
                    if near:
                        yield Said("V12", "W", course.keys((year, *near), [one, other]))


def exchanged_against(course: Course, year: int, one: CellKey, other: CellKey) -> list[int]:
    """The years around, if they say that two rows are exchanged."""
    here = [course.value(year, one), course.value(year, other)]
    empty = [
        course.oracle.at(course.tables[year], cell)
        for cell, value in zip((one, other), here, strict=True)
        if value is None
    ]
    if any(said is not None and (said.status or said.text) for said in empty):
        return []
    filled = [value for value in here if value is not None]
    total = course.value(year, course.total)
    if total is None or not filled or min(filled) <= 0 or max(filled) < course.scale:
        return []
    if min(filled) * 20 < total and (max(filled) * 20 < total or max(filled) < 5 * min(filled)):
        return []
    known = [
        each
        for each in course.tables
        if each != year and abs(each - year) <= 3 and all((course.value(each, row) or 0) > 0 for row in (one, other))
    ]
    earlier, later = [each for each in known if each < year], [each for each in known if each > year]
    near = [*earlier[-1:], *later[:1]] if earlier and later else earlier[-2:] or later[:2]
    if len(near) == 1 and later and len(filled) == 2:
        return []
    return near if near and all(is_better(course, here, (each, one, other)) for each in near) else []


def is_better(course: Course, here: list[int | None], then: tuple[int, CellKey, CellKey]) -> bool:
    """Whether two rows are nearer to those of another year when exchanged."""
    year, one, other = then
    first, second = course.value(year, one) or 0, course.value(year, other) or 0
    given = turned = worst = 0.0
    for value, own, others in ((here[0], first, second), (here[1], second, first)):
        if value is not None:
            given += abs(math.log(value) - math.log(own))
            distance = abs(math.log(value) - math.log(others))
            turned, worst = turned + distance, max(worst, distance)
    return given > math.log(3) + 1e-12 and turned < 0.7 * given and worst <= math.log(2) + 1e-12


def handed_over(oracle: Oracle) -> Iterator[Said]:
    """V35 and V36: nothing in common with the nearest earlier year, of sources or of class versions."""
    by_table: dict[tuple[str, str], list[QTableKey]] = defaultdict(list)
    for key in sorted(oracle.figures, key=lambda each: (each.version, each.year, each.source)):
        if any(said.value is not None for said in oracle.figures[key].values()):
            by_table[key.table, key.criterion].append(key)
    for keys in by_table.values():
        yield from handovers(oracle, "V35", keys, {key: key.source for key in keys})
        for source in {key.source for key in keys}:
            own = [key for key in keys if key.source == source and key.version[:4] in ("ECO_", "OCU_", "EDU_")]
            yield from handovers(oracle, "V36", own, {key: key.version for key in own})


def handovers(oracle: Oracle, rule: str, keys: list[QTableKey], of: dict[QTableKey, str]) -> Iterator[Said]:
    """Years next to each other without anything in common."""
    years = sorted({key.year for key in keys})
    for before, year in pairwise(years):
        then, now = [key for key in keys if key.year == before], [key for key in keys if key.year == year]
        if not {of[key] for key in then} & {of[key] for key in now}:
            yield Said(rule, "W", frozenset(ObservationKey(key, grand_total(oracle, key)) for key in then + now))


def precision_change(oracle: Oracle) -> Iterator[Said]:
    """V37: three digits that would all have to be zeros left out; whole thousands beside exact figures."""
    for course in courses(oracle, means=True):
        held = {}
        for year, key in course.tables.items():
            figures = {cell: said for cell, said in oracle.figures[key].items() if said.value}
            if figures:
                held[year] = figures
        years = list(held)
        finest = {year: max(said.decimals for said in held[year].values()) for year in years}
        first = {
            year: min(
                (cell for cell, said in held[year].items() if said.decimals == finest[year]),
                key=lambda cell: (cell != course.total, cell),
            )
            for year in years
        }
        for before, year in pairwise(years):
            lost = abs(finest[year] - finest[before])
            coarse = before if finest[before] < finest[year] else year
            if lost * len(held[coarse]) >= 3:
                yield Said("V37", "W", course.keys([year], [first[year]]) | course.keys([before], [first[before]]))
        for year in years:
            whole = [cell for cell, said in held[year].items() if said.decimals == 0]
            exact = [cell for cell, said in held[year].items() if said.decimals == course.definition.decimals_stored]
            if exact and len(whole) >= 2 and len(whole) + len(exact) == len(held[year]) >= 4:
                yield Said("V37", "W", course.keys([year], [first[year], *whole]))


CHECKS = (
    jump,
    thousandfold,
    sexes_exchanged,
    rows_exchanged,
    handed_over,
    precision_change,
)
