"""Implausible rates: tables that look right one by one and together give a rate that hardly exists.

What is odd of one rate in one year stands in one finding, the most telling group first. A share of employed persons
that is odd only where participation is says nothing of its own.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from ilms_desktop import number_text
from ilms_desktop.i18n import fill
from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed, rule_text
from ilms_desktop.validation.odd_rates import Odd, RateTables, bounds_of, odd_rates
from ilms_desktop.validation.rates import PERCENT, tables_with_role
from ilms_desktop.validation.wide import YEARS_BACK
from ilms_desktop.validation.wording import joined, kept_together, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey, QTableKey, TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Cell, Grid
    from ilms_desktop.validation.rates import Part
    from ilms_desktop.validation.wide import View

#: letter and field that say that the series breaks
BREAK_STATUS: Final = "B"
BREAK_FIELD: Final = "I11"
#: a rate that is odd because another one is
_BEHIND: Final = {"employment": "participation"}


def tables(edition: Edition) -> frozenset[TableKey]:
    """Tables that this rule looks at."""
    return frozenset(tables_with_role(edition))


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Findings on the year of the bundle, held against the year before."""
    year, counting = view.group.year, _counting(rule, view)
    grids = [[grid for grid in view.grids if grid.record.key.year == each] for each in (year, year - YEARS_BACK)]
    if not grids[0]:
        return
    now = counting.year(grids[0], breaks=any(map(_breaks, grids[0])))
    before = counting.year(grids[1])
    several: dict[tuple[str, str], list[Odd]] = {}
    for odd in odd_rates(rule, now, before):
        several.setdefault((odd.check, odd.rate.name), []).append(odd)
    for (check, name), found in sorted(several.items()):
        behind = {odd.rate.part for odd in several.get((check, _BEHIND.get(name, "")), ())}
        if not {odd.rate.part for odd in found} <= behind:
            ordered = sorted(found, key=lambda odd: (-odd.excess, odd.rate.part))
            yield _finding(rule, view, counting, ordered, grids)


def _counting(rule: Rule, view: View) -> RateTables:
    """The tables of which rates are made; it remembers the rates of the years looked at last."""
    found = view.memory.get(rule.id)
    if found is None:
        found = view.memory[rule.id] = RateTables(rule, view.edition)
    return cast("RateTables", found)


def _breaks(grid: Grid) -> bool:
    """Whether a QTable says that the series breaks in its year."""
    return BREAK_STATUS in grid.by_letter or bool(grid.record.fields.get(BREAK_FIELD))


def _finding(
    rule: Rule, view: View, counting: RateTables, found: Sequence[Odd], grids: Sequence[Sequence[Grid]]
) -> Finding:
    """Finding on one rate, with all groups for which it is odd."""
    first = found[0]
    key = grids[0][0].record.key
    bounds = bounds_of(rule, first.rate)
    values = {
        "rate": rule_text(rule, f"rate_{first.rate.name}"),
        "place": joined((_criterion(rule, key), str(key.year))),
        "year": str(key.year),
        "groups": listed([_group(rule, view, odd, grids[0][0]) for odd in found]),
        "low": _percent(view, bounds.low),
        "high": _percent(view, bounds.high),
        "apart": str(rule.parameters["apart"]),
        "change": str(rule.parameters["change"]),
    }
    said = Said(
        instance=f"{key.source} {key.criterion} {key.year} {first.check} {first.rate.name}",
        cells=list(dict.fromkeys(chain.from_iterable(_cells(counting, odd, grids) for odd in found))),
        source=key.source,
        values=values,
        text="" if first.check == "range" else first.check,
        severity=rule.severity,
    )
    return failed(rule, said)


def _criterion(rule: Rule, key: QTableKey) -> str:
    """What makes somebody a migrant, in words; nothing where there is only one criterion."""
    texts: Mapping[str, str] = rule.parameters["texts"]
    return texts.get(f"criterion_{key.criterion}", "")


def _group(rule: Rule, view: View, odd: Odd, grid: Grid) -> str:
    """Whose rate is odd, and what it is."""
    values = {"group": _name(view, odd.rate.part, grid), "value": _percent(view, odd.rate.value)}
    if odd.other is None:
        return fill(rule_text(rule, "group"), values)
    values |= {
        "other": _percent(view, odd.other.value),
        "other_year": str(grid.record.key.year - YEARS_BACK),
        "one": _label(view, odd.rate.part, grid, Axis.STATUS),
        "two": _label(view, odd.other.part, grid, Axis.STATUS),
    }
    if odd.check == "apart":
        values["group"] = joined((_label(view, odd.rate.part, grid, Axis.SEX), kept_together(odd.rate.part.age)))
    return fill(rule_text(rule, f"group_{odd.check}"), values)


def _name(view: View, part: Part, grid: Grid) -> str:
    """Persons in words."""
    labels = (_label(view, part, grid, axis) for axis in (Axis.STATUS, Axis.SEX))
    return joined(dict.fromkeys((*labels, kept_together(part.age))))


def _label(view: View, part: Part, grid: Grid, axis: Axis) -> str:
    """Label of the status or sex of persons; tables of employment without sexes have none."""
    return view.wording.label(grid.record.key, CellKey(part.sex, part.status, ABSENT), axis)


def _percent(view: View, tenths: int) -> str:
    """A rate as it is read."""
    decimals = 0 if tenths % PERCENT == 0 else 1
    return number_text.shown(tenths, decimals=decimals, stored=1, style=view.wording.style)


def _cells(counting: RateTables, odd: Odd, grids: Sequence[Sequence[Grid]]) -> Iterator[tuple[ObservationKey, Cell]]:
    """Cells that a rate is made of, then those of the rate it was compared with."""
    yield from _cells_of(counting, odd.rate.part, grids[0])
    if odd.other is not None:
        yield from _cells_of(counting, odd.other.part, grids[1 if odd.check == "change" else 0])


def _cells_of(counting: RateTables, part: Part, grids: Iterable[Grid]) -> Iterator[tuple[ObservationKey, Cell]]:
    """Cells of the tables that count some persons."""
    for grid in grids:
        for cell in counting.groups(grid.record.key).get(part, ()):
            if grid.has_figure(cell):
                yield grid.key(cell), grid[cell]
