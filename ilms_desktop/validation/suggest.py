"""Suggestions: the one figure that repairs a failed sum, if there is exactly one good one.

A figure is better than another if it also repairs other sums of the QTable, or breaks fewer that hold. Nothing is
applied here; the person decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.i18n import fill
from ilms_desktop.model.finding import Severity, Suggestion
from ilms_desktop.validation.findings import rule_text
from ilms_desktop.validation.judge import State, judge
from ilms_desktop.validation.tally import tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.identity import Identity, Term
    from ilms_desktop.validation.judge import Measure
    from ilms_desktop.validation.tally import Tally


class _Choice(NamedTuple):
    """A cell with the figure that would repair the sum, and what that does to other sums.

    Attributes:
        term, figure: what would stand where. repaired, broken: number of other sums.
    """

    term: Term
    figure: int
    repaired: int
    broken: int

    @property
    def rank(self) -> tuple[int, int]:
        """Better is larger."""
        return (self.repaired, -self.broken)


@dataclass(frozen=True)
class Neighbours:
    """The sums of a frame that share cells with a failed one.

    Attributes:
        frame, grids: where. measures: how each rule measures. unit: one unit of the last typed decimal.
    """

    frame: Frame
    grids: Sequence[Grid]
    measures: Mapping[str, Measure]
    unit: int

    @cached_property
    def _of_cell(self) -> Mapping[tuple[int, object], Sequence[tuple[Identity, Term]]]:
        """Identities and the term in them, by slot and cell."""
        found: dict[tuple[int, object], list[tuple[Identity, Term]]] = {}
        for identity in self.frame.identities:
            for term in identity.added:
                found.setdefault((term.slot, term.cell), []).append((identity, term))
        return found

    def effects(self, term: Term, change: int, *, of: Identity) -> tuple[int, int]:
        """Number of other sums that a change of a cell repairs, and that it breaks."""
        pairs = [
            self._verdicts(identity, other, change)
            for identity, other in self._of_cell[term.slot, term.cell]
            if identity is not of
        ]
        return pairs.count((False, True)), pairs.count((True, False))

    def _verdicts(self, identity: Identity, term: Term, change: int) -> tuple[bool | None, bool | None]:
        """Whether an identity holds before and after a change of one of its cells; None where it is not judged."""
        before = tally(identity, self.grids)
        weight = 1 if term is identity.target else -term.coefficient
        after = before._replace(difference=before.difference + weight * change)
        return self._holds(identity, before), self._holds(identity, after)

    def _holds(self, identity: Identity, found: Tally) -> bool | None:
        verdict = judge(identity, found, unit=self.unit, measure=self.measures[identity.rule])
        if verdict.is_partial or verdict.state not in (State.HOLDS, State.FAILS):
            return None
        return verdict.severity in (None, Severity.INFORMATION)


def suggest(rule: Rule, case: Case, neighbours: Neighbours) -> Suggestion | None:
    """The best repair of a failed sum; None where there is none, or several equally good ones.

    The parameter `repairs` of the rule says which cells may be changed: `any`, or `total` with parts only where they
    repair another sum as well.
    """
    is_rounding = case.verdict.severity is Severity.INFORMATION
    if is_rounding or case.verdict.is_partial or not case.identity.adds_up:
        return None
    choices = sorted(_choices(rule, case, neighbours), key=lambda choice: choice.rank, reverse=True)
    is_unique = len(choices) == 1 or (len(choices) > 1 and choices[0].rank > choices[1].rank)
    if not is_unique or choices[0].repaired < choices[0].broken:
        return None
    return _suggestion(rule, case, choices[0])


def _choices(rule: Rule, case: Case, neighbours: Neighbours) -> Iterator[_Choice]:
    """Cells whose figure could be wrong alone, with the figure that repairs the sum."""
    target, difference = case.identity.target, case.tally.difference
    for term in (target, *case.present):
        change = -difference if term is target else difference
        figure = (case.number(term) or 0) + change
        choice = _Choice(term, figure, *neighbours.effects(term, change, of=case.identity))
        is_open = term is target or rule.parameters["repairs"] == "any" or choice.repaired > 0
        if figure >= 0 and case.cell(term).value is not None and is_open:
            yield choice


def _suggestion(rule: Rule, case: Case, choice: _Choice) -> Suggestion:
    """The repair in words and as an edit."""
    figure = case.amount(choice.figure)
    values = case.values | {"cell": case.label(choice.term), "old": case.figure(choice.term), "new": figure}
    edit = (case.key(choice.term), case.cell(choice.term).with_figure(choice.figure, case.decimals))
    return Suggestion(fill(rule_text(rule, "suggestion"), values), (edit,))
