"""The one table of kinds: every rule has one, every one is used and documented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ilms_desktop import paths
from ilms_desktop.definitions.loader import list_editions
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.kinds import KINDS
from ilms_desktop.validation.rulebook import RuleBook

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "spec" / "rules.md"


def test_every_kind_is_used_and_documented() -> None:
    """A kind without a rule is dead code; one without a page cannot be used by a form author."""
    used = {rule.kind for edition in list_editions() for rule in load_rules(edition)}
    assert used == set(KINDS)
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in text] == []


def test_every_rule_is_documented() -> None:
    """The page of the rules names each of them."""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [rule.id for rule in load_rules("ilms-2019") if rule.id not in text] == []


def test_the_schema_knows_the_same_kinds() -> None:
    """A form author must not be told that a kind exists which the engine lacks."""
    schema = json.loads((paths.forms_dir() / "schemas" / "rule.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]["kind"]["enum"]) == set(KINDS)


def test_a_rule_of_an_unknown_kind_stops_everything() -> None:
    """“Could not check” is never “no findings”."""
    rule = load_rules("ilms-2019")[0]
    with pytest.raises(KeyError):
        RuleBook.of([replace(rule, kind="wishful_thinking")])


def test_rules_are_sorted_by_what_they_do() -> None:
    """Linear rules with their relations, followers by the rule they follow, patterns apart."""
    book = RuleBook.of(load_rules("ilms-2019"))
    assert [rule.id for rule, _relations in book.row_sums] == ["V02", "V03", "V21"]
    assert [rule.id for rule, _operator, _relations in book.table_sums] == ["V07", "V08", "V27"]
    assert [rule.id for rule, _relation in book.criterion_sums] == ["V26"]
    assert [rule.id for rule, _relations in book.version_sums] == ["V25"]
    assert [rule.id for rule, _kind in book.followers["V02"]] == ["V05", "V22"]
    assert [rule.id for rule, _kind in book.followers["V21"]] == ["V22"]
    assert [rule.id for rule, _kind in (*book.qtable_patterns, *book.source_patterns)] == ["V01", "V33", "V19"]
