"""A problem says where it is, what it is and what to do."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.problem import MESSAGES, Problem


def test_a_problem_fills_its_sentence() -> None:
    """The sentence names the code that is wrong."""
    problem = Problem("ref.list", "tables/mini/A1.toml", "criteria.birth", {"list": "AGE_TENS"})
    assert problem.text.startswith("There is no code list AGE_TENS.")


@pytest.mark.parametrize("code", MESSAGES)
def test_a_sentence_ends_with_the_next_step(code: str) -> None:
    """Two sentences at least: what is wrong, and what to do about it."""
    first, _, step = MESSAGES[code].partition(". ")
    assert first
    assert step.endswith(".")
