"""Times are the computer's own, digits are Latin."""

from __future__ import annotations

from datetime import UTC, datetime

from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import bare

MOMENT = datetime(2026, 9, 12, 10, 42, 7, tzinfo=UTC)


def test_times_of_day() -> None:
    """Minutes in lists, seconds where the last save is told."""
    assert bare(dates.clock_time(MOMENT)) == "10:42"
    assert bare(dates.clock_time(MOMENT, seconds=True)) == "10:42:07"


def test_day_and_time() -> None:
    """Who changed what is told with both."""
    assert bare(dates.short_moment(MOMENT)) == "12 Sept 2026, 10:42"
