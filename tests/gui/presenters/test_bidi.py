"""Numbers and codes keep their order in a text of either direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.bidi import bare, is_mixed, ltr, own

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_island_can_be_left_again() -> None:
    """File names and comparisons take the text without its marks."""
    assert bare(ltr("15–24")) == "15–24"
    assert ltr("15–24") != "15–24"


def test_nothing_needs_no_island() -> None:
    """An empty text stays empty, so that it can be tested for."""
    assert ltr("") == ""


def test_words_of_a_person_keep_their_direction(speak: Callable[[str], None]) -> None:
    """The full stop of an English note stood at its beginning in an Arabic window."""
    speak("ar")
    assert own("See page 12.") == "\u2068See page 12.\u2069"
    assert own("عُدّ من جديد.\nSee page 12.") == "عُدّ من جديد.\n\u2068See page 12.\u2069"
    assert own(f"{ltr('C4')} المجموع") == f"{ltr('C4')} المجموع"
    assert own("2019") == "2019"
    assert bare(own("See page 12.")) == "See page 12."


def test_words_in_the_language_of_the_window_are_left_alone() -> None:
    """Nothing is added where nothing can jump."""
    assert own("See page 12.") == "See page 12."
    assert own("عُدّ من جديد.") == "\u2068عُدّ من جديد.\u2069"


def test_a_label_with_a_latin_code_is_mixed() -> None:
    """It is written in the direction of the window, although its first letter is Latin; islands do not count."""
    assert is_mixed("C4 المجموع")
    assert not is_mixed(f"{ltr('C4')} المجموع")
    assert not is_mixed("2019")


def test_a_date_in_arabic_is_no_island_from_left_to_right() -> None:
    """The year would stand between day and month; a code beside it stays one."""
    date = "22 نوفمبر 2026"
    assert ltr(date)[0] == "\u2068"
    assert ltr("A5")[0] == ltr("12 déc. 2026")[0] == "\u2066"
    assert bare(ltr(date)) == date
