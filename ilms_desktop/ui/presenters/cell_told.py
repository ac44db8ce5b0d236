"""What is said at once when a cell does not take a text as a figure, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.model.table_view import YearColumn


def kept_words(text: str, reason: str) -> str:
    """That a text stays in its cell as typed, and why it is no figure.

    Args:
        text: as typed.
        reason: sentence that says why, and what to type instead.
    """
    return fill(_("“{text}” stays in the cell as typed. {reason}"), {"text": ltr(text.strip()), "reason": reason})


def locked_words(year: YearColumn) -> str:
    """Why the cells of a year cannot be changed, and what to do."""
    sentence = _(
        "The figures of {year} are locked for a submission, so nothing was changed. "
        "Unlock them first, or wait until the submission is finished."
    )
    return fill(sentence, {"year": ltr(str(year.qtable.year))})
