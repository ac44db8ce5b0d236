"""From tallies to findings: judge the identities of a frame, settle alternatives, and put what fails into words.

Both executors end here. What one identity of a group of alternatives says depends on the others; a condition chooses
one, or one that adds up is enough.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.finding import SEVERITY_ORDER, Notes, Severity
from ilms_desktop.validation.case import Case
from ilms_desktop.validation.findings import Said, failed, not_evaluated
from ilms_desktop.validation.judge import State, Verdict, judge
from ilms_desktop.validation.results import GroupResult
from ilms_desktop.validation.wording import listed, said_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.identity import Identity
    from ilms_desktop.validation.records import SourceRecord
    from ilms_desktop.validation.rulebook import RuleBook
    from ilms_desktop.validation.tally import Tally
    from ilms_desktop.validation.wording import Wording


#: of alternatives of which one is enough, the smaller the better
_RANK: Final = {State.HOLDS: 0, State.WAITS: 2, State.FAILS: 3, State.UNUSED: 4}


@dataclass(frozen=True)
class Context:
    """What the evaluation of every frame needs.

    Attributes:
        book: the rules by what they do. wording: words. sources: source records by id.
    """

    book: RuleBook
    wording: Wording
    sources: Mapping[str, SourceRecord]


@dataclass(frozen=True)
class FrameEvaluation:
    """Evaluation of one frame.

    Attributes:
        context: rules and words. frame: identities and where. grids: cells, slot by slot.
        tallies: of the identities to be looked at, by position.
    """

    context: Context
    frame: Frame
    grids: Sequence[Grid]
    tallies: Mapping[int, Tally]

    def result(self) -> GroupResult:
        """What is to be said of the frame."""
        settled = self.settled()
        waiting = [case for case in settled if case.verdict.state is State.WAITS]
        return GroupResult(
            findings=tuple(chain.from_iterable(self._findings(case) for case in settled)),
            not_evaluated=Notes(len(waiting), lambda: tuple(map(self._waiting, waiting))) if waiting else (),
            passed=sum(case.verdict.state is State.HOLDS for case in settled),
            failures=tuple(case for case in settled if is_failure(case)),
        )

    def settled(self) -> list[Case]:
        """The identities, judged, with one verdict for each group of alternatives."""
        cases = [self._case(position) for position in sorted(self.tallies) if self.tallies[position].figures]
        return _settled(cases)

    @cached_property
    def unit(self) -> int:
        """One unit of the last typed decimal, the coarser one where tables differ."""
        stored = self.context.wording.table(self.frame.records[0].key).decimals_stored
        return int(10 ** max(stored - min(grid.precision for grid in self.grids), 0))

    def _case(self, position: int) -> Case:
        """Identity at a position, judged by itself."""
        identity, tally = self.frame.identities[position], self.tallies[position]
        verdict = judge(identity, tally, unit=self.unit, measure=self.context.book.measures[identity.rule])
        if identity.axis is None and verdict.severity is not None:
            verdict = replace(verdict, severity=self._capped(identity.rule, verdict.severity))
        if verdict.state is State.FAILS and self._is_declared(identity):
            verdict = Verdict(State.UNUSED)
        return Case(self.frame, identity, self.grids, tally, verdict, self.unit, self.context.wording)

    def _is_declared(self, identity: Identity) -> bool:
        """Whether a note on a class, in any of the QTables, makes a difference legitimate."""
        if not identity.declared_by:
            return False
        note = f"{identity.declared_by}:"
        return any(note in cell.note for grid in self.grids for cell in grid.cells.values())

    def _capped(self, rule_id: str, severity: Severity) -> Severity:
        """Severity where sources or their coverage differ, so that the figures need not agree."""
        rule = self.context.book.rules[rule_id]
        differs = not self.frame.is_one_source or any(map(self._differs, rule.parameters.get("coverage", ())))
        cap = Severity(rule.parameters["cap"]) if differs else severity
        return max(severity, cap, key=SEVERITY_ORDER.index)

    def _differs(self, field: str) -> bool:
        """Whether the QTables give different values of a field, each its own or that of its source."""
        own = [record.fields.get(field, "") for record in self.frame.records]
        of_source = [self.context.sources[record.key.source].fields.get(field, "") for record in self.frame.records]
        return len({mine or theirs for mine, theirs in zip(own, of_source, strict=True)} - {""}) > 1

    def _findings(self, case: Case) -> Iterator[Finding]:
        """Findings on one identity: what explains it, the failure itself, what follows from it."""
        followers = self.context.book.followers.get(case.identity.rule, ())
        for rule, follower in followers:
            if follower.explains:
                yield from follower.find(rule, case)
        if case.verdict.state is State.FAILS:
            yield self._failure(case)
        for rule, follower in followers:
            if not follower.explains:
                yield from follower.find(rule, case)

    def _failure(self, case: Case) -> Finding:
        """Finding that an identity does not hold."""
        rule = self.context.book.rules[case.identity.rule]
        said = self._said(case, _failure_text(case))
        return failed(rule, replace(said, severity=case.verdict.severity or rule.severity))

    def _waiting(self, case: Case) -> Finding:
        """Note that an identity waits for figures."""
        missing = tuple(case.key(term) for term in case.missing)
        text = "waiting" if case.identity.admits(case.tally.mask) else "alternatives"
        return not_evaluated(self.context.book.rules[case.identity.rule], self._said(case, text, missing))

    def _said(self, case: Case, text: str, missing: tuple[ObservationKey, ...] = ()) -> Said:
        """What is said of an identity."""
        key = case.key(case.identity.target)
        return Said(
            instance=case.instance,
            cells=case.keyed(case.identity.added),
            source=key.qtable.source,
            values=lambda: case.values | self._words_of_tables(case),
            text=text,
            missing=missing,
        )

    def _words_of_tables(self, case: Case) -> dict[str, str]:
        """Words for texts that compare tables, criteria or class versions."""
        if len(self.frame.records) == 1:
            return {}
        wording, (one, other) = self.context.wording, (record.key for record in self.frame.records[:2])
        relation = self.context.book.table_relations.get(case.identity.relation)
        texts = self.context.book.rules[case.identity.rule].parameters["texts"]
        first, second = (self.context.sources[key.source] for key in (one, other))
        return {
            "universe": texts.get(f"universe_{relation.universe}", "") if relation else "",
            "source": first.name or first.id,
            "other_source": second.name or second.id,
            "other_year": str(other.year),
            "titles": listed(said_once(wording.title(record.key) for record in self.frame.records)),
            "version": wording.version(one),
            "other_version": wording.version(other),
        }


def is_asked(context: Context, frame: Frame) -> bool:
    """Whether a comparison makes sense: not so where the source of a part says of itself that it does not.

    A register that counts a person each time may well count more departures than there are persons.
    """
    rule = context.book.rules[frame.key.relation.split()[0]]
    unless: Mapping[str, str] = rule.parameters.get("unless", {})
    if not unless:
        return True
    given = [context.sources[record.key.source].fields for record in frame.records[1:]]
    return not any(fields.get(name) == value for fields in given for name, value in unless.items())


def is_failure(case: Case) -> bool:
    """Whether a sum does not hold by more than rounding."""
    return case.verdict.state is State.FAILS and case.verdict.severity is not Severity.INFORMATION


def _failure_text(case: Case) -> str:
    """Name of the text that says how an identity fails."""
    if case.verdict.severity is Severity.INFORMATION:
        return "partial_rounding" if case.verdict.is_partial else "rounding"
    if case.verdict.is_partial:
        return "partial"
    if case.identity.axis is None:
        return "" if case.frame.is_one_source else "sources"
    return "order" if case.identity.is_at_least else ""


def _settled(cases: Sequence[Case]) -> list[Case]:
    """The cases with one verdict for each group of alternatives; the others of a group count as not used."""
    groups: dict[object, list[Case]] = defaultdict(list)
    for case in cases:
        if case.identity.has_choice:
            groups[case.identity.rule, case.identity.target.cell].append(case)
    settled: dict[int, Case] = {}
    for group in groups.values():
        settle = _settle_either if group[0].identity.is_either else _settle_conditions
        settled |= {id(old): new for old, new in zip(group, settle(group), strict=True)}
    return [settled.get(id(case), case) for case in cases]


def _settle_either(group: Sequence[Case]) -> list[Case]:
    """One that adds up is enough: the best verdict stands for all."""
    best = min(group, key=_rank)
    return [case if case is best else _with_state(case, State.UNUSED) for case in group]


def _settle_conditions(group: Sequence[Case]) -> list[Case]:
    """Where the condition of none holds, rows of two sets are filled, or of none: the first one waits."""
    first, *others = group
    if all(case.verdict.state is State.UNUSED for case in group):
        return [_with_state(first, State.WAITS), *others]
    return list(group)


def _rank(case: Case) -> tuple[int, int]:
    """Order of alternatives, best first."""
    is_rounding = case.verdict.severity is Severity.INFORMATION
    return (1 if is_rounding else _RANK[case.verdict.state], abs(case.tally.difference))


def _with_state(case: Case, state: State) -> Case:
    return replace(case, verdict=Verdict(state))
