"""Same figures in two places: a table pasted into another, a year into the next, men into women.

Looks at QTables in which lines of figures are alike (`alike`). A likeness is told where enough figures repeat and
chance would hardly ever repeat them: a small figure that hardly moves comes back by itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.key import ABSENT
from ilms_desktop.validation.alike import codes_left_aside, lines_of
from ilms_desktop.validation.findings import Said, failed, rule_text
from ilms_desktop.validation.wide import qtable_name
from ilms_desktop.validation.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey, ObservationKey, QTableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.wide import View

    Place = tuple[str, ...]
    Figures = tuple[int, ...]

#: figures of a likeness that a sentence shows; how many there are stands beside
_SHOWN: Final = 4


@dataclass(frozen=True)
class _Line:
    """A line of figures: which one, its cells with a figure above zero, largest first."""

    place: Place
    cells: tuple[CellKey, ...]

    @property
    def is_row(self) -> bool:
        """Whether it is a row of one class; between QTables, columns say as much."""
        return len(self.place) == 1 and self.place != (ABSENT,)

    def key(self, grid: Grid) -> Figures:
        """Its figures, largest first, whatever their cells."""
        return tuple(grid[cell].value or 0 for cell in self.cells)


@dataclass(frozen=True)
class _Likeness:
    """Lines of two places that hold the same figures."""

    one: Grid
    other: Grid
    lines: tuple[tuple[_Line, _Line], ...]


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Findings on QTables with lines alike: one by itself, the years of a table, or two tables of a year."""
    aside = codes_left_aside(view.edition)
    keys = [grid.record.key for grid in view.grids]
    lines = [_lines(grid, aside) for grid in view.grids]
    if len(keys) == 1:
        yield from _inside(rule, view, lines[0], aside)
    elif keys[0].table_key == keys[1].table_key:
        yield from _years(rule, view, lines, aside)
    else:
        yield from _tables(rule, view, lines, aside)


def _lines(grid: Grid, aside: frozenset[str]) -> list[_Line]:
    """Lines of a QTable with at least two different figures above zero."""
    figures = {cell: held.value for cell, held in grid.cells.items() if held.value}
    found = lines_of(sorted(figures, key=lambda cell: (-figures[cell], cell)), aside)
    lines = (_Line(place, tuple(cells)) for place, cells in found.items())
    return [line for line in lines if figures[line.cells[0]] != figures[line.cells[-1]]]


# --- inside one QTable


def _inside(rule: Rule, view: View, lines: Sequence[_Line], aside: frozenset[str]) -> Iterator[Finding]:
    """Men like women, one status like another, one class like another."""
    grid = view.grids[0]
    key = grid.record.key
    pairs: dict[tuple[str, str], list[tuple[_Line, _Line]]] = defaultdict(list)
    for one, other in combinations(sorted(lines, key=lambda line: _order(view, key, line.cells[0])), 2):
        apart = _told_apart(view, key, one, other) if one.key(grid) == other.key(grid) else None
        if apart is not None and aside.isdisjoint(apart):
            pairs[apart].append((one, other))
    for codes, found in pairs.items():
        likeness = _Likeness(grid, grid, tuple(found))
        if _tells(rule, view, likeness, aside):
            names = [_label(view, key, code) for code in codes]
            values = {"table": key.table, "year": str(key.year), "one": names[0], "other": names[1]}
            values["figures"] = _figures(view, likeness)
            yield _said(
                rule, f"{key.source} {qtable_name(key)} {key.year} {' '.join(codes)}", likeness, values, "inside"
            )


def _order(view: View, key: QTableKey, cell: CellKey) -> tuple[int, ...]:
    """Place of a cell on the screen."""
    table = view.wording.table(key)
    codes = (view.edition.code(table, key.version, cell, axis) for axis in table.axes)
    return tuple(code.order for code in codes if code is not None)


def _told_apart(view: View, key: QTableKey, one: _Line, other: _Line) -> tuple[str, str] | None:
    """Codes that tell two lines apart, if it is one on each side and neither line may hold the other."""
    if len(one.place) != len(other.place):
        return None
    apart = [(here, there) for here, there in zip(one.place, other.place, strict=True) if here != there]
    if len(apart) != 1:
        return None
    codes = view.edition.class_list(key.version)
    is_beside = any(code in codes and (codes[code].memo or codes[code].alternative) for code in apart[0])
    return None if is_beside else apart[0]


def _label(view: View, key: QTableKey, code: str) -> str:
    """Label of a code of any axis of a table."""
    table = view.wording.table(key)
    lists = (view.edition.axis_list(table, axis, key.version) for axis in table.axes)
    return next(codes[code].label for codes in lists if codes is not None and code in codes)


# --- years of one table


