"""Standard reasons: no code twice, no rule that is not there."""

from __future__ import annotations

from ilms_desktop.definitions.crosscheck_reasons import check_reasons
from ilms_desktop.definitions.forms import REASONS, Forms


def forms(*reasons: tuple[str, list[str]]) -> Forms:
    """Definitions with the rule V10 and these reasons."""
    entries = [{"code": code, "rules": rules, "text": "Some reason."} for code, rules in reasons]
    return Forms({"rules/V10.toml": {"id": "V10"}, REASONS: {"reasons": entries}})


def test_reasons_that_fit_rules_are_good() -> None:
    """And one that fits every rule."""
    assert list(check_reasons(forms(("A", ["V10"]), ("B", [])))) == []


def test_a_code_stands_once() -> None:
    """A package names a reason by its code."""
    (problem,) = check_reasons(forms(("A", []), ("A", ["V10"])))
    assert (problem.code, problem.path) == ("codelist.repeated", "A")


def test_a_rule_that_is_not_there_is_a_problem() -> None:
    """It would never be offered, and nobody would know why."""
    (problem,) = check_reasons(forms(("A", ["V10", "V99"])))
    assert (problem.code, problem.path, problem.context["rule"]) == ("ref.rule", "A", "V99")
