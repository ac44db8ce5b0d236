"""Men and women exchanged: the share of women of a row is turned over in one year, and its size stays."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.model.key import CellKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, cell_text, failed, repair
from ilms_desktop.validation.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording

MEN: Final = "SEX_M"
WOMEN: Final = "SEX_F"


class Row(NamedTuple):
    """A row without its sex."""

    status: str
    klass: str

    def cell(self, sex: str) -> CellKey:
        """The row for one sex."""
        return CellKey(sex, self.status, self.klass)


class Share(NamedTuple):
    """Women of a row in a year, and men and women together."""

    number: int
    size: int

    @property
    def women(self) -> Fraction:
        """Women's share."""
        return Fraction(self.number, self.size)


class Turned(NamedTuple):
    """A row that is turned over in a year, and the years that say so."""

    row: Row
    year: int
    near: tuple[int, ...]


Courses = dict[Row, dict[int, Share]]


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each table, group or row that looks exchanged; totals that only follow from rows go unsaid."""
    for series in view.series:
        moved = {Row(move.cell.status, move.cell.klass) for move in series.changes if move.cell.sex in (MEN, WOMEN)}
        courses = {row: _course(series, row) for row in moved}
        found: dict[int, list[Turned]] = defaultdict(list)
        for row in sorted(moved):
            for turned in _turned(rule, row, courses[row], series):
                found[turned.year].append(turned)
        if found:
            rows = {Row(cell.status, cell.klass) for cell in series.figures if cell.sex == WOMEN}
            courses |= {row: _course(series, row) for row in rows - moved}
        for _year, here in sorted(found.items()):
            for together, exchanged in _together(rule, series, here, courses):
                yield _finding(rule, view.wording, series, together, exchanged, courses)


def _together(
    rule: Rule, series: Series, here: Sequence[Turned], courses: Courses
) -> Iterator[tuple[list[Turned], list[Row]]]:
    """Turned rows of a year with the rows that look exchanged with them: the whole table, a group, or one row."""
    year = here[0].year
    rows = sorted(row for row, course in courses.items() if year in course)
    left = list(here)
    scopes = [rows, *([row for row in rows if row.status == status] for status in sorted({row.status for row in rows}))]
    for scope in scopes:
        inside = [turned for turned in left if turned.row in scope]
        if len(inside) == len(scope) > 1 or (inside and _rest_fits_turned(rule, series, inside, scope, courses)):
            yield inside, scope
            left = [turned for turned in left if turned not in inside]
    for turned in left:
        if not any(_lies_under(series, other.row, turned.row) for other in left):
            yield [turned], [turned.row]


def _rest_fits_turned(
    rule: Rule, series: Series, inside: Sequence[Turned], scope: Sequence[Row], courses: Courses
) -> bool:
    """Whether the rows that do not stand out by themselves fit the years around better turned over, person by person.

    Totals of rows that do stand out are left aside: they moved with them.
    """
    year, found = inside[0].year, {turned.row for turned in inside}
    rest = [row for row in scope if row not in found and not any(_lies_under(series, each, row) for each in found)]
    return sum((_nearer_turned(rule, courses[row], year) for row in rest), Fraction(0)) > 0


def _nearer_turned(rule: Rule, course: Mapping[int, Share], year: int) -> Fraction:
    """How much nearer a row is to the years around when turned over, times its persons; 0 where nothing tells."""
    near = _near(course, year, rule.parameters["years"])
    if not near:
        return Fraction(0)
    share, usual = course[year], _usual(course, near)
    return share.size * (abs(share.women - usual) - abs(1 - share.women - usual))


def _usual(course: Mapping[int, Share], near: Sequence[int]) -> Fraction:
    """Share of women in the years around."""
    return sum((course[year].women for year in near), Fraction(0)) / len(near)


def _course(series: Series, row: Row) -> dict[int, Share]:
    """Shares of a row by year, oldest first."""
    women = dict(series.figures.get(row.cell(WOMEN), ()))
    return {
        year: Share(women[year], women[year] + men)
        for year, men in series.figures.get(row.cell(MEN), ())
        if men >= 0 and women.get(year, -1) >= 0 and women[year] + men > 0
    }


def _turned(rule: Rule, row: Row, course: Mapping[int, Share], series: Series) -> Iterator[Turned]:
    """Years in which a row looks exchanged."""
    wanted = rule.parameters
    (low, high), least = wanted["alike"], wanted["size"] * series.table.scale
    for year, share in course.items():
        if share.size >= least and not low * share.size <= 100 * share.number <= high * share.size:
            near = _near(course, year, wanted["years"])
            is_steady = near and all(_is_steady(rule, share.size, course[each].size) for each in near)
            if is_steady and _is_turned(rule, share.women, _usual(course, near)):
                yield Turned(row, year, near)


def _near(course: Mapping[int, Share], year: int, within: int) -> tuple[int, ...]:
    """The nearest year on each side; at an end of the series the two nearest; none where there are fewer than two."""
    earlier = [each for each in course if year - within <= each < year]
    later = [each for each in course if year < each <= year + within]
    if earlier and later:
        return (earlier[-1], later[0])
    found = earlier[-2:] or later[:2]
    return tuple(found) if len(found) > 1 else ()


def _is_turned(rule: Rule, women: Fraction, usual: Fraction) -> bool:
    """Whether the share of women is far from the usual one, and the share of men is near it."""
    wanted = rule.parameters
    return 100 * abs(women - usual) > int(wanted["away"]) and 100 * abs(1 - women - usual) < int(wanted["near"])


def _is_steady(rule: Rule, size: int, other: int) -> bool:
    """Whether men and women together changed little."""
    return 100 * abs(size - other) < int(rule.parameters["change"]) * other


def _lies_under(series: Series, row: Row, above: Row) -> bool:
    """Whether a row is a part of another one."""
    return (
        row != above
        and above.status in (row.status, series.total.status)
        and above.klass
        in (
            row.klass,
            series.total.klass,
        )
    )


def _finding(
    rule: Rule, wording: Wording, series: Series, together: Sequence[Turned], exchanged: Sequence[Row], courses: Courses
) -> Finding:
    """Finding on rows that were exchanged together; the largest of those that stand out is told."""
    year = together[0].year
    first = max(together, key=lambda turned: (courses[turned.row][year].size, turned.row))
    grid, course = series.by_year[year], courses[first.row]
    key = grid.record.key
    values = {
        "place": wording.place(key, first.row.cell(series.total.sex), without=Axis.SEX),
        "share": str(round(100 * course[year].women)),
        "usual": str(round(100 * _usual(course, first.near))),
        "turned": str(round(100 * (1 - course[year].women))),
        "near": joined(map(str, sorted(first.near))),
        "women": wording.figure(grid[first.row.cell(WOMEN)], key),
        "men": wording.figure(grid[first.row.cell(MEN)], key),
        "table": key.table,
        "year": str(year),
        "count": str(len(exchanged)),
    }
    cells = [series.at(at, first.row.cell(sex)) for at in (year, *first.near) for sex in (WOMEN, MEN)]
    for turned in together:
        cells += [series.at(at, turned.row.cell(sex)) for at in (year, *turned.near) for sex in (WOMEN, MEN)]
    is_one = len(exchanged) == 1
    edits = _edits(series, grid, exchanged)
    said = Said(
        instance=f"{series.name} {year} {cell_text(grid.key(first.row.cell(WOMEN))) if is_one else len(exchanged)}",
        cells=list(dict.fromkeys(cells)),
        source=key.source,
        values=values,
        text="" if is_one else "rows",
        severity=rule.severity,
        suggestion=repair(rule, edits, values, "suggestion" if is_one else "all"),
    )
    return failed(rule, said)


# --- the repair


def _edits(series: Series, grid: Grid, rows: Sequence[Row]) -> list[tuple[ObservationKey, Observation]]:
    """Men and women exchanged in rows; the totals of a single row follow where they add up now."""
    edits = []
    for row in rows:
        men, women = row.cell(MEN), row.cell(WOMEN)
        edits += [(grid.key(men), grid[men].with_figure_of(grid[women]))]
        edits += [(grid.key(women), grid[women].with_figure_of(grid[men]))]
    above = {Row(cell.status, cell.klass) for cell in grid.cells if cell.sex in (MEN, WOMEN)} - set(rows)
    for total in sorted(above):
        parts = [row for row in rows if _is_direct(series, row, total, rows)]
        if parts and _adds_up(series, grid, parts[0].status):
            edits += _carried(grid, total, parts)
    return edits


def _is_direct(series: Series, row: Row, total: Row, rows: Sequence[Row]) -> bool:
    """Whether a row moves a total that is not exchanged itself, and no other exchanged row stands between them."""
    between = Row(row.status, total.klass)
    return _lies_under(series, row, total) and (between == row or between not in rows)


def _carried(grid: Grid, total: Row, parts: Sequence[Row]) -> list[tuple[ObservationKey, Observation]]:
    """A total with what its parts move from one sex to the other."""
    more = sum((grid[row.cell(WOMEN)].value or 0) - (grid[row.cell(MEN)].value or 0) for row in parts)
    decimals = max(grid[row.cell(sex)].decimals for row in parts for sex in (MEN, WOMEN))
    edits = []
    for sex, change in ((MEN, more), (WOMEN, -more)):
        held = grid[total.cell(sex)]
        if held.value is not None:
            said = held.with_figure(held.value + change, max(held.decimals, decimals))
            edits.append((grid.key(total.cell(sex)), said))
    return edits


def _adds_up(series: Series, grid: Grid, status: str) -> bool:
    """Whether the rows of a column add up to its total, for men and for women, within rounding."""
    return all(_column_adds_up(series, grid, CellKey(sex, status, series.total.klass)) for sex in (MEN, WOMEN))


def _column_adds_up(series: Series, grid: Grid, total: CellKey) -> bool:
    """Whether the rows of one column add up to its total, the rest included, within rounding."""
    memo = {code.id for code in series.lists[Axis.CLASS].codes if code.memo} if Axis.CLASS in series.lists else set()
    column = [cell for cell in grid.cells if cell[:2] == total[:2] and cell != total and cell.klass not in memo]
    parts = [value for cell in column if (value := grid.number(cell)) is not None]
    whole = grid.number(total)
    unit = 10 ** max(series.table.decimals_stored - grid.precision, 0)
    return whole is not None and bool(parts) and 2 * abs(whole - sum(parts)) <= unit * (len(parts) + 1)