def _years(rule: Rule, view: View, lines: Sequence[Sequence[_Line]], aside: frozenset[str]) -> Iterator[Finding]:
    """Each year against the nearest earlier one with the same line."""
    last: dict[tuple[Place, Figures], tuple[int, _Line]] = {}
    for at, grid in enumerate(view.grids):
        found: dict[int, list[tuple[_Line, _Line]]] = defaultdict(list)
        for line in (each for each in lines[at] if not each.is_row):
            mark = (line.place, line.key(grid))
            if mark in last:
                before, same = last[mark]
                found[before].append((line, same))
            last[mark] = (at, line)
        for before, pairs in sorted(found.items()):
            likeness = _Likeness(grid, view.grids[before], tuple(pairs))
            if _tells(rule, view, likeness, aside):
                key, earlier = grid.record.key, view.grids[before].record.key
                values = {"table": key.table, "year": str(key.year), "other_year": str(earlier.year)}
                values["figures"] = _figures(view, likeness)
                instance = f"{key.source} {qtable_name(key)} {key.year} {earlier.year}"
                yield _said(rule, instance, likeness, values, "years")


# --- two tables of one year


def _tables(rule: Rule, view: View, lines: Sequence[Sequence[_Line]], aside: frozenset[str]) -> Iterator[Finding]:
    """Columns of one table that stand in another one for the same sex."""
    one, other = view.grids
    there: dict[tuple[str, Figures], list[_Line]] = defaultdict(list)
    for line in (each for each in lines[1] if not each.is_row):
        there[line.cells[0].sex, line.key(other)].append(line)
    pairs = []
    for line in (each for each in lines[0] if not each.is_row):
        same = there.get((line.cells[0].sex, line.key(one)), [])
        chosen = next((each for each in same if not _is_one_thing(one, other, line, each, aside)), None)
        if chosen is not None:
            pairs.append((line, chosen))
            same.remove(chosen)
    likeness = _Likeness(one, other, tuple(pairs))
    if _tells(rule, view, likeness, aside):
        keys = [grid.record.key for grid in view.grids]
        names = [_table(rule, key, is_same=keys[0].table == keys[1].table) for key in keys]
        sources = [view.sources[key.source].name or key.source for key in keys]
        values = {"table": names[0], "other_table": names[1], "year": str(keys[0].year)}
        values |= {"source": sources[0], "other_source": sources[1], "figures": _figures(view, likeness)}
        instance = " ".join(f"{key.source} {qtable_name(key)}" for key in keys)
        text = "" if keys[0].source == keys[1].source else "sources"
        yield _said(rule, f"{instance} {keys[0].year}", likeness, values, text)


def _table(rule: Rule, key: QTableKey, *, is_same: bool) -> str:
    """Number of a table, with its criterion beside the same table by another one."""
    return f"{key.table} {rule_text(rule, f'criterion_{key.criterion}')}" if is_same else key.table


def _is_one_thing(one: Grid, other: Grid, line: _Line, same: _Line, aside: frozenset[str]) -> bool:
    """Whether two columns must be equal: everybody by birth is everybody by citizenship."""
    is_one_table = one.record.key.table == other.record.key.table
    return is_one_table and {line.cells[0].status, same.cells[0].status} <= aside


# --- what a likeness tells


def _tells(rule: Rule, view: View, likeness: _Likeness, aside: frozenset[str]) -> bool:
    """Whether enough figures repeat, and chance would hardly ever repeat them."""
    cells = [cell for line, _same in likeness.lines for cell in line.cells]
    if len(cells) < rule.parameters["cells"]:
        return False
    leaves = [cell for cell in cells if cell.sex not in aside and cell.status not in aside]
    values = {likeness.one[cell].value or 0 for cell in leaves or cells}
    stored = view.wording.table(likeness.one.record.key).decimals_stored
    unit = int(10 ** max(stored - likeness.one.precision, 0))
    steps = rule.parameters["steps"]
    chance = 1
    for value in values:
        chance *= max(value // unit // steps, 1)
    return len(values) > 1 and chance >= rule.parameters["chance"]


def _figures(view: View, likeness: _Likeness) -> str:
    """The first of the figures that repeat, as typed in the one place."""
    grid = likeness.one
    cells = [cell for line, _same in likeness.lines for cell in line.cells]
    shown = joined(view.wording.figure(grid[cell], grid.record.key) for cell in cells[:_SHOWN])
    return f"{shown} …" if len(cells) > _SHOWN else shown


def _said(rule: Rule, instance: str, likeness: _Likeness, values: Mapping[str, str], text: str) -> Finding:
    """Finding on a likeness: every cell of the one place, then of the other."""
    cells = [(likeness.one, cell) for line, _same in likeness.lines for cell in line.cells]
    others = [(likeness.other, cell) for _line, same in likeness.lines for cell in same.cells]
    keyed: list[tuple[ObservationKey, Cell]] = [(grid.key(cell), grid[cell]) for grid, cell in (*cells, *others)]
    said = Said(
        instance=instance,
        cells=keyed,
        source=likeness.one.record.key.source,
        values={**values, "count": str(len(cells))},
        text=text,
        severity=rule.severity,
    )
    return failed(rule, said)
