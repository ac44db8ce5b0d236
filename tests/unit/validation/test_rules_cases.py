"""The written cases: what a statistician reads beside a rule is what both executors, and the oracle, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.finding import Severity
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.kinds import KINDS, Follower, RowSums, TableSums
from ilms_desktop.validation.results import together
from tests.oracle.cases import Case, read_cases
from tests.oracle.comparing import OF_SOURCES, said_by_engine, said_by_oracle
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.validation import Checker, GroupResult

CASES = list(read_cases())
RULES = {rule.id: rule for rule in load_rules("ilms-2019")}


def checked(case: Case, checker_for: Callable[[Edition], Checker]) -> GroupResult:
    """What the set executor says of a case."""
    file = case.file()
    results = checker_for(load_edition(case.edition)).full(file.connection)
    file.close()
    return together(results.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_case_comes_out_as_written(case: Case, checker_for: Callable[[Edition], Checker]) -> None:
    """The cases are the part of the catalogue that a statistician can judge."""
    result = checked(case, checker_for)
    found = [finding for finding in result.findings if finding.rule == case.rule]
    waiting = [note for note in result.not_evaluated if note.rule in asked_in_place_of(case.rule)]
    wanted = case.content
    if case.expect == "pass":
        assert found == []
        assert [note for note in waiting if note.rule == case.rule] == []
    elif case.expect == "not_evaluated":
        assert found == []
        assert waiting or not is_arithmetic(case.rule)
        assert wanted.get("says", "") in " ".join(note.message for note in waiting)
    else:
        assert [finding.severity for finding in found] == [Severity(wanted["severity"])] * wanted.get("count", 1)
        assert wanted.get("says", "") in found[0].message
        if "cell" in wanted:
            assert found[0].cells[0].cell == cell_of(wanted["cell"])
        if "suggests" in wanted:
            assert found[0].suggestion is not None
            assert wanted["suggests"] in found[0].suggestion.text


def asked_in_place_of(rule: str) -> set[str]:
    """The rule, and the rules whose sums it looks at: where they wait, it waits."""
    return {rule, *RULES[rule].parameters.get("follows", ())}


def is_arithmetic(rule: str) -> bool:
    """Whether the rule is about sums, so that it waits for something."""
    return isinstance(KINDS[RULES[rule].kind], RowSums | TableSums | Follower)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_cell_by_cell_and_all_at_once_say_the_same_of_a_case(
    case: Case, checker_for: Callable[[Edition], Checker]
) -> None:
    """The live executor is judged by the set executor."""
    file = case.file()
    everything = file.observations()
    for key in everything:
        file.clear(key)
    live = checker_for(file.edition)
    remembered = dict(live.full(file.connection))
    for key, said in everything.items():
        file.put(key, said)
        remembered |= live.touched(file.connection, keys=[key])
    at_once = checker_for(file.edition).full(file.connection)
    assert {group: result for group, result in remembered.items() if not result.is_empty} == {
        group: result for group, result in at_once.items() if not result.is_empty
    }
    file.close()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.rule not in OF_SOURCES], ids=lambda case: f"{case.rule}: {case.name}"
)
def test_the_oracle_says_the_same_of_a_case(case: Case, checker_for: Callable[[Edition], Checker]) -> None:
    """Two independent answers to one question."""
    file = case.file()
    results = checker_for(file.edition).full(file.connection)
    fields = {key: dict(each) for key, each in case.source_fields.items()}
    if not any(table.get("fields") for table in case.content["tables"]):
        assert said_by_engine(results) == said_by_oracle(file, fields)
    file.close()


def test_every_rule_has_its_three_cases() -> None:
    """A rule without cases is a claim nobody can check."""
    for rule in RULES:
        outcomes = {case.expect for case in CASES if case.rule == rule}
        assert outcomes == {"pass", "fail", "not_evaluated"}, rule
