"""Moments as a person reads them: in the computer's own time zone, with Latin digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.day_words import short_date

if TYPE_CHECKING:
    from datetime import datetime


def clock_time(moment: datetime, *, seconds: bool = False) -> str:
    """Time of day, such as 10:42 or 10:42:07."""
    return ltr(moment.astimezone().strftime("%H:%M:%S" if seconds else "%H:%M"))


def short_moment(moment: datetime) -> str:
    """Day and time, such as 12 Sept 2026, 14:03."""
    return _(", ").join((short_date(moment.astimezone().date()), clock_time(moment)))
