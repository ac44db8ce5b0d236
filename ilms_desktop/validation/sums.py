"""Sums over cells, some of which fail: what the error localisation works on.

A system says what stands in the cells and which sums they are in; a work is a system on which repairs are tried, with
what each of them would do. Nothing here knows tables, rules or words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from ilms_desktop.validation.slips import Slip, Written

K = TypeVar("K")

#: what a sum that holds now and would fail costs, one that fails before and after, and a second cell that is changed
_BROKEN: Final = 2.0
_UNMENDED: Final = 0.5
_MORE_CELLS: Final = 0.3
#: what it costs when a repaired sum still needs all that rounding allows
_LEFTOVER: Final = 1.5
#: sums that fail where something else is wrong than single figures
_VERY_MANY: Final = 80


class Balance(NamedTuple, Generic[K]):
    """One sum: weight × figure over its cells should be zero.

    Attributes:
        cells: with their weights. residual: what it comes to now. doubled_tolerance: twice what rounding allows.
        total: cell of the total, where a total is sooner wrong than one of many parts; else None.
    """

    cells: tuple[tuple[K, int], ...]
    residual: int
    doubled_tolerance: int
    total: K | None = None


@dataclass(frozen=True, slots=True)
class Line(Generic[K]):
    """Cells below each other, or beside each other.

    Attributes:
        cells: in their order, the blank ones too, without the total. total: cell of the total, or None.
    """

    cells: tuple[K, ...]
    total: K | None = None

    @property
    def all(self) -> tuple[K, ...]:
        """All cells, the total first."""
        return self.cells if self.total is None else (self.total, *self.cells)


@dataclass(frozen=True)
class System(Generic[K]):
    """Sums over cells, some of which fail.

    Attributes:
        figures: what stands in the cells. sums: all that touch a cell of a failing one.
        written: how the figure of a cell is written. models: figures of the same cell in other years, nearest first.
        columns: of classes. rows: of one class. blocks: cells that are typed in the same unit.
        tables: all cells that are typed at once. twins: pairs of cells that may stand in each other's place as a whole.
        bands: for each table, the cells of each of its rows, in the same order.
        carried: a pair that may stand in each other's place, with the pair of totals that takes up the difference.
        asked: figures that sums ask for in blank cells.
        are_beside: whether two cells stand in one row or column.
        is_rounded: whether sums around a cell hold by rounding only; where they hold exactly, so does a repair.
    """

    figures: Mapping[K, int]
    sums: Sequence[Balance[K]]
    written: Callable[[K], Written]
    models: Callable[[K], Sequence[int]] = field(default=lambda _cell: ())
    columns: Sequence[Line[K]] = ()
    rows: Sequence[Line[K]] = ()
    blocks: Sequence[Collection[K]] = ()
    tables: Sequence[Collection[K]] = ()
    twins: Sequence[Sequence[tuple[K, K]]] = ()
    bands: Sequence[Sequence[Sequence[K]]] = ()
    carried: Sequence[tuple[tuple[K, K], tuple[K, K]]] = ()
    asked: Mapping[K, frozenset[int]] = field(default_factory=dict)
    are_beside: Callable[[K, K], bool] = field(default=lambda _cell, _other: True)
    is_rounded: Callable[[K], bool] = field(default=lambda _cell: True)


@dataclass(frozen=True)
class Explanation(Generic[K]):
    """One way to repair sums.

    Attributes:
        edits: cells with the figures that would stand there. slip: what happened, as it seems.
        repaired, broken: numbers of the sums that hold then and fail now, and the reverse.
        score: the better the likelier. touched: numbers of all sums that it changes. stamp: when it was thought of.
    """

    edits: tuple[tuple[K, int], ...]
    slip: Slip
    repaired: frozenset[int]
    broken: frozenset[int]
    score: float
    touched: frozenset[int] = frozenset()
    stamp: int = 0


class Effect(NamedTuple):
    """What edits would do.

    Attributes:
        repaired: numbers of the sums that hold then and fail now, with what they come to then.
        broken: numbers of the sums that fail then and hold now.
        unmended: how many fail before and after. touched: numbers of all that change.
    """

    repaired: Mapping[int, int]
    broken: frozenset[int]
    unmended: int
    touched: frozenset[int]


class Work(Generic[K]):
    """A system with the repairs applied to it so far.

    Attributes:
        system: as it was. figures: what stands in the cells now. failing: numbers of the sums that fail now.
    """

    def __init__(self, system: System[K]) -> None:
        self.system = system
        self.figures: dict[K, int] = dict(system.figures)
        self._residuals = [each.residual for each in system.sums]
        self._changed = [0] * len(system.sums)
        self._clock = 0
        self._written: dict[K, Written] = {}
        self._wrong: set[K] | None = None
        self._models: dict[K, Sequence[int]] = {}
        self._crossing: dict[int, Mapping[K, Sequence[int]]] = {}
        self.failing = {number for number in range(len(system.sums)) if not self.holds(number)}
        self._least = 1 if len(self.failing) <= _VERY_MANY else 2
        self._by_residual: dict[int, set[int]] = defaultdict(set)
        for number in self.failing:
            self._by_residual[self._residuals[number]].add(number)

    @property
    def wrong(self) -> set[K]:
        """Cells in failing sums."""
        if self._wrong is None:
            self._wrong = {cell for number in self.failing for cell, _weight in self.system.sums[number].cells}
        return self._wrong

    @cached_property
    def sums_of(self) -> Mapping[K, Sequence[tuple[int, int]]]:
        """Number and weight of the sums that a cell is in."""
        found: dict[K, list[tuple[int, int]]] = defaultdict(list)
        for number, each in enumerate(self.system.sums):
            for cell, weight in each.cells:
                found[cell].append((number, weight))
        return found

    def written(self, cell: K) -> Written:
        """How the figure of a cell was written."""
        found = self._written.get(cell)
        if found is None:
            found = self._written[cell] = self.system.written(cell)
        return found

    def models(self, cell: K) -> Sequence[int]:
        """Figures of the same cell in other years, nearest first."""
        found = self._models.get(cell)
        if found is None:
            found = self._models[cell] = self.system.models(cell)
        return found

    @cached_property
    def by_figure(self) -> tuple[Sequence[int], Sequence[K]]:
        """Figures in their order, and the cells that hold them, before any repair."""
        ordered = sorted(enumerate(self.system.figures.items()), key=lambda each: (each[1][1], each[0]))
        return [figure for _at, (_cell, figure) in ordered], [cell for _at, (cell, _figure) in ordered]

    def crossing(self, place: int) -> Mapping[K, Sequence[int]]:
        """For a column: numbers of the sums of each cell that no other cell of the column is in."""
        if place not in self._crossing:
            column = self.system.columns[place]
            inside = frozenset(column.all)
            sums = {n for cell in inside for n, _weight in self.sums_of.get(cell, ())}
            alone = {n for n in sums if sum(cell in inside for cell, _weight in self.system.sums[n].cells) == 1}
            self._crossing[place] = {
                cell: [n for n, _weight in self.sums_of.get(cell, ()) if n in alone] for cell in column.all
            }
        return self._crossing[place]

    def beside(self, cell: K, lowest: int, highest: int) -> list[K]:
        """Other cells of the same row or column with a figure in a range."""
        figures, cells = self.by_figure
        near = cells[bisect_left(figures, lowest) : bisect_right(figures, highest)]
        return [other for other in near if other != cell and self.system.are_beside(cell, other)]

    @cached_property
    def across(self) -> Mapping[K, Sequence[K]]:
        """Other cells of the same rows, at the same places for all cells of a column."""
        found: dict[K, list[K]] = defaultdict(list)
        for row in self.system.rows:
            for cell in row.all:
                found[cell] += (other for other in row.all if other != cell)
        return found

    def residual(self, number: int) -> int:
        """What a sum comes to now."""
        return self._residuals[number]

    def missing_by(self, residual: int) -> Collection[int]:
        """Failing sums that come to this."""
        return self._by_residual.get(residual, ())

    def holds(self, number: int, change: int = 0) -> bool:
        """Whether a sum holds after its residual changed by so much."""
        return 2 * abs(self._residuals[number] + change) <= self.system.sums[number].doubled_tolerance

    def is_alive(self, found: Explanation[K]) -> bool:
        """Whether nothing changed since in the sums that an explanation touches."""
        return all(self._changed[number] <= found.stamp for number in found.touched)

    def apply(self, edits: Iterable[tuple[K, int]]) -> set[int]:
        """Put other figures into cells; returns the numbers of the sums that changed."""
        self._clock += 1
        self._wrong = None
        edits = tuple(edits)
        touched = {number for cell, _new in edits for number, _weight in self.sums_of.get(cell, ())}
        for number in touched:
            self._by_residual[self._residuals[number]].discard(number)
        for cell, new in edits:
            for number, weight in self.sums_of.get(cell, ()):
                self._residuals[number] += weight * (new - self.figures.get(cell, 0))
            self.figures[cell] = new
        for number in touched:
            self._changed[number] = self._clock
            if self.holds(number):
                self.failing.discard(number)
            else:
                self.failing.add(number)
                self._by_residual[self._residuals[number]].add(number)
        return touched

    def asked(self, cell: K, numbers: Iterable[int] | None = None) -> dict[int, int]:
        """Figures of a cell that failing sums ask for, with the width of the range that rounding leaves to each.

        Args:
            cell: which.
            numbers: sums to ask; all that the cell is in where none are given.
        """
        found: dict[int, int] = {}
        for number, weight in self.sums_of.get(cell, ()):
            residual = self._residuals[number]
            if number not in self.failing or residual % weight or (numbers is not None and number not in numbers):
                continue
            figure, slack = self.figures[cell] - residual // weight, 0
            if self.system.is_rounded(cell):
                unit = self.written(cell).unit
                figure = (figure + unit // 2) // unit * unit
                slack = self.system.sums[number].doubled_tolerance // 2
            if figure >= 0:
                found[figure] = min(slack, found.get(figure, slack))
        return found

    def helps(self, cell: K, figure: int) -> bool:
        """Whether another figure in one cell repairs more sums than it breaks; a quick look before a thorough one.

        Where very many sums fail, most figures mend some sum and say nothing: it takes two sums then.
        """
        change, balance = figure - self.figures[cell], 0
        for number, weight in self.sums_of[cell]:
            will_hold = self.holds(number, weight * change)
            balance += will_hold if number in self.failing else -(not will_hold)
        return balance >= self._least

    def effect(self, edits: Mapping[K, int]) -> Effect:
        """Which sums edits would repair, break, and change without repairing them."""
        changes: dict[int, int] = defaultdict(int)
        for cell, new in edits.items():
            for number, weight in self.sums_of.get(cell, ()):
                changes[number] += weight * (new - self.figures.get(cell, 0))
        repaired, broken, unmended = {}, set(), 0
        for number, change in changes.items():
            will_hold = self.holds(number, change)
            if number not in self.failing:
                broken |= set() if will_hold else {number}
            elif will_hold:
                repaired[number] = self._residuals[number] + change
            else:
                # why: a sum that fails before and after shows that the figure does not fit there either
                unmended += bool(change)
        return Effect(repaired, frozenset(broken), unmended, frozenset(changes))

    def explained(
        self, edits: Mapping[K, int], slip: Slip, worth: float, *, cells: int | None = None
    ) -> Explanation[K]:
        """What edits would do, with their score.

        Args:
            edits: cells with the figures that would stand there.
            slip: kind of slip.
            worth: what it counts for.
            cells: for how many cells the edits count; all where it is not given.
        """
        effect = self.effect(edits)
        count = len(edits) if cells is None else cells
        worth += self._nearness(edits) - self._leftover(effect)
        score = len(effect.repaired) - _BROKEN * len(effect.broken) - _UNMENDED * effect.unmended
        return Explanation(
            edits=tuple(edits.items()),
            slip=slip,
            repaired=frozenset(effect.repaired),
            broken=effect.broken,
            score=score - _MORE_CELLS * (count - 1) + worth,
            touched=effect.touched,
            stamp=self._clock,
        )

    def _leftover(self, effect: Effect) -> float:
        """How much of what rounding allows the repaired sums would need, from 0 to 1: more needs more luck."""
        used = 0.0
        for number, residual in effect.repaired.items():
            tolerance = self.system.sums[number].doubled_tolerance
            used += (residual / tolerance) ** 2 if tolerance else 0.0
        return min(1.0, _LEFTOVER * used)

    def _nearness(self, edits: Mapping[K, int]) -> float:
        """How much nearer to the other years the new figures are than the typed ones, from -1 to 1."""
        gains = [
            distance(self.figures[cell], models[0]) - distance(new, models[0])
            for cell, new in edits.items()
            if cell in self.figures and (models := self.models(cell))
        ]
        return max(-1.0, min(1.0, sum(gains) / len(gains))) if gains else 0.0


def distance(figure: int, model: int) -> float:
    """How far two figures are apart, as the logarithm of their ratio."""
    return abs(log((abs(figure) + 1) / (abs(model) + 1)))
