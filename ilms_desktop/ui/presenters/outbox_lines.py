"""The list of everything that went out: number, what it is, day, where it stands with its mark, receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.day_words import short_date
from ilms_desktop.workspace.post import Standing
from ilms_desktop.workspace.post_words import (
    kind_words,
    overdue_words,
    receipt_number,
    sharing_changes,
    standing_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ilms_desktop.workspace.post import Outgoing

#: standing -> icon, colour (ux.md, section 1)
SIGNS: Final = {
    Standing.SIGNED: ("package", "text2"),
    Standing.SENT: ("mailed", "text2"),
    Standing.RECEIVED: ("received", "green"),
    Standing.HELD: ("hold", "yellow"),
    Standing.IMPORTED: ("accepted", "green"),
    Standing.REFUSED: ("refused-by-desk", "red"),
    Standing.SUPERSEDED: ("superseded", "text2"),
    Standing.RECALLED: ("superseded", "text2"),
}


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One package or answer file.

    Attributes:
        package_id: of the document. number, kind, day, standing, receipt: as shown.
        icon, color: mark of its standing. warns: what must be told first, empty for nothing.
    """

    package_id: str
    number: str
    kind: str
    day: str
    standing: str
    receipt: str
    icon: str
    color: str
    warns: str = ""


def outbox_lines(outbox: Sequence[Outgoing], today: date) -> tuple[OutboxLine, ...]:
    """Lines of the outbox, the newest first."""
    return tuple(_line(each, today) for each in outbox)


def _line(outgoing: Outgoing, today: date) -> OutboxLine:
    icon, color = SIGNS[outgoing.standing]
    return OutboxLine(
        package_id=outgoing.document.package_id,
        number=ltr(outgoing.document.tail),
        kind=kind_words(outgoing.document),
        day=ltr(short_date(outgoing.document.recorded.date())),
        standing=standing_words(outgoing, ltr),
        receipt=_receipt(outgoing),
        icon=icon,
        color=color,
        warns=warning_of(outgoing, today),
    )


def _receipt(outgoing: Outgoing) -> str:
    """Number and day of the newest receipt, in a column that is called so."""
    if outgoing.receipt is None:
        return ""
    values = {
        "receipt": ltr(receipt_number(outgoing.receipt)),
        "day": ltr(short_date(outgoing.receipt.moment.date())),
    }
    return fill(_("No. {receipt}, {day}"), values)


def warning_of(outgoing: Outgoing, today: date) -> str:
    """What must be told first: sharing levels that the desk understood otherwise, then a receipt that is late."""
    if outgoing.receipt is not None and sharing_changes(outgoing.document, outgoing.receipt):
        return _("Sharing levels differ: see the receipt.")
    return overdue_words(outgoing, today, ltr) if outgoing.is_overdue(today) else ""
