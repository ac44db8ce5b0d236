"""What is typed is found, whatever accents, capitals and forms of letters it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.workspace.help.folding import fold, fold_with_places


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ecole", "École"),
        ("ANADIR", "Añadir"),
        ("l'annee", "l’année"),
        ("main d'oeuvre", "main d’œuvre"),
        ("اسئله", "أسئلةٌ"),
        ("الي", "إلى"),
        ("2018", "٢٠١٨"),
        ("الجدول", "الجـــدول"),
    ],
)
def test_two_ways_to_write_the_same_are_the_same(typed: str, written: str) -> None:
    """People leave out what their keyboard makes hard."""
    assert fold(typed) == fold(written)


@given(st.text(max_size=40))
def test_every_folded_letter_knows_where_it_came_from(text: str) -> None:
    """The piece that is shown is cut from the text as it was written."""
    folded, places = fold_with_places(text)
    assert folded == fold(text)
    assert len(folded) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= place < len(text) for place in places)
