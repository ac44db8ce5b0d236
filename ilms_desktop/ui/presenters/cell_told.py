"""What is said at once when a cell does not take a text as a figure."""

from __future__ import annotations

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr


def kept_words(text: str, reason: str) -> str:
    """That a text stays in its cell as typed, and why it is no figure.

    Args:
        text: as typed.
        reason: sentence that says why, and what to type instead.
    """
    return fill(_("“{text}” stays in the cell as typed. {reason}"), {"text": ltr(text.strip()), "reason": reason})
