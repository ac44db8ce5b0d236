"""What a person may ask about a rule is answered from the rule's own file."""

from __future__ import annotations

import pytest

from ilms_desktop.validation import load_rules
from ilms_desktop.workspace.rule_story import rule_story

EDITION = "ilms-2019"


def test_sums_tell_their_bands_with_reasons() -> None:
    """Why, what must hold, when it waits, from when on it is serious."""
    story = rule_story("V02", EDITION, "en")
    assert story is not None
    assert all((story.why, story.compares, story.waits))
    assert story.limits[0].startswith("Up to 1 × the tolerance – For information: ")
    assert story.limits[-1].startswith("Beyond – Fix or explain: ")


def test_thresholds_without_reason_are_left_out() -> None:
    """Lists of codes tell nobody anything."""
    story = rule_story("V28", EDITION, "en")
    assert story is not None
    assert any("base = 5000" in limit for limit in story.limits)
    assert not any(limit.startswith("rates 2") for limit in story.limits)


def test_reasons_speak_the_language_and_names_do_not() -> None:
    """A threshold is called as in the file and in the formula; why it is as it is can be read by everybody."""
    story = rule_story("V10", EDITION, "fr", ltr=lambda text: f"<{text}>")
    assert story is not None
    assert "<years> = <5>: pas de chiffre aussi proche : rien à quoi comparer" in story.limits
    bands = rule_story("V02", EDITION, "es")
    assert bands is not None
    assert bands.limits[-1].endswith("Ninguna forma de redondear llega hasta ahí.")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_has_a_story(language: str) -> None:
    """No link leads to nothing."""
    for rule in load_rules(EDITION, language):
        story = rule_story(rule.id, EDITION, language)
        assert story is not None
        assert story.why == rule.why


def test_a_rule_of_another_edition_has_none() -> None:
    """The card then says what the finding itself knows."""
    assert rule_story("V00", EDITION, "en") is None
