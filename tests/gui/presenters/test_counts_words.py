"""Counts in words: each state under its own name."""

from __future__ import annotations

import pytest

from ilms_desktop.model.completeness import Counts
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.counts_words import counts_words, field_sign


def test_states_have_their_own_words_and_empty_ones_none() -> None:
    """A zero is not called empty, an X not called missing."""
    every = Counts(entered=1, zero=2, computed=3, missing=9, nothing=6, unreadable=7, blank=8, not_applicable=5)
    assert bare(counts_words(every)) == (
        "1 entered, 2 zero, 3 computed, 4 missing with a reason, 5 not applicable, 6 nothing to report, "
        "7 not readable as a number, 8 blank"
    )
    assert bare(counts_words(Counts(zero=2))) == "2 zero"
    assert counts_words(Counts()) == ""


@pytest.mark.parametrize(
    ("counts", "sign"),
    [
        (Counts(entered=1, blank=1), "50"),
        (Counts(blank=2), "0"),
        (Counts(zero=2), "100"),
        (Counts(missing=2), "100"),
        (Counts(nothing=2), "–"),
        (Counts(nothing=1, entered=1), "100"),
        (Counts(entered=1, unreadable=1), "50 ?"),
    ],
)
def test_a_field_is_read_without_its_colour(counts: Counts, sign: str) -> None:
    """Nothing to report looks other than a hundred per cent of figures."""
    assert field_sign(counts) == sign
