"""Persons and thousands mixed up: figures that are about a thousand times those of the other years."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.validation.findings import Said, cell_text, failed, repair
from ilms_desktop.validation.weight import leads, weighs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Cell
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording

_THOUSAND = 1000
_DECIMALS = 3


class Slip(NamedTuple):
    """A figure in another unit than those of other years: where, by which power of 1,000, and a year that is right."""

    cell: CellKey
    year: int
    power: int
    right: int
    is_certain: bool


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each QTable, column or row whose figures are in another unit than those of most years."""
    for series in view.series:
        slips: dict[tuple[int, int], dict[CellKey, Slip]] = defaultdict(dict)
        for slip in _slips(rule, series):
            slips[slip.year, slip.power][slip.cell] = slip
        for _place, here in sorted(slips.items()):
            for cells in series.groups(here):
                yield _finding(rule, view.wording, series, [here[cell] for cell in cells])


def _slips(rule: Rule, series: Series) -> Iterator[Slip]:
    """Figures of totals and large rows whose unit is not that of most years."""
    low, high = rule.parameters["ratio"]
    steps: dict[CellKey, dict[int, int]] = defaultdict(dict)
    for move in series.moves:
        is_step = low <= move.times <= high and series.is_plain(move.cell)
        if is_step and leads(series, move) and weighs(rule.parameters, series, move):
            steps[move.cell][move.year] = 1 if move.new > move.old else -1
    for cell, found in steps.items():
        yield from _of_course(series, cell, found)


def _of_course(series: Series, cell: CellKey, steps: dict[int, int]) -> Iterator[Slip]:
    """Years of a row whose power of 1,000 is not that of most years; of two that are as many, the earlier one."""
    powers, power = {}, 0
    for year, _figure in series.figures[cell]:
        power += steps.get(year, 0)
        powers[year] = power
    counted = Counter(powers.values()).most_common()
    usual = counted[0][0]
    is_certain = counted[0][1] > counted[1][1]
    for year, power in powers.items():
        if power != usual:
            right = min((each for each in powers if powers[each] == usual), key=lambda each: (abs(each - year), each))
            slip = Slip(cell, year, power - usual, right, is_certain)
            if _is_wrong(series.figure(year, cell) or 0, series.figure(right, cell), slip):
                yield slip


def _finding(rule: Rule, wording: Wording, series: Series, slips: Sequence[Slip]) -> Finding:
    """Finding on figures in the wrong unit, the leading one first."""
    first = slips[0]
    now, then = series.at(first.year, first.cell), series.at(first.right, first.cell)
    key = now[0].qtable
    values = {
        "table": key.table,
        "place": wording.place(key, first.cell),
        "new": wording.figure(now[1], key),
        "old": wording.figure(then[1], key),
        "before": str(first.right),
    }
    said = Said(
        instance=f"{series.name} {first.year} {cell_text(now[0])}",
        cells=[series.at(year, slip.cell) for slip in slips for year in (slip.year, slip.right)],
        source=key.source,
        values=values,
        text="" if first.power > 0 else "small",
        severity=rule.severity,
        suggestion=_suggestion(rule, wording, series, first) if first.is_certain else None,
    )
    return failed(rule, said)


def _suggestion(rule: Rule, wording: Wording, series: Series, slip: Slip) -> Suggestion | None:
    """All figures of the table, column or row that are in the wrong unit, brought into the right one."""
    grid = series.by_year[slip.year]
    here = {cell: held for cell, held in grid.cells.items() if held.value and _follows(series, cell, slip.cell)}
    wrong = {cell: _is_wrong(held.value or 0, series.figure(slip.right, cell), slip) for cell, held in here.items()}
    # why: a figure without history goes with the others only where all of those are wrong
    chosen = [cell for cell in here if wrong[cell] or (wrong[cell] is None and False not in wrong.values())]
    meant = {cell: said for cell in chosen if (said := _in_unit(here[cell], slip.power)) is not None}
    if len(meant) < len(chosen):
        return None
    key, shown = grid.record.key, meant[slip.cell]
    values = {
        "place": wording.place(key, slip.cell),
        "old": wording.figure(grid[slip.cell], key),
        "new": wording.number(shown.value or 0, shown.decimals, key),
        "count": str(len(meant)),
    }
    return repair(rule, [(grid.key(cell), said) for cell, said in meant.items()], values)


def _follows(series: Series, cell: CellKey, head: CellKey) -> bool:
    """Whether a cell belongs to what a leading cell stands for: table, column or row."""
    if head.status == series.total.status and head.klass == series.total.klass:
        return True
    return cell.status == head.status and head.klass in (cell.klass, series.total.klass)


def _is_wrong(figure: int, right: int | None, slip: Slip) -> bool | None:
    """Whether a figure is nearer to a thousandfold of what it was than to it; None where a 0 has no unit to tell."""
    if not figure or not right:
        return None
    more, less = (figure, right) if slip.power > 0 else (right, figure)
    return more * more > _THOUSAND * less * less


def _in_unit(cell: Cell, power: int) -> Observation | None:
    """A cell with a figure in the right unit; None where that would have a part of a person."""
    factor = _THOUSAND ** abs(power)
    if power < 0:
        return cell.with_figure((cell.value or 0) * factor, max(cell.decimals - _DECIMALS, 0))
    whole, rest = divmod(cell.value or 0, factor)
    return None if rest else cell.with_figure(whole, _DECIMALS)
