"""`ilms rules explain` says what a person needs to judge a rule."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.validation import load_rules


def test_a_rule_is_explained_whole(ilms: Any) -> None:
    """What, why, when not, thresholds with reasons, words, tables, cases."""
    ran = ilms("rules", "explain", "v10", "--json")
    assert ran.code == 0
    found = ran.document
    assert (found["id"], found["edition"]) == ("V10", "ilms-2019")
    assert all(found[part] for part in ("formula", "why", "waits", "message", "hint", "texts", "tables", "cases"))
    factor = next(each for each in found["thresholds"] if each["name"] == "factor_stock")
    assert (factor["value"], bool(factor["reason"])) == ("1.5", True)
    assert {case["expect"] for case in found["cases"]} == {"pass", "fail", "not_evaluated"}
    assert any("Thailand" in line for case in found["cases"] for line in case["figures"])


def test_words_come_in_the_language_asked_for(ilms: Any) -> None:
    """Labels of rows and reasons beside thresholds too; names of thresholds stay as in the file."""
    ran = ilms("rules", "explain", "V28", "--language", "fr")
    assert ran.code == 0
    assert "Participation = population active" in ran.err
    assert "apart = 40\u202f: " in ran.err
    assert "points entre le taux des migrants et celui de tous les autres" in ran.err
    assert "rates 2 = name unemployment" in ran.err
    assert "A1, 2020: I11 = I11:3256" not in ran.err
    assert "I11 = I11:3256" in ran.err


def test_sources_and_hints_say_that_they_have_no_tables(ilms: Any) -> None:
    """A list that is empty would look like a mistake."""
    ran = ilms("rules", "explain", "V19")
    assert "none by itself" in ran.err
    assert "FX:N1" in ran.err


@pytest.mark.parametrize("rule", [rule.id for rule in load_rules("ilms-2019")])
def test_every_rule_can_be_explained(ilms: Any, rule: str) -> None:
    """In each part there is something to read."""
    ran = ilms("rules", "explain", rule, "--json")
    assert ran.code == 0
    assert ran.document["formula"]
    assert ran.document["waits"]


def test_an_unknown_rule_is_refused(ilms: Any) -> None:
    """With those that there are."""
    ran = ilms("rules", "explain", "V99")
    assert ran.code == 2
    assert "V10" in ran.err
