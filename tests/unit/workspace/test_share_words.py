"""Shares in words never make more of a thing than there is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.model.completeness import Tables
from ilms_desktop.workspace.share_words import share_words, tables_words


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (Tables(21, 14, 15), "14 of 21 tables, two thirds"),
        (Tables(21, 0, 4), "0 of 21 tables, none"),
        (Tables(21, 21, 21), "21 of 21 tables, all"),
        (Tables(21, 1, 1), "1 of 21 tables, very few"),
        (Tables(21, 20, 21), "20 of 21 tables, nearly all"),
        (Tables(21, 7, 9), "7 of 21 tables, a third"),
        (Tables(21, 10, 9), "10 of 21 tables, about half"),
        (Tables(1, 0, 0), "0 of 1 table, none"),
        (Tables(), "0 of 0 tables, none"),
    ],
)
def test_tables_are_told_with_their_share(tables: Tables, words: str) -> None:
    """As a person says it to the head of office."""
    assert tables_words(tables) == words


@given(st.integers(1, 200), st.data())
def test_all_and_none_are_said_only_where_it_is_so(asked: int, data: st.DataObject) -> None:
    """One table short of all is not all."""
    answered = data.draw(st.integers(0, asked))
    words = share_words(Fraction(answered, asked))
    assert (words == "all") is (answered == asked)
    assert (words == "none") is (answered == 0)
    assert words.startswith("about") is (0.05 < answered / asked < 0.95 and "about" in words)
