"""A text alone tells whether a sheet could work a cell out."""

from __future__ import annotations

import pytest

from ilms_desktop.ui.presenters.clip_cell import Oddity, oddities_of


@pytest.mark.parametrize(
    ("text", "oddity"),
    [
        ("#REF!", Oddity.BROKEN),
        ("#N/A", Oddity.BROKEN),
        ("#DIV/0!", Oddity.BROKEN),
        ("#NOM ?", Oddity.BROKEN),
        ("#GETTING_DATA", Oddity.BROKEN),
        ("Err:502", Oddity.BROKEN),
        ("###", Oddity.TOO_NARROW),
        ("=SUM(A1:A3)", Oddity.FORMULA),
    ],
)
def test_what_a_sheet_shows_instead_of_a_figure_is_known(text: str, oddity: Oddity) -> None:
    """Excel and LibreOffice, in several languages."""
    assert oddities_of(text) == {oddity}


@pytest.mark.parametrize("text", ["", "12.4", "#1", "=", "e", "Estonia", "#", "# of persons"])
def test_ordinary_texts_are_not_odd(text: str) -> None:
    """A number sign alone says nothing."""
    assert not oddities_of(text)
