"""The pseudo-language lengthens what people read and leaves alone what the program puts in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.i18n import fill
from ilms_desktop.pseudo_text import PseudoTranslations, pseudo


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Seal", "[Šééååļ]"),
        ("&Open…", "[&Ööþééñ…]"),
        ("{n} cells of {table}", "[{n} çééļļš ööƒ {table}~~]"),
        ("PDF (*.pdf)", "[ÞÐƑ (*.pdf)~~]"),
        ("  two\n", "  [ţŵöö]\n"),
        ("<b>{n}</b>", "<b>{n}</b>"),
        ("%(prog)s runs", "[%(prog)s ŕûûñš~]"),
        ("", ""),
        (" · ", " · "),
    ],
)
def test_only_words_change(text: str, made: str) -> None:
    """A placeholder, a tag or the pattern of a file dialog that changed would break the program."""
    assert pseudo(text) == made


@given(st.text(st.sampled_from("aeiou bcd XYZ{n}…1"), min_size=1))
def test_a_text_becomes_longer_by_at_least_a_third_and_keeps_its_placeholders(text: str) -> None:
    """Room for German or Spanish is there where this one has room."""
    made = pseudo(text)
    words = re.sub(r"\{\w+\}", "", text).strip()
    if re.search("[A-Za-z]", words):
        assert len(re.sub(r"\{\w+\}", "", made).strip()) >= len(words) * 4 // 3
    assert made.count("{n}") == text.count("{n}")
    assert fill(made, {"n": "7"}).count("7") >= text.count("{n}")


def test_every_text_is_there_in_every_form() -> None:
    """The English plural rule; a context changes nothing."""
    made = PseudoTranslations()
    assert made.gettext("Open") == pseudo("Open")
    assert made.ngettext("one", "many", 1) == pseudo("one")
    assert made.ngettext("one", "many", 2) == pseudo("many")
    assert made.pgettext("severity", "Error") == pseudo("Error")
