"""The keys of this computer in words: how far each is, its code to be read aloud, what to do next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.day_words import long_date, month_words
from ilms_desktop.workspace.enrolment import State
from ilms_desktop.workspace.own_key import is_behind_sign_in

if TYPE_CHECKING:
    from ilms_desktop.workspace.enrolment import Status

#: groups of the code on a line
_LINE: Final = 4
#: state -> icon, colour
SIGNS: Final = {
    State.WAITING: ("hold", "yellow"),
    State.EARLY: ("calendar", "text2"),
    State.ENROLLED: ("verified", "green"),
    State.REPLACED: ("superseded", "text2"),
    State.ENDED: ("refused", "red"),
}
_STATES: Final = {
    State.WAITING: N_("Waiting for the ILO"),
    State.EARLY: N_("Enrolled as {signer} from {from} until {until}"),
    State.ENROLLED: N_("Enrolled as {signer} until {until}"),
    State.REPLACED: N_("Was {signer}; a newer key signs in its place"),
    State.ENDED: N_("Was {signer} until {until}; it has ended"),
}
_NEXT: Final = {
    State.WAITING: N_(
        "1. Send the request and the sheet to the ILO.\n"
        "2. It telephones your office at the number that it already has: read the digits aloud, group by group.\n"
        "3. Import its answer.\n"
        "Meanwhile you may work and make packages; they wait at the ILO until your key is confirmed."
    ),
    State.EARLY: N_("Nothing to do: from {from} on, packages are signed with this key by themselves."),
    State.ENROLLED: N_(
        "Nothing to do: packages are signed with this key by themselves. From {renewal} on, its renewal is offered."
    ),
    State.REPLACED: N_("Nothing to do. What was sent under this key stays valid."),
    State.ENDED: N_("Ask for a replacement; the ILO telephones again. What was sent under this key stays valid."),
}
_RENEW: Final = N_(
    "The key ends on {end}. Renew it now: this key vouches for the new one, so the ILO does not have to telephone."
)
_RENEWAL_WAITS: Final = N_(
    "Send the request to the ILO and import its answer. No telephone call is needed: the key {signer} vouches for this "
    "one, and signs until then."
)


def state_words(status: Status) -> str:
    """How far a key is, such as “Enrolled as khm-01 until November 2028”."""
    return fill(_(_STATES[status.state]), _values(status))


def next_words(status: Status) -> str:
    """What to do about a key now."""
    request = status.enrolment.request
    if status.state is State.WAITING and request["purpose"] == "renewal":
        return fill(_(_RENEWAL_WAITS), {"signer": ltr(request["replaces"])})
    return fill(_(_RENEW if status.renewal_offered else _NEXT[status.state]), _values(status))


def about_words(status: Status, country: str) -> str:
    """Whose key it is and what protects it; `country` is the name of its country."""
    request = status.enrolment.request
    parts = (request["name"], request["office"], country, protection_words(status))
    return " · ".join(part for part in parts if part)


def protection_words(status: Status) -> str:
    """What protects a key."""
    return sign_in_words() if is_behind_sign_in(status.enrolment) else _("asks for its passphrase every time")


def sign_in_words(platform: str = sys.platform) -> str:
    """What the default protection is called on this system."""
    return _("protected by your Windows sign-in") if platform == "win32" else _("protected by your sign-in")


def code_lines(public: bytes) -> tuple[str, str]:
    """The code of a public key in two lines of four groups of five digits."""
    from ilms_desktop.package.keys import key_code

    groups = key_code(public)
    return ltr("  ".join(groups[:_LINE])), ltr("  ".join(groups[_LINE:]))


def signing_words(status: Status) -> str:
    """Which key signs, where a package is made."""
    if status.state is State.WAITING:
        return _("Your key still waits for the ILO: packages wait at the ILO until your key is confirmed.")
    return state_words(status)


def renewal_notice(status: Status) -> str:
    """What the window says while a key should be renewed."""
    return fill(_("Your key {signer} ends on {end}. Renew it now, so that you can go on sending."), _values(status))


def _values(status: Status) -> dict[str, str]:
    """Id and dates of a key; empty before the grant."""
    grant = status.enrolment.grant
    if grant is None or status.renewal_from is None:
        return {}
    return {
        "signer": ltr(grant.signer),
        "from": long_date(grant.valid_from.date()),
        "until": month_words(grant.valid_until.date()),
        "end": long_date(grant.valid_until.date()),
        "renewal": long_date(status.renewal_from.date()),
    }
