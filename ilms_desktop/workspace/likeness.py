"""Whether a finding is an earlier one that came back: the same rule on the same place, with like figures."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.definitions.reasons import Likeness
    from ilms_desktop.model.finding import Allowance, Finding
    from ilms_desktop.model.key import CellKey, ObservationKey, TableKey
    from ilms_desktop.model.observation import Observation

    Figures = tuple[tuple[ObservationKey, Observation], ...]
    #: a cell wherever the series stands: years count from that of the first cell, the class version does not matter
    Spot = tuple[TableKey, int, CellKey]

#: what makes a finding the same in another year: rule, source, table and cell of its most telling figure
Place = tuple[str, str, "TableKey", "CellKey"]


def place_of(rule: str, key: ObservationKey) -> Place:
    """Place of a finding by its rule and its most telling cell."""
    return rule, key.qtable.source, key.qtable.table_key, key.cell


def is_same_again(then: Allowance, finding: Finding, now: Figures, likeness: Likeness) -> bool:
    """Whether a reason given for `then` speaks of this finding as well.

    Args:
        then: the earlier reason, with its figures.
        finding: what is found now.
        now: what stands in the cells of the finding.
        likeness: when figures are alike.
    """
    if then.finding == finding.key and then.fingerprint == finding.fingerprint:
        return True
    if not then.figures or not now:
        return False
    same = place_of(then.rule, then.figures[0][0]) == place_of(finding.rule, now[0][0])
    return same and are_alike(then.figures, now, likeness)


def are_alike(then: Figures, now: Figures, likeness: Likeness) -> bool:
    """Whether every figure is near what it was, or the gap that was explained is of one direction and like width.

    The gap is the first figure less the others: what a total lacks, or by how much a year or a table differs from
    another.
    """
    first, second = _by_spot(then), _by_spot(now)
    spots = dict.fromkeys(chain(first, second))
    if all(_is_near(first.get(spot, 0), second.get(spot, 0), likeness.percent) for spot in spots):
        return True
    narrow, wide = sorted((_gap(then), _gap(now)), key=abs)
    return narrow * wide > 0 and abs(wide) <= abs(narrow) * likeness.factor


def _by_spot(figures: Figures) -> Mapping[Spot, int]:
    start = figures[0][0].qtable.year
    return {
        (key.qtable.table_key, key.qtable.year - start, key.cell): said.value
        for key, said in figures
        if said.value is not None
    }


def _is_near(one: int, other: int, percent: int) -> bool:
    return abs(one - other) * 100 <= max(abs(one), abs(other)) * percent


def _gap(figures: Figures) -> int:
    head, *others = ((said.value or 0) for _key, said in figures)
    return head - sum(others)
