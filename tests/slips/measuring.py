"""Measuring: how many of the planted slips are found, and how often what is suggested is what stood there before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_round
from ilms_desktop.model.finding import Severity
from ilms_desktop.validation import Checker, load_rules
from tests.slips.country import dice
from tests.slips.planting import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.validation import Group, GroupResult
    from tests.oracle.files import File
    from tests.slips.planting import Kind, Planted
    from tests.slips.questionnaire import Questionnaire

#: findings that ask for something
ASKS: Final = (Severity.FATAL, Severity.DUPLICATE, Severity.ERROR, Severity.WARNING)
#: rules that speak of what is left out; in tables where something was left out on purpose they are right
OF_GAPS: Final = frozenset({"V20", "V30", "V31", "V32", "V38"})
#: the rule that speaks of countries not named; the made-up countries have a dozen partners and name the five largest
OF_PARTNERS: Final = "V16"
#: how often a place for a slip is looked for in one questionnaire
_TRIES: Final = 30


@dataclass
class Score:
    """What came of the slips of one kind.

    Attributes:
        planted: slips. found: those with a finding on one of their cells.
        said: findings that were not there before. about: those of them on a cell of the slip.
        offered: slips with a repair offered alone.
        right: slips of which the first suggestion restores what stood there.
        right_alone: those of them offered alone. rules: how often each rule spoke.
        missed: slips without a finding. wrong: slips of which the first suggestion is another, with what was said.
    """

    planted: int = 0
    found: int = 0
    said: int = 0
    about: int = 0
    offered: int = 0
    right: int = 0
    right_alone: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    missed: list[Planted] = field(default_factory=list)
    wrong: list[tuple[Planted, list[Finding]]] = field(default_factory=list)


@dataclass
class Clean:
    """What is said of clean questionnaires.

    Attributes:
        cells: filled cells. warnings: findings that ask for something, by rule. of_gaps: those on what was left out.
    """

    cells: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    of_gaps: Counter[str] = field(default_factory=Counter)


class Bench:
    """One clean questionnaire, checked, into which slips are planted and taken out again."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.file: File = questionnaire.file()
        edition = questionnaire.edition
        self.checker = Checker(edition, load_round("2026"), "KHM", load_rules(edition.id))
        self._clean = dict(self.checker.full(self.file.connection))
        self._known = {finding.key for finding in asking(self._clean)}

    def close(self) -> None:
        """Let the file go."""
        self.file.close()

    def clean(self, into: Clean) -> None:
        """What is said before anything is planted."""
        into.cells += len(self.questionnaire.figures)
        for finding in asking(self._clean):
            tables = {key.qtable.table_key for key in finding.cells}
            is_right = finding.rule == OF_PARTNERS or (
                finding.rule in OF_GAPS and tables & self.questionnaire.incomplete
            )
            (into.of_gaps if is_right else into.warnings)[finding.rule] += 1

    def plant(self, kind: Kind, number: int) -> Planted | None:
        """Slip number `number` of a kind."""
        for attempt in range(_TRIES):
            slip = kind.plant(dice(self.questionnaire.seed, kind.name, number, attempt), self.questionnaire)
            if slip is not None:
                return slip
        return None

    def findings(self, slip: Planted) -> list[Finding]:
        """What is said of a slip that was not said before, the most severe first."""
        results = self._put(slip.edits)
        self._put(slip.truth)
        new = [finding for finding in asking(results) if finding.key not in self._known]
        return sorted(new, key=lambda finding: ASKS.index(finding.severity))

    def _put(self, entries: Mapping[ObservationKey, Observation]) -> Mapping[Group, GroupResult]:
        self.file.put_all(entries.items())
        return self.checker.touched(self.file.connection, keys=list(entries))


def asking(results: Mapping[Group, GroupResult]) -> list[Finding]:
    """Findings that ask for something."""
    return [finding for result in results.values() for finding in result.findings if finding.severity in ASKS]


def judge(score: Score, slip: Planted, findings: list[Finding]) -> None:
    """Count what came of one slip."""
    about = [finding for finding in findings if not slip.edits.keys().isdisjoint(finding.cells)]
    score.planted += 1
    score.found += bool(about)
    score.said += len(findings)
    score.about += len(about)
    score.rules.update({finding.rule for finding in about})
    if not about:
        score.missed.append(slip)
        return
    offered = first_suggestion(about)
    if offered is None:
        score.wrong.append((slip, about))
        return
    is_alone, suggestion = offered
    is_right = restores(suggestion, slip)
    score.offered += is_alone
    score.right += is_right
    score.right_alone += is_right and is_alone
    if not is_right:
        score.wrong.append((slip, about))


def first_suggestion(findings: Iterable[Finding]) -> tuple[bool, Suggestion] | None:
    """The suggestion that is read first, and whether it is offered alone."""
    for finding in findings:
        if finding.suggestion is not None:
            return True, finding.suggestion
        if finding.alternatives:
            return False, finding.alternatives[0]
    return None


def restores(suggestion: Suggestion, slip: Planted) -> bool:
    """Whether a suggestion puts back what stood there, and nothing else."""
    figures = {key: (said.value, said.status) for key, said in suggestion.edits}
    truth = {key: (said.value, said.status) for key, said in slip.truth.items()}
    wrong = {key: (said.value, said.status) for key, said in slip.edits.items()}
    return figures == {key: said for key, said in truth.items() if said != wrong[key]}


def measure(
    questionnaires: Iterable[Questionnaire], *, each: int, kinds: Sequence[Kind] = KINDS
) -> tuple[dict[str, Score], Clean]:
    """Plant slips into questionnaires.

    Args:
        questionnaires: clean ones.
        each: slips of each kind in each of them.
        kinds: of slips.
    """
    scores, clean = {kind.name: Score() for kind in kinds}, Clean()
    for questionnaire in questionnaires:
        bench = Bench(questionnaire)
        bench.clean(clean)
        for kind in kinds:
            for slip in _slips(bench, kind, each):
                judge(scores[kind.name], slip, bench.findings(slip))
        bench.close()
    return scores, clean


def _slips(bench: Bench, kind: Kind, each: int) -> Iterator[Planted]:
    for number in range(each):
        slip = bench.plant(kind, number)
        if slip is not None:
            yield slip
