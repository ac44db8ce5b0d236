"""Numbers and codes keep their order in a text of either direction."""

from __future__ import annotations

from ilms_desktop.ui.presenters.bidi import bare, ltr


def test_an_island_can_be_left_again() -> None:
    """File names and comparisons take the text without its marks."""
    assert bare(ltr("15–24")) == "15–24"
    assert ltr("15–24") != "15–24"


def test_nothing_needs_no_island() -> None:
    """An empty text stays empty, so that it can be tested for."""
    assert ltr("") == ""


def test_a_date_in_arabic_is_no_island_from_left_to_right() -> None:
    """The year would stand between day and month; a code beside it stays one."""
    date = "22 نوفمبر 2026"
    assert ltr(date)[0] == "\u2068"
    assert ltr("A5")[0] == ltr("12 déc. 2026")[0] == "\u2066"
    assert bare(ltr(date)) == date
