"""Times are the computer's own, dates are in words of the language in use, digits are Latin."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ilms_desktop import i18n
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import bare

MOMENT = datetime(2026, 9, 12, 10, 42, 7, tzinfo=UTC)


def test_times_of_day() -> None:
    """Minutes in lists, seconds where the last save is told."""
    assert bare(dates.clock_time(MOMENT)) == "10:42"
    assert bare(dates.clock_time(MOMENT, seconds=True)) == "10:42:07"


def test_dates_follow_the_language() -> None:
    """The month is a word, so that day and month cannot be mistaken for each other."""
    assert dates.long_date(date(2026, 11, 30)) == "30 November 2026"
    i18n.use("fr")
    assert dates.long_date(date(2026, 11, 30)) == "30 novembre 2026"


def test_day_and_time() -> None:
    """Who changed what is told with both."""
    assert bare(dates.short_moment(MOMENT)) == "12 Sep 2026, 10:42"
