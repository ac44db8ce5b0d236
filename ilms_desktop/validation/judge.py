"""Judgement: what a tally means for its identity, and how serious a difference is.

Integers only. The tolerance of an identity is half a unit of the last decimal for each of its terms, so comparisons
are made on doubled numbers. Blank is not zero: an identity that misses a required cell waits, unless what is there
already exceeds the total (docs/spec/rules.md, "How rules run").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.identity import Identity
    from ilms_desktop.validation.tally import Tally


class State(Enum):
    """What is to be said of an identity."""

    #: holds exactly
    HOLDS = auto()
    #: does not hold; the severity says how far
    FAILS = auto()
    #: waits for a cell
    WAITS = auto()
    #: its condition does not hold, another alternative may be in use
    UNUSED = auto()
    #: no figure is in it
    EMPTY = auto()


@dataclass(frozen=True, slots=True)
class Band:
    """A step of seriousness.

    Attributes:
        tolerances: differences up to this many tolerances fall into it; None = all the rest.
        severity: of a difference in it.
    """

    tolerances: int | None
    severity: Severity


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of an identity.

    Attributes:
        state: the outcome. severity: for `FAILS`, else None.
        doubled_tolerance: twice the tolerance, as scaled integer.
        is_partial: a required cell is missing, so that only the parts that are there were looked at.
    """

    state: State
    severity: Severity | None = None
    doubled_tolerance: int = 0
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """How a rule measures differences.

    Attributes:
        bands: from the smallest difference on; the last one takes the rest.
        checks_partly: whether parts that are there are compared with the total while others are missing.
    """

    bands: Sequence[Band]
    checks_partly: bool = False

    def severity(self, excess: int, doubled_tolerance: int) -> Severity:
        """Severity of a difference of this size."""
        return next(
            band.severity
            for band in self.bands
            if band.tolerances is None or 2 * excess <= band.tolerances * doubled_tolerance
        )


def measure_of(rule: Rule) -> Measure:
    """How a rule measures differences: its parameters `bands` and `partial`."""
    bands = tuple(Band(band.get("tolerances"), Severity(band["severity"])) for band in rule.parameters["bands"])
    return Measure(bands, checks_partly=bool(rule.parameters.get("partial")))


def state_of(identity: Identity, tally: Tally) -> State:
    """What the sums alone say of an identity, without looking at the size of a difference."""
    if not tally.figures:
        return State.EMPTY
    if not identity.admits(tally.mask):
        return State.UNUSED
    if tally.missing or not tally.parts:
        return State.WAITS
    holds = tally.difference == 0 or (identity.is_at_least and tally.difference > 0)
    return State.HOLDS if holds else State.FAILS


def is_settled(identity: Identity, tally: Tally) -> bool:
    """Whether an identity holds exactly and no rule has anything else to say of it; the statement asks the same.

    Where figures that are not negative add up exactly, no part is larger than the total.
    """
    is_filled = tally.figures == tally.parts + 1 and not tally.sides
    return is_filled and identity.is_plain and state_of(identity, tally) is State.HOLDS


def judge(identity: Identity, tally: Tally, *, unit: int, measure: Measure) -> Verdict:
    """Judge one identity.

    Args:
        identity: what should hold.
        tally: what its cells add up to.
        unit: one unit of the last typed decimal, as scaled integer.
        measure: bands of the rule.
    """
    state = state_of(identity, tally)
    doubled = unit * (tally.parts + 1)
    is_partial = state is State.WAITS
    if is_partial and measure.checks_partly and _says_something(identity, tally, doubled):
        state = State.FAILS
    severity = measure.severity(abs(tally.difference), doubled) if state is State.FAILS else None
    return Verdict(state, severity, doubled, is_partial=is_partial)


def _says_something(identity: Identity, tally: Tally, doubled: int) -> bool:
    """Whether the parts that are there are more than the total, or so close to it that they look complete."""
    if not (identity.adds_up and tally.has_target and tally.parts):
        return False
    is_close = 2 * abs(tally.difference) <= doubled
    return tally.difference < 0 or (tally.difference > 0 and is_close)
