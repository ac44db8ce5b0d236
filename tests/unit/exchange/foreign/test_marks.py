"""Footnotes and letters are told from figures, and signs for no figure from both."""

from __future__ import annotations

import pytest

from ilms_desktop.exchange.foreign.marks import is_missing, split_marks


@pytest.mark.parametrize(
    ("text", "figure", "letter"),
    [
        ("12.5", "12.5", ""),
        ("12.5 e", "12.5", "E"),
        ("12.5E", "12.5", "E"),
        ("12.5 (1)", "12.5", ""),
        ("12.5 [a]", "12.5", ""),
        ("12.5 1)", "12.5", ""),
        ("12.5¹ ²", "12.5", ""),
        ("12.5*", "12.5", ""),
        ("12.5* e", "12.5", "E"),
        ("12.5 e (1)", "12.5", "E"),
        ("12.51)", "12.51)", ""),
        ("12.5 z", "12.5 z", ""),
        ("12.5 about", "12.5 about", ""),
    ],
)
def test_a_figure_is_read_without_what_stands_beside_it(text: str, figure: str, letter: str) -> None:
    """A bracket without a space before its digit could be part of the figure, so it stays."""
    assert split_marks(text, letters={"E", "P"}) == (figure, letter)


@pytest.mark.parametrize("text", ["…", "..", "-", "–", "N.A.", " n/a ", ":"])
def test_signs_for_no_figure_are_known(text: str) -> None:
    """None of them says why there is no figure."""
    assert is_missing(text)
    assert not is_missing("0")
