"""Days are in words of the language in use, so that day and month cannot be mistaken for each other."""

from __future__ import annotations

from datetime import date

import pytest

from ilms_desktop import i18n
from ilms_desktop.workspace.day_words import long_date, month_words, short_date

DAY = date(2026, 9, 2)


@pytest.mark.parametrize(
    ("language", "long", "short", "month"),
    [
        ("en", "2 September 2026", "2 Sept 2026", "September 2026"),
        ("fr", "2 septembre 2026", "2 sept. 2026", "septembre 2026"),
        ("es", "2 de septiembre de 2026", "2 sept 2026", "septiembre 2026"),
        ("ar", "2 سبتمبر 2026", "2 سبتمبر 2026", "سبتمبر 2026"),
    ],
)
def test_dates_follow_the_language(language: str, long: str, short: str, month: str) -> None:
    """With the words and the order of the language, and Latin digits."""
    with i18n.in_language(language):
        assert (long_date(DAY), short_date(DAY), month_words(DAY)) == (long, short, month)
