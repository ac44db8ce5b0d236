"""Texts that say something after all."""

from __future__ import annotations

import pytest

from ilms_desktop.model.observation import Observation
from ilms_desktop.number_text import NumberStyle, Unread
from ilms_desktop.validation.readable import Meaning, meaning, style_of

MARKS = {"…": ("N",), "n.a.": ("N",), "-": ("0", "N")}
COMMA = NumberStyle(decimal=",", group=".")


def read(text: str, style: NumberStyle | None = None) -> Meaning:
    """What a text says in a table of persons."""
    return meaning(text, stored=3, style=style, marks=MARKS)


@pytest.mark.parametrize("text", ["…", " N.A. "])
def test_a_known_mark_stands_for_a_letter(text: str) -> None:
    """Capitals and spaces around it do not count."""
    assert read(text) == Meaning(Unread.TEXT, is_mark=True, readings=(Observation(status="N"),))


def test_a_dash_may_be_none_or_not_available() -> None:
    """Only the person knows."""
    assert read("-").readings == (Observation(value=0), Observation(status="N"))


@pytest.mark.parametrize(("text", "value"), [("1.234,5", 1_234_500), ("1 234.5", 1_234_500), ("12,5", 12_500)])
def test_a_number_in_another_style_is_read(text: str, value: int) -> None:
    """Two signs, or a group that is none, leave one meaning."""
    assert read(text) == Meaning(Unread.OTHER_STYLE, readings=(Observation(value=value, decimals=1),))


def test_a_number_with_two_meanings_has_both() -> None:
    """Unless it is known how numbers are written there."""
    as_decimal, as_thousands = Observation(value=1_234, decimals=3), Observation(value=1_234_000)
    assert read("1,234").readings == (as_decimal, as_thousands)
    assert read("1,234", COMMA).readings == (as_decimal,)
    assert read("1.234", COMMA).readings == (as_thousands,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("5 %", Unread.PERCENT), ("5 €", Unread.CURRENCY), ("-5", Unread.NEGATIVE), ("about 5", Unread.TEXT)],
)
def test_what_is_no_figure_is_not_made_one(text: str, reason: Unread) -> None:
    """The reason is told, nothing is offered."""
    assert read(text) == Meaning(reason)


def test_texts_with_one_meaning_say_how_numbers_are_written() -> None:
    """They must agree; whole numbers and words say nothing."""
    assert style_of(["1.234,5", "1,234", "1 000", "about"], stored=3) == COMMA
    assert style_of(["1.234,5", "12.5"], stored=3) is None
    assert style_of(["1,234"], stored=3) is None
    assert style_of(["12٫5"], stored=3) is None
