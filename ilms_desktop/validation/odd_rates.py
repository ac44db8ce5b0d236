"""Odd rates: which rates of a source, criterion and year hardly exist, by the bounds of the rule.

Outside a plausible range, far from the year before, or far apart between migrants and all others. Rounding of the
figures is allowed for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.rates import (
    PERCENT,
    Range,
    Role,
    broad_groups,
    rates_of,
    tables_with_role,
    with_labour_force,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey, QTableKey, TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.rates import Figures, Part, Rate

    Groups = Mapping[Part, tuple[CellKey, ...]]
    #: sums of the cells of each group, None where a figure is missing
    Look = Callable[[Groups], list[int | None]]


#: years kept whose rates were worked out: each is asked for again as the year before the next one
_KEPT: Final = 100


@dataclass(frozen=True)
class RatesOfYear:
    """What the tables of one source, criterion and year give.

    Attributes:
        rates: by name and persons. breaks: whether the series breaks in this year.
        counts: what the rates are made of.
    """

    rates: Mapping[tuple[str, Part], Rate] = field(default_factory=dict)
    breaks: bool = False
    counts: Mapping[Role, Figures] = field(default_factory=dict)


class RateTables:
    """The tables of an edition of which rates are made."""

    def __init__(self, rule: Rule, edition: Edition) -> None:
        """Know which tables count what, and which rows are broad groups."""
        self._rule, self._edition = rule, edition
        self._roles = tables_with_role(edition)
        self._position = {key: place for place, key in enumerate(self._roles)}
        self._groups: dict[tuple[TableKey, str], Groups] = {}
        self._years: dict[tuple[int, ...], tuple[tuple[Grid, ...], RatesOfYear]] = {}

    def groups(self, key: QTableKey) -> Groups:
        """Broad groups of a QTable, each with its cells: of all ages, and of the age groups that its list has."""
        place = (key.table_key, key.version)
        if place not in self._groups:
            self._groups[place] = self._made(key)
        return self._groups[place]

    def _made(self, key: QTableKey) -> Groups:
        edition, table = self._edition, self._edition.table(key.table_key)
        lists = (edition.axis_list(table, axis, key.version) for axis in (Axis.STATUS, Axis.SEX))
        statuses, sexes = ((ABSENT,) if codes is None else tuple(codes.by_id) for codes in lists)
        total = ABSENT if key.version == ABSENT else str(edition.class_list(key.version).total)
        ages = [(group["name"], tuple(group["codes"].get(key.version, ()))) for group in self._rule.parameters["ages"]]
        return broad_groups(statuses, sexes, (("", (total,)), *(each for each in ages if each[1])))

    def counts(self, tables: Iterable[tuple[QTableKey, Look]]) -> dict[Role, Figures]:
        """What tables of one source, criterion and year count; of those that count the same, the first one speaks.

        Args:
            tables: those that have a part in rates, in whatever order, with what adds up the cells of their groups.
        """
        found: dict[Role, Figures] = {role: {} for role in Role}
        for key, look in sorted(tables, key=lambda each: (self._position[each[0].table_key], each[0].version)):
            known, groups = found[self._roles[key.table_key]], self.groups(key)
            if not known.keys() >= groups.keys():
                sums = zip(groups, look(groups), strict=True)
                found[self._roles[key.table_key]] = {part: n for part, n in sums if n is not None} | known
        return with_labour_force(found)

    def unit(self, grids: Iterable[Grid]) -> int:
        """One unit of the last decimal of figures above zero, the coarsest one."""
        return max((self._unit(grid) for grid in grids), default=0)

    def year(self, grids: Sequence[Grid], *, breaks: bool = False) -> RatesOfYear:
        """Rates that tables of one source, criterion and year give.

        Args:
            grids: the tables, in whatever order.
            breaks: whether the series breaks in this year.
        """
        place = (breaks, *(grid.record.id for grid in grids))
        known = self._years.pop(place, None)
        if known is None or any(one is not other for one, other in zip(known[0], grids, strict=True)):
            known = (tuple(grids), self._year(grids, breaks=breaks))
        self._years[place] = known
        if len(self._years) > _KEPT:
            del self._years[next(iter(self._years))]
        return known[1]

    def _year(self, grids: Sequence[Grid], *, breaks: bool) -> RatesOfYear:
        counts = self.counts((grid.record.key, partial(_sums, grid)) for grid in grids)
        found = rates_of(counts, self._rule.parameters["rates"], slack=self.unit(grids))
        return RatesOfYear({(rate.name, rate.part): rate for rate in found}, breaks, counts)

    def _unit(self, grid: Grid) -> int:
        finest = max(grid.by_decimals, default=0)
        return int(10 ** max(self._edition.table(grid.record.key.table_key).decimals_stored - finest, 0))


@dataclass(frozen=True, slots=True)
class Odd:
    """A rate that is not plausible.

    Attributes:
        check: `range`, `change` or `apart`. rate: the rate. other: what it was compared with, or None.
    """

    check: str
    rate: Rate
    other: Rate | None = None

    @property
    def excess(self) -> Fraction:
        """How far it is from what it was compared with, or from one half."""
        compared = Fraction(1, 2) if self.other is None else Fraction(self.other.numerator, self.other.denominator)
        return abs(Fraction(self.rate.numerator, self.rate.denominator) - compared)


def _sums(grid: Grid, groups: Groups) -> list[int | None]:
    """Sums of the cells of each group; None where a figure is missing."""
    figures = grid.figures
    held = ([figures.get(cell) for cell in cells] for cells in groups.values())
    return [None if None in values else sum(filter(None, values)) for values in held]


def odd_rates(rule: Rule, now: RatesOfYear, before: RatesOfYear) -> list[Odd]:
    """Rates of a year that are not plausible; those of few persons are not asked.

    A rate that is beyond all bounds is not held against another one as well.
    """
    wanted = rule.parameters
    asked = {place: rate for place, rate in now.rates.items() if rate.denominator >= wanted["base"]}
    earlier = {} if now.breaks else before.rates
    names = {(rate.name, rate.part.age): rate for rate in asked.values()}
    ranges = {name: bounds_of(rule, rate) for name, rate in names.items()}
    found: dict[tuple[str, Part], Odd] = {}
    for place, rate in asked.items():
        then = earlier.get(place)
        if not ranges[rate.name, rate.part.age].holds(rate):
            found[place] = Odd("range", rate)
        elif then and then.denominator >= wanted["base"] and rate.is_far_from(then, wanted["change"] * PERCENT):
            found[place] = Odd("change", rate, then)
    opposite = dict(map(tuple, wanted["opposites"]))
    for (name, part), rate in asked.items():
        there = (name, part._replace(status=opposite[part.status])) if part.status in opposite else None
        if there in asked and found.keys().isdisjoint({(name, part), there}):
            other = asked[there]
            if rate.is_far_from(other, wanted["apart"] * PERCENT):
                found[name, part] = Odd("apart", rate, other)
    return list(found.values())


def bounds_of(rule: Rule, rate: Rate) -> Range:
    """Plausible range of a rate: of its age group, if that has its own."""
    keys = next(each for each in rule.parameters["rates"] if each["name"] == rate.name)
    return Range.of(keys.get("ages", {}).get(rate.part.age, keys))
