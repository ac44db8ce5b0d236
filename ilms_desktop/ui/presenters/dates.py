"""Times and dates as a person reads them: the computer's own time zone, the language in use, Latin digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop import i18n
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from datetime import date, datetime


def clock_time(moment: datetime, *, seconds: bool = False) -> str:
    """Time of day, such as 10:42 or 10:42:07."""
    return ltr(moment.astimezone().strftime("%H:%M:%S" if seconds else "%H:%M"))


def long_date(day: date) -> str:
    """Day in words, such as 30 November 2026."""
    # why: babel costs some 40 ms to import, and the first screen may need no date (ADR 0011)
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale=i18n.locale())


def month_words(day: date) -> str:
    """Month in words, such as November 2028."""
    from babel.dates import format_date

    return format_date(day, "LLLL y", locale=i18n.locale())


def short_moment(moment: datetime) -> str:
    """Day and time, such as 12 Sept 2026, 14:03."""
    from babel.dates import format_date

    local = moment.astimezone()
    return _(", ").join((format_date(local.date(), "d MMM y", locale=i18n.locale()), clock_time(moment)))
