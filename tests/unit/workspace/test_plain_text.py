"""Free text as it is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.workspace.plain_text import clean, storable

ANY_TEXT = st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("a\tb", "a b"),
        ("e\u0301", "\u00e9"),
        ("nul\0 and bell\a", "nul and bell"),
        ("half \ud83d of a sign", "half  of a sign"),
        ("no\ufffe sign\uffff at all", "no sign at all"),
        ("العربية", "العربية"),
    ],
)
def test_text_is_kept_in_one_form(typed: str, kept: str) -> None:
    """A package refuses control characters and texts that are not composed."""
    assert clean(typed) == kept


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    """An editor that shows what is kept must not see it change again."""
    once = clean(typed)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(ANY_TEXT)
def test_typed_text_stays_as_it_is_if_it_can_be_stored(typed: str) -> None:
    """What somebody typed into a number cell is shown back to him unchanged."""
    kept = storable(typed)
    kept.encode("utf-8")
    assert "\0" not in kept
    if "\0" not in typed and not any(unicodedata.category(sign) == "Cs" for sign in typed):
        assert kept == typed
