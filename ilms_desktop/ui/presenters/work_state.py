"""Where the work stands, in the words of the screen: saved, being saved, not saved, or where its package stands.

Never claims more than the program knows: a package that was written is not said to be sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ilms_desktop import i18n
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.post import Standing as PostStanding
from ilms_desktop.workspace.post_words import standing_words

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.errors import StorageError
    from ilms_desktop.model.submission import Submission
    from ilms_desktop.workspace.post import Outgoing


class Standing(StrEnum):
    """Where the work stands; each has its own sign."""

    #: every change is in the file
    SAVED = "saved"
    #: a long step is being written
    SAVING = "saving"
    #: the last step could not be written
    NOT_SAVED = "not_saved"


@dataclass(frozen=True, slots=True)
class WorkState:
    """One state.

    Attributes:
        standing: of the file, or of the package that holds its figures. text: as shown, with its time.
        spoken: without time, so that it is read only when it changes.
    """

    standing: Standing | PostStanding
    text: str
    spoken: str


def saving() -> WorkState:
    """A long step is being written."""
    return WorkState(Standing.SAVING, _("Saving…"), _("Saving…"))


def not_saved(error: StorageError) -> WorkState:
    """The last step could not be written."""
    why, _hint = i18n.error_parts(error)
    text = fill(_("Not saved: {why}"), {"why": why})
    return WorkState(Standing.NOT_SAVED, text, text)


def saved(at: datetime | None, package: Submission | None, *, changed_since: bool) -> WorkState:
    """Everything is in the file, and its figures may be changed.

    Args:
        at: when the last step was written; None before the first.
        package: the last one, or None.
        changed_since: whether anything changed after it.
    """
    time = dates.clock_time(at, seconds=True) if at is not None else ""
    if package is None:
        plain, timed = _("Saved on this computer · Not sent"), _("Saved on this computer {time} · Not sent")
        return WorkState(Standing.SAVED, fill(timed, {"time": time}) if time else plain, plain)
    plain = _("Saved on this computer · New version after {number}")
    timed = _("Saved on this computer {time} · New version after {number}")
    if changed_since:
        plain = _("Saved on this computer · Changed since {number}")
        timed = _("Saved on this computer {time} · Changed since {number}")
    values = {"time": time, "number": ltr(package.tail)}
    return WorkState(Standing.SAVED, fill(timed if time else plain, values), fill(plain, values))


def packaged(package: Submission, outgoing: Outgoing | None) -> WorkState:
    """The figures went into a package and stand as they were sealed.

    Args:
        package: that froze them.
        outgoing: where it stands; None for a package whose document lies elsewhere.
    """
    number = ltr(package.tail)
    if outgoing is None or outgoing.standing is PostStanding.SIGNED:
        spoken = fill(_("Packaged (number {number})"), {"number": number})
        text = fill(_("{state} {time}"), {"state": spoken, "time": dates.short_moment(package.created)})
        return WorkState(PostStanding.SIGNED, text, spoken)
    values = {"number": number, "state": standing_words(outgoing, ltr)}
    text = fill(_("{number}: {state}"), values)
    return WorkState(outgoing.standing, text, text)
