"""Totals computed from their parts: men and women, classes, statuses, countries.

A blank part is not zero: the total is then incomplete and says so. Only parts that a country may lack (not classified,
status unknown, other countries) count as zero when blank. Means and medians are never added.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.model.key import CellKey
from ilms_desktop.model.observation import NOT_APPLICABLE, CellState, Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.model.table_view import ComputedTotal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ilms_desktop.validation.sum_sets import AxisSums

#: parts of a cell along one axis: each with whether it counts as zero when blank
Way = tuple[tuple[CellKey, bool], ...]


@dataclass
class Plan:
    """Ways to add up the cells of a table; the same for all its years and sources.

    Attributes:
        sums: parts of each code, by axis; the axis along which a total is looked for first comes first.
    """

    sums: Mapping[Axis, AxisSums]
    _ways: dict[CellKey, tuple[Way, ...]] = field(default_factory=dict)

    def ways(self, cell: CellKey) -> tuple[Way, ...]:
        """Each way to add a cell up."""
        found = self._ways.get(cell)
        if found is None:
            found = self._ways[cell] = tuple(
                tuple((with_code(cell, axis, part), part in parts.optional) for part in parts.codes)
                for axis, sums in self.sums.items()
                for parts in sums.ways(code_on(cell, axis))
            )
        return found


class _Figure(NamedTuple):
    """A figure of a part: typed, or computed in its turn."""

    value: int
    decimals: int


_ZERO: Final = _Figure(0, 0)


@dataclass
class Totals:
    """Computes the totals of one QTable.

    Attributes:
        plan: what adds up to what. observations: what stands in the cells.
    """

    plan: Plan
    observations: Mapping[CellKey, Observation]
    _known: dict[CellKey, ComputedTotal | None] = field(default_factory=dict)

    def all(self, cells: Iterable[CellKey]) -> dict[CellKey, ComputedTotal]:
        """Totals of those cells that have parts with at least one figure."""
        return {cell: total for cell in cells if (total := self.total(cell)) is not None}

    def total(self, cell: CellKey) -> ComputedTotal | None:
        """Total of a cell, the way that leaves least open; None without any figure among its parts."""
        if cell not in self._known:
            candidates = [total for _way, total in self.sums(cell)]
            self._known[cell] = min(candidates, key=_missing, default=None)
        return self._known[cell]

    def sums(self, cell: CellKey) -> Iterator[tuple[Way, ComputedTotal]]:
        """What each way with a figure among its parts comes to."""
        return ((way, total) for way in self.plan.ways(cell) if (total := self._sum(way)) is not None)

    def _sum(self, way: Way) -> ComputedTotal | None:
        # why: one loop and no lists; a large paste makes some ten thousand sums
        value = decimals = missing = 0
        is_begun = False
        for cell, is_optional in way:
            figure = self._figure(cell, is_optional=is_optional)
            if figure is None:
                missing += 1
            elif figure is not _ZERO:
                is_begun = True
                value += figure.value
                decimals = max(decimals, figure.decimals)
        return ComputedTotal(value, decimals, missing == 0, missing) if is_begun else None

    def _figure(self, cell: CellKey, *, is_optional: bool) -> _Figure | None:
        """Figure of a part, or None where there is none; zero that nobody typed is `_ZERO`."""
        said = self.observations.get(cell)
        if said is not None and said.value is not None:
            return _Figure(said.value, said.decimals)
        if said is not None and said.state is not CellState.BLANK:
            return _ZERO if said.status == NOT_APPLICABLE else None
        total = self.total(cell)
        if total is not None and total.complete:
            return _Figure(total.value, total.decimals)
        return _ZERO if is_optional and total is None else None


def _missing(total: ComputedTotal) -> int:
    return total.missing


_READ: Final[dict[Axis, Callable[[CellKey], str]]] = {
    Axis.SEX: lambda cell: cell.sex,
    Axis.STATUS: lambda cell: cell.status,
    Axis.CLASS: lambda cell: cell.klass,
}
_REPLACE: Final[dict[Axis, Callable[[CellKey, str], CellKey]]] = {
    Axis.SEX: lambda cell, code: CellKey(code, cell.status, cell.klass),
    Axis.STATUS: lambda cell, code: CellKey(cell.sex, code, cell.klass),
    Axis.CLASS: lambda cell, code: CellKey(cell.sex, cell.status, code),
}


def code_on(cell: CellKey, axis: Axis) -> str:
    """Code of a cell on one axis."""
    return _READ[axis](cell)


def with_code(cell: CellKey, axis: Axis, code: str) -> CellKey:
    """The cell that differs in the code of one axis."""
    return _REPLACE[axis](cell, code)
