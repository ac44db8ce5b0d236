"""The written cases: what a statistician reads beside a rule is what both executors, and the oracle, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import list_editions
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.case_runs import run_case
from tests.oracle.cases import Case, read_cases
from tests.oracle.comparing import OF_SOURCES, said_by_engine, said_by_oracle

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.validation import Checker

CASES = list(read_cases())
CATALOGUES = {edition: {rule.id: rule for rule in load_rules(edition)} for edition in list_editions()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_case_comes_out_as_written(case: Case) -> None:
    """What a statistician can judge: at once, and cell by cell (`ilms rules test` runs the same)."""
    assert run_case(case, CATALOGUES[case.edition]).misses == ()


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
    for rule in CATALOGUES["ilms-2019"]:
        outcomes = {case.expect for case in CASES if case.rule == rule}
        assert outcomes == {"pass", "fail", "not_evaluated"}, rule
