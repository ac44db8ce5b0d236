"""Operators are those of the questionnaire's list of derivations."""

from __future__ import annotations

from ilms_desktop.model.finding import Level, Severity
from ilms_desktop.model.rule import Operator, Rule


def test_operators_carry_the_words_of_the_definitions() -> None:
    """A word that the definitions use and the engine does not know would leave a sum unchecked."""
    assert {each.value for each in Operator} == {"SUM", "DIFF", "EQUAL", "SUBSET", "GE", "FLOW", "SUMEQ", "SUMROWS"}


def test_rules_do_not_share_their_parameters() -> None:
    """A shared default would let one rule change the thresholds of another."""
    one, two = (
        Rule(number, "sex_sum", "", "", "", "", Level.VALUE, Severity.ERROR, "VAD") for number in ("V02", "V03")
    )
    assert one.parameters == {}
    assert one.parameters is not two.parameters
