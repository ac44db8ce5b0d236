"""Words of repairs: where, what stands there, what should, and what slip it looks like.

The sentences come from the rules that speak of slips (`hint` rules, V05); this module fills them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.validation.findings import repair
from ilms_desktop.validation.slips import Slip
from ilms_desktop.validation.wording import joined, kept_together, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.finding import Suggestion
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.surroundings import Surroundings
    from ilms_desktop.validation.wording import Wording

#: cells of a repair that are named one by one
_NAMED: Final = 3
#: text that says how many sums a repair mends; it stands with the rule that speaks of slips without a name
_SEVERAL: Final = "several"


@dataclass(frozen=True)
class Teller:
    """Puts repairs into words.

    Attributes:
        hints: rule and name of its text for each kind of slip. wording: words.
        around: what stands in the cells. table: where the sentence is read; others are named.
    """

    hints: Mapping[Slip, tuple[Rule, str]]
    wording: Wording
    around: Surroundings
    table: TableKey

    def suggestion(self, edits: Sequence[tuple[ObservationKey, int]], slip: Slip, repaired: int) -> Suggestion:
        """A repair.

        Args:
            edits: cells with the figures that would stand there.
            slip: what happened, as it seems.
            repaired: number of sums that would hold again.
        """
        rule, name = self.hints[slip]
        values = self._values(edits, repaired)
        found = repair(rule, [(key, self._observation(key, new, slip, edits)) for key, new in edits], values, name)
        text = found.text
        if repaired > 1:
            text = f"{text} {repair(self.hints[Slip.OTHER][0], (), values, _SEVERAL).text}"
        return replace(found, text=text, rule=rule.id, slip=str(slip))

    def _values(self, edits: Sequence[tuple[ObservationKey, int]], repaired: int) -> dict[str, str]:
        """Words for the placeholders."""
        (key, new), (other, other_new) = edits[0], edits[-1]
        cells = [f"{self.place(each)}: {self._figure(each, figure)}" for each, figure in edits[:_NAMED]]
        old = self.around.cell(key)
        return {
            "cell": self.place(key),
            "old": self.wording.figure(old, key.qtable),
            "new": self._figure(key, new),
            "other": self.place(other),
            "other_old": self.wording.figure(self.around.cell(other), other.qtable),
            "other_new": self._figure(other, other_new),
            "cells": listed(cells, most=_NAMED, count=len(edits)),
            "count": str(repaired),
            "year": str((self.around.year_of(key, old.value) if old.value is not None else None) or ""),
        }

    def place(self, key: ObservationKey) -> str:
        """Row and year, behind the table if it is another one; a label that comes twice in a row is said once."""
        is_here = key.qtable.table_key == self.table
        row = self.wording.row(key.qtable, key.cell)
        return joined(("" if is_here else kept_together(key.qtable.table), row, str(key.qtable.year)))

    def _figure(self, key: ObservationKey, value: int) -> str:
        """A figure with as many decimals as its table has, or more where it needs them."""
        return self.wording.number(value, self._decimals(key, value), key.qtable)

    def _decimals(self, key: ObservationKey, value: int) -> int:
        stored = self.wording.table(key.qtable).decimals_stored
        typed = self.around.grids[key.qtable].precision
        return next((each for each in range(typed, stored) if value % 10 ** (stored - each) == 0), stored)

    def _observation(
        self, key: ObservationKey, value: int, slip: Slip, edits: Sequence[tuple[ObservationKey, int]]
    ) -> Observation:
        """What would stand in a cell; exchanged cells exchange their letters and decimals too."""
        cell = self.around.cell(key)
        if slip is Slip.EXCHANGED:
            return cell.with_figure_of(self.around.cell(next(each for each, _figure in edits if each != key)))
        return cell.with_figure(value, self._decimals(key, value))
