"""Days and months in words, as CLDR writes them in the language in use; the digits stay Latin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import locale

if TYPE_CHECKING:
    from datetime import date


def long_date(day: date) -> str:
    """Day in words, such as 30 November 2026."""
    # why: babel costs some 40 ms to import, and the first screen may need no date (ADR 0011)
    from babel.dates import format_date

    return format_date(day, "long", locale=locale())


def short_date(day: date) -> str:
    """Day with its month shortened, such as 12 Sept 2026."""
    from babel.dates import format_date

    # why no "medium": Arabic would get figures alone, whose order nobody knows
    return format_date(day, "d MMM y", locale=locale())


def month_words(day: date) -> str:
    """Month in words, such as November 2028."""
    from babel.dates import format_date

    return format_date(day, "LLLL y", locale=locale())
