"""Identities: a relation on certain cells, written as terms that both executors add up.

`target = sum of coefficient × part`, or `target is at least` that sum. Which QTables the cells are in is decided by
the frame; an identity only knows slots (0 for the first QTable of the frame).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.structure import Axis


@dataclass(frozen=True, slots=True)
class Term:
    """One cell of an identity.

    Attributes:
        slot: which QTable of the frame. cell: which cell of it.
        coefficient: how often it counts into the sum of the parts; 0 for a cell that is only looked at.
        is_required: whether the identity waits for it.
        is_named: whether it is a country named by the user.
        bit: its bit in the mask of filled cells, or 0.
    """

    slot: int
    cell: CellKey
    coefficient: int = 1
    is_required: bool = True
    is_named: bool = False
    bit: int = 0

    @property
    def is_added(self) -> bool:
        """Whether it belongs to the sum, as target or part."""
        return self.coefficient != 0

    @property
    def is_spared(self) -> bool:
        """Whether it counts as zero when blank; with a letter in it the identity waits all the same."""
        return self.is_added and not self.is_required


@dataclass(frozen=True, slots=True)
class Guard:
    """Condition under which an identity is used, over the mask of filled cells.

    Attributes:
        blank, filled, some: bits of the cells of `Condition`. is_inverted: used where the condition does not hold.
    """

    blank: int = 0
    filled: int = 0
    some: int = 0
    is_inverted: bool = False

    def admits(self, mask: int) -> bool:
        """Whether the identity is used for these filled cells."""
        holds = (
            not mask & self.blank and mask & self.filled == self.filled and (not self.some or bool(mask & self.some))
        )
        return holds is not self.is_inverted


@dataclass(frozen=True)
class Identity:
    """A relation on certain cells.

    Attributes:
        rule, relation: `V03` and `D022`.
        target: the cell on the left. parts: the cells that are added up. sides: cells that are only looked at.
        is_at_least: the target may be larger than the sum.
        axis: axis that is added up, inside a table or between two class versions of it; None between tables.
        guards: all must admit the filled cells, else the identity is not used.
        has_choice: there are alternatives to it on the same target; their conditions choose.
        is_either: one identity of the group that holds is enough.
        is_whole: the target is the total of its list, so that no part and no side may exceed it.
        declared_by: type of the note on a class that makes a difference legitimate; empty = none does.
    """

    rule: str
    relation: str
    target: Term
    parts: tuple[Term, ...]
    sides: tuple[Term, ...] = ()
    is_at_least: bool = False
    axis: Axis | None = None
    guards: tuple[Guard, ...] = ()
    has_choice: bool = False
    is_either: bool = False
    is_whole: bool = False
    declared_by: str = ""

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Target, parts, sides."""
        return (self.target, *self.parts, *self.sides)

    @cached_property
    def flat(self) -> tuple[tuple[int, CellKey, int, bool, bool, int], ...]:
        """The terms as adding up takes them: slot, cell, weight in the difference, required, added, bit."""
        return tuple(
            (term.slot, term.cell, -term.coefficient if place else 1, term.is_required, term.is_added, term.bit)
            for place, term in enumerate(self.terms)
        )

    @cached_property
    def summed(self) -> tuple[tuple[int, CellKey, int], ...]:
        """The terms that are added up: slot, cell, weight in the difference."""
        return tuple((slot, cell, weight) for slot, cell, weight, _required, is_added, _bit in self.flat if is_added)

    @cached_property
    def beside(self) -> tuple[tuple[int, CellKey], ...]:
        """Slot and cell of the terms that are only looked at."""
        return tuple((side.slot, side.cell) for side in self.sides)

    @cached_property
    def bits(self) -> int:
        """Bits of all cells that are added up."""
        return reduce(or_, (term.bit for term in self.added))

    @cached_property
    def added(self) -> tuple[Term, ...]:
        """Target and parts: what the identity is about."""
        return (self.target, *self.parts)

    @cached_property
    def cells(self) -> frozenset[CellKey]:
        """The cells of target and parts."""
        return frozenset(term.cell for term in self.added)

    @cached_property
    def optional(self) -> frozenset[CellKey]:
        """Those of them that count as zero when blank."""
        return frozenset(term.cell for term in self.added if not term.is_required)

    @cached_property
    def is_plain(self) -> bool:
        """Whether an exact sum settles it where all required cells are filled and nothing stands beside the sum.

        Not so where the best of several ways to add up counts, or where an optional part decides on its use.
        """
        required = sum(term.bit for term in self.added if term.is_required)
        is_decided = not any(term.bit for term in self.added if not term.is_required)
        return not self.is_either and is_decided and self.admits(required)

    @property
    def needs(self) -> int:
        """Bits of cells without which it is surely not used; 0 where its alternatives must know of it all the same."""
        return 0 if self.has_choice else self._condition.filled

    @property
    def gives_way(self) -> bool:
        """Whether any cell beside the sum, once filled, puts another alternative in its place."""
        return self.has_choice and not self.is_whole and all(side.bit & self._condition.blank for side in self.sides)

    @property
    def _condition(self) -> Guard:
        """The condition that must hold; an empty one where there is none."""
        return next((guard for guard in self.guards if not guard.is_inverted), Guard())

    @property
    def adds_up(self) -> bool:
        """Whether it is an ordinary sum: every part counts once, with a plus."""
        return not self.is_at_least and all(part.coefficient == 1 for part in self.parts)

    def admits(self, mask: int) -> bool:
        """Whether the identity is used for these filled cells."""
        return not self.guards or all(guard.admits(mask) for guard in self.guards)
