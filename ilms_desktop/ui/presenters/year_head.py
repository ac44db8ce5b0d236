"""The head of a year column in words: the year, and how many of its cells are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.model.table_view import YearColumn


def answered_words(year: YearColumn) -> str:
    """Under the year: "12 of 12", or "locked"."""
    if year.locked:
        return _("locked")
    values = {"answered": ltr(str(year.counts.answered)), "asked": ltr(str(year.counts.asked))}
    return fill(_("{answered} of {asked}"), values)


def year_words(year: YearColumn) -> str:
    """Year and count in one, for a screen reader."""
    return _(", ").join((str(year.qtable.year), answered_words(year)))
