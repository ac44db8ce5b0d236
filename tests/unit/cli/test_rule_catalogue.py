"""What the commands on rules share."""

from __future__ import annotations

import pytest

from ilms_desktop.cli.rule_catalogue import known_rule, level_words
from ilms_desktop.errors import UserError
from ilms_desktop.model.finding import Level


def test_a_rule_is_found_however_it_is_written() -> None:
    """Small letters are no reason to refuse."""
    assert known_rule("v02", ["V01", "V02"]) == "V02"
    with pytest.raises(UserError):
        known_rule("V03", ["V01", "V02"])


def test_every_level_has_words() -> None:
    """And no two the same."""
    assert len({level_words(level) for level in Level}) == len(Level)
