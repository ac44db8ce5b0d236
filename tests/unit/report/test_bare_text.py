"""Texts of a table hold no invisible marks."""

from __future__ import annotations

from ilms_desktop.report.bare_text import bare


def test_marks_of_direction_go_and_nothing_else() -> None:
    """Searching finds the number that one sees."""
    assert bare("\u2066C4\u2069 \u200f·\u200e 2 019 –") == "C4 · 2 019 –"
