"""Running written cases: what both executors say of a case, held against what is written.

The set executor looks at the case as a whole, the live executor sees its figures come in one by one; both must say
what the case expects. The same runner serves `ilms rules test` and the tests of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.storage.memory_file import cell_of, said_of
from ilms_desktop.validation.checker import Checker
from ilms_desktop.validation.kinds import KINDS, Follower, Hint, ReadingPattern, RowSums, TableSums
from ilms_desktop.validation.patterns.same_key import Given
from ilms_desktop.validation.results import together
from ilms_desktop.validation.wording import Wording
from ilms_desktop.validation.written_cases import Expected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.storage.memory_file import MemoryFile
    from ilms_desktop.validation.frames import Group
    from ilms_desktop.validation.results import GroupResult
    from ilms_desktop.validation.written_cases import WrittenCase

#: collection and reporting country of cases; they count as the newest round of a country with module C
ROUND: Final = "2026"
COUNTRY: Final = "KHM"


@dataclass(frozen=True, slots=True)
class Miss:
    """Where a case came out in another way than written.

    Attributes:
        what: `outcome`, `count`, `severity`, `says`, `cell`, `suggests`, `slip`, `offers` or `live`.
        expected, found: in short words and codes.
    """

    what: str
    expected: str
    found: str


@dataclass(frozen=True)
class CaseRun:
    """How a case came out.

    Attributes:
        case: the case. found: what the rule found. waiting: what it, or the rules it follows, waits for.
        misses: where that is not what is written; none = the case passes.
    """

    case: WrittenCase
    found: tuple[Finding, ...]
    waiting: tuple[Finding, ...]
    misses: tuple[Miss, ...]

    @property
    def is_good(self) -> bool:
        """Whether the case came out as written."""
        return not self.misses


def run_case(case: WrittenCase, rules: Mapping[str, Rule]) -> CaseRun:
    """Run one case through both executors.

    Args:
        case: the case.
        rules: the catalogue of its edition, by id; every rule of it runs, as in a file.
    """
    catalogue, rule = tuple(rules.values()), rules[case.rule]
    file = case.file()
    try:
        at_once = dict(_checker(file, catalogue).full(file.connection))
        one_by_one = _one_by_one(file, catalogue)
    finally:
        file.close()
    said = together(at_once.values())
    found = tuple(each for each in (*said.findings, *_of_reading(case, rule)) if _speaks(each, rule))
    asked = {rule.id, *rule.parameters.get("follows", ())}
    waiting = tuple(note for note in said.not_evaluated if note.rule in asked)
    misses = [*_misses(case, rule, found, waiting), *_disagreements(at_once, one_by_one)]
    return CaseRun(case, found, waiting, tuple(misses))


def _of_reading(case: WrittenCase, rule: Rule) -> Iterator[Finding]:
    """What a rule on reading says of the figures of a case as they come, before they stand in a file."""
    kind, edition = KINDS[rule.kind], load_edition(case.edition)
    if isinstance(kind, ReadingPattern):
        figures = [(key, each) for key, table in case.tables for each in table["figures"].items()]
        stored = {key: edition.table(key.table_key).decimals_stored for key, _table in case.tables}
        given = [
            Given(ObservationKey(key, cell_of(codes)), said_of(text, stored[key]), line)
            for line, (key, (codes, text)) in enumerate(figures, start=1)
        ]
        yield from kind.find(rule, given, Wording.of(edition))


def _checker(file: MemoryFile, rules: tuple[Rule, ...]) -> Checker:
    """A checker that has seen nothing yet."""
    return Checker(file.edition, load_round(ROUND), COUNTRY, rules)


def _one_by_one(file: MemoryFile, rules: tuple[Rule, ...]) -> dict[Group, GroupResult]:
    """What the live executor remembers after the figures came in cell by cell."""
    everything = file.observations()
    for key in everything:
        file.clear(key)
    live = _checker(file, rules)
    remembered = dict(live.full(file.connection))
    for key, said in everything.items():
        file.put(key, said)
        remembered |= live.touched(file.connection, keys=[key])
    return remembered


def _disagreements(at_once: Mapping[Group, GroupResult], one_by_one: Mapping[Group, GroupResult]) -> Iterator[Miss]:
    """Where the live executor ends with something else than the set executor says."""
    full, live = ({group: each for group, each in said.items() if not each.is_empty} for said in (at_once, one_by_one))
    for group in sorted(group for group in full.keys() | live.keys() if full.get(group) != live.get(group)):
        yield Miss("live", *(_keys(said.get(group)) for said in (full, live)))


def _keys(result: GroupResult | None) -> str:
    """What is said of a group, in codes."""
    if result is None:
        return "–"
    said = sorted(f"{each.key} {each.severity}" for each in (*result.findings, *result.not_evaluated))
    return "; ".join([*said, f"+{result.passed}"])


def _speaks(finding: Finding, rule: Rule) -> bool:
    """Whether a finding is of a rule; a hint never stands alone, it speaks in the repairs of others."""
    if isinstance(KINDS[rule.kind], Hint):
        offered = (finding.suggestion,) if finding.suggestion else finding.alternatives[:1]
        return any(each.rule == rule.id for each in offered)
    return finding.rule == rule.id


def _misses(case: WrittenCase, rule: Rule, found: Sequence[Finding], waiting: Sequence[Finding]) -> Iterator[Miss]:
    """Where a rule says something else than the case expects."""
    outcome = _outcome(case, rule, found, waiting)
    if outcome != case.expect:
        yield Miss(
            "outcome", case.expect, " ".join([outcome, *(f"[{each.severity}] {each.message}" for each in found)])
        )
    elif case.expect is Expected.FAIL:
        yield from _missing_words(case, found)
    elif case.expect is Expected.NOT_EVALUATED:
        yield from _unsaid(case.content.get("says", ""), " ".join(note.message for note in waiting))


def _outcome(case: WrittenCase, rule: Rule, found: Sequence[Finding], waiting: Sequence[Finding]) -> Expected:
    """What a rule did; what has nothing to wait for simply says nothing."""
    if found:
        return Expected.FAIL
    is_arithmetic = isinstance(KINDS[rule.kind], RowSums | TableSums | Follower)
    waits = waiting if case.expect is Expected.NOT_EVALUATED else [note for note in waiting if note.rule == rule.id]
    if waits or (case.expect is Expected.NOT_EVALUATED and not is_arithmetic):
        return Expected.NOT_EVALUATED
    return Expected.PASS


def _missing_words(case: WrittenCase, found: Sequence[Finding]) -> Iterator[Miss]:
    """Where the findings are not those that are written."""
    wanted, first = case.content, found[0]
    count = wanted.get("count", 1)
    if len(found) != count:
        yield Miss("count", str(count), " | ".join([str(len(found)), *(each.message for each in found)]))
    severities = " ".join(dict.fromkeys(each.severity.value for each in found))
    if severities != wanted["severity"]:
        yield Miss("severity", wanted["severity"], severities)
    yield from _unsaid(wanted.get("says", ""), first.message)
    if "cell" in wanted and (not first.cells or first.cells[0].cell != cell_of(wanted["cell"])):
        yield Miss("cell", wanted["cell"], " ".join(first.cells[0].cell) if first.cells else "–")
    yield from _misses_of_repair(case, first.suggestion, [each.text for each in first.alternatives])


def _misses_of_repair(case: WrittenCase, offered: Suggestion | None, others: Sequence[str]) -> Iterator[Miss]:
    """Where the repair is not the one that is written."""
    wanted: Mapping[str, Any] = case.content
    text = offered.text if offered else "–"
    if wanted.get("suggests", "") not in text:
        yield Miss("suggests", wanted["suggests"], text)
    if "slip" in wanted and (offered is None or (offered.rule, offered.slip) != (case.rule, wanted["slip"])):
        found = f"{offered.rule} {offered.slip}" if offered else "–"
        yield Miss("slip", f"{case.rule} {wanted['slip']}", found)
    if "offers" in wanted and (offered is not None or list(others) != wanted["offers"]):
        yield Miss("offers", " | ".join(wanted["offers"]), " | ".join([*([text] if offered else []), *others]))


def _unsaid(wanted: str, message: str) -> Iterator[Miss]:
    """Words that a message should hold and does not."""
    if wanted not in message:
        yield Miss("says", wanted, message)
