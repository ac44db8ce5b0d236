"""Which tables a rule looks at follows from definitions."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import list_editions, load_edition
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.rule_tables import tables_of

RULES = {rule.id: rule for rule in load_rules("ilms-2019")}


def numbers(rule: str, edition: str = "ilms-2019") -> set[str]:
    """Numbers of the tables of a rule."""
    rules = {each.id: each for each in load_rules(edition)}
    return {table.number for table in tables_of(rules[rule], rules, load_edition(edition))}


@pytest.mark.parametrize(
    ("rule", "inside", "outside"),
    [
        ("V01", "A10", "–"),  # any cell
        ("V02", "C4", "A10"),  # means are never added up
        ("V05", "C4", "A10"),  # as the sums it looks at
        ("V07", "A4", "A10"),
        ("V21", "A4", "C4"),  # C4 is not divided by status
        ("V25", "A4", "C4"),  # one list only
        ("V26", "A10", "C4"),  # everybody's mean is one mean, too
        ("V28", "A9", "C4"),
        ("V10", "A10", "–"),  # over the years, all of them
    ],
)
def test_a_rule_knows_its_tables(rule: str, inside: str, outside: str) -> None:
    """What `ilms rules list` counts."""
    assert inside in numbers(rule)
    assert outside not in numbers(rule)


def test_sources_and_hints_have_no_tables_of_their_own() -> None:
    """They speak wherever a source has figures, or a sum fails."""
    assert numbers("V19") == numbers("V23") == set()


@pytest.mark.parametrize("edition", list_editions())
def test_every_rule_can_be_asked_in_every_edition(edition: str) -> None:
    """A kind that nobody thought of would be a mistake of the program."""
    assert all(numbers(rule.id, edition) <= {t.number for t in load_edition(edition).tables} for rule in RULES.values())
