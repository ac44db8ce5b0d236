"""What “About” says of the trust bundle of this computer: its code to compare, its age, and a clock that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import UserError
from ilms_desktop.i18n import error_text, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.package.messages import code_texts
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.day_words import long_date

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.workspace.trust_store import Installed

#: groups of digits in a line
_GROUPS: Final = 4


def trust_words(found: Installed | UserError | None, clock: UserError | None, now: datetime) -> str:
    """Paragraphs for the window.

    Args:
        found: the installed bundle, None where there is none, or why it cannot be read.
        clock: what is wrong with the computer's clock.
        now: that clock.
    """
    if isinstance(found, UserError):
        parts = [error_text(found)]
    elif found is None:
        parts = [error_text(UserError("trust_missing"))]
    else:
        parts = _of(found, now)
    return "\n\n".join([*parts, *([error_text(clock)] if clock is not None else [])])


def code_lines(code: str) -> str:
    """A code of eight groups in two lines, each from left to right in every language."""
    groups = code.split()
    return "\n".join(ltr(" ".join(groups[start : start + _GROUPS])) for start in range(0, len(groups), _GROUPS))


def _of(found: Installed, now: datetime) -> list[str]:
    issued = long_date(found.bundle.issued.date())
    head = fill(
        _("Trust bundle {version} of the ILO, of {date}. Code of its roots, as in the ILO's letter:"),
        {"version": ltr(str(found.version)), "date": issued},
    )
    desk = fill(_("Telephone of the desk: {telephone}"), {"telephone": ltr(found.contacts.telephone)})
    notes = (" ".join(code_texts(each.code, each.parameters)) for each in found.notes(now))
    return [f"{head}\n{code_lines(found.root_code)}\n{desk}", *notes]
