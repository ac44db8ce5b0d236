"""The answers of “Enrol this computer”: what is missing or cannot stand so, in words beside the field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop import i18n
from ilms_desktop.errors import SigningKeyError
from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.keystore.passphrase import checked_passphrase
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.workspace.enrolment import Enrolment
    from ilms_desktop.workspace.enrolment_request import Applicant

#: answers that must be given -> how they are asked for
_NEEDED: Final = {
    "country": N_("Which country? Type its name or code and choose it from the list."),
    "name": N_("Who are you? Write your name as on official letters."),
    "office": N_("For which office do you send? Write its name as on official letters."),
    "email": N_("Write the address under which the ILO can write to you."),
    "telephone": N_("Write the telephone number of the office, with the code of the country."),
}
#: answers that the request cannot take -> what they look like
_UNFIT: Final = {
    "name": N_("“{value}” cannot stand in the request. Write it in one line."),
    "office": N_("“{value}” cannot stand in the request. Write it in one line."),
    "reference": N_("“{value}” cannot stand in the request. Write it as in the ILO's letter, such as KEN-7Q4M."),
    "email": N_("“{value}” is not an e-mail address. Write it as in name@office.example."),
    "telephone": N_("“{value}” is not a telephone number. Write digits, such as +254 20 000 0000."),
}
#: troubles of the key store; a passphrase is asked for then
_STORE: Final = frozenset({"keystore_refused", "keystore_failed"})
#: troubles with the passphrase of the old key
_OLD_KEY: Final = frozenset({"wrong_passphrase", "passphrase_needed"})


@dataclass(frozen=True, slots=True)
class Protecting:
    """How the new key is protected.

    Attributes:
        by_sign_in: by the key store of the system. first, second: the passphrase, typed twice, where it is not.
    """

    by_sign_in: bool
    first: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class EnrolWish:
    """What is to be made.

    Attributes:
        applicant: who asks. passphrase: for the new key; None = by the sign-in. old: the key that is renewed, and
        old_passphrase what opens it, empty where it lies behind the sign-in. replaces: id of a key that is lost.
    """

    applicant: Applicant
    passphrase: str | None = None
    old: Enrolment | None = None
    old_passphrase: str = ""
    replaces: str | None = None


def missing(answers: Mapping[str, str], protecting: Protecting) -> dict[str, str]:
    """Field -> what to do, for everything that is missing; empty where the request can be made."""
    told = {name: _(words) for name, words in _NEEDED.items() if not answers[name].strip()}
    if not protecting.by_sign_in:
        told |= _passphrase_trouble(protecting)
    return told


def trouble_of(error: SigningKeyError) -> tuple[str, str]:
    """The field that an error belongs to and what is said beside it; an empty field where it belongs to none."""
    if error.code in _STORE:
        return "store", i18n.error_text(error)
    if error.code in _OLD_KEY:
        return "old", _("This does not open the old key. Type its passphrase again; capitals matter.")
    context = error.context
    field = str(context.get("field", ""))
    if error.code == "enrolment_field" and field in _UNFIT:
        return field, fill(_(_UNFIT[field]), {"value": ltr(str(context["value"]))})
    return "", i18n.error_text(error)


def _passphrase_trouble(protecting: Protecting) -> dict[str, str]:
    """What is wrong with the passphrase."""
    try:
        checked_passphrase(protecting.first)
    except SigningKeyError as error:
        return {"first": i18n.error_text(error)}
    if protecting.first != protecting.second:
        return {"second": _("The two are not the same. Type the passphrase again, in both lines.")}
    return {}
