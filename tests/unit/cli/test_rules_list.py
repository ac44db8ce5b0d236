"""`ilms rules list` names every rule of an edition."""

from __future__ import annotations

from typing import Any

from ilms_desktop.validation import load_rules


def test_every_rule_is_listed_with_what_it_is(ilms: Any) -> None:
    """Id, title, level, severity, type, tables."""
    ran = ilms("rules", "list", "--json")
    assert ran.code == 0
    assert ran.document["edition"] == "ilms-2019"
    listed = {each["id"]: each for each in ran.document["rules"]}
    assert list(listed) == [rule.id for rule in load_rules("ilms-2019")]
    v02 = listed["V02"]
    assert (v02["severity"], v02["level"], v02["ess"]) == ("E", "VALUE", "VAD")
    assert "C4" in v02["tables"]
    assert "A10-birth" not in v02["tables"]


def test_the_list_speaks_the_language_asked_for(ilms: Any) -> None:
    """One line for each rule."""
    ran = ilms("rules", "list", "--edition", "ilms-asean", "--language", "fr")
    assert ran.code == 0
    assert "V02  E  VAD  Le total est la somme des hommes et des femmes" in ran.err
    assert ran.out == ""


def test_an_unknown_edition_is_refused(ilms: Any) -> None:
    """With those that there are."""
    ran = ilms("rules", "list", "--edition", "ilms-1900")
    assert ran.code == 2
    assert "ilms-2019" in ran.err
