"""From whom, to whom, under which name and when: the document against everything that is known about its sender.

Which of these questions is asked of a kind stands in one table at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import document, document_pack, limits
from ilms_desktop.package.document_rules import SIGNER_ID, Document
from ilms_desktop.package.keys import read_public
from ilms_desktop.package.names import Kind, enrol_name
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.shape import read_moment, write_moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from ilms_desktop.package.known import Known
    from ilms_desktop.package.names import PackageName
    from ilms_desktop.package.register import Signer


@dataclass(frozen=True, slots=True)
class Claim:
    """A document, and what its claims are compared with.

    Attributes:
        document: fields checked. package: name of the package. public: the key that signed.
        signer: whose key it is; None for a request to enrol. baginfo, payload_oxum: of the bag.
        known: who asks, and what they know. now: the verifier's clock.
    """

    document: Document
    package: PackageName
    public: bytes
    signer: Signer | None
    baginfo: bytes
    payload_oxum: str
    known: Known
    now: datetime


def judge_claim(claim: Claim) -> Problem | None:
    """The first claim that does not hold, or None; codes are suffixes."""
    found = (check(claim) for check in (*_CHECKS[claim.package.kind], _read_bag_info, _read_clock))
    return next((problem for problem in found if problem is not None), None)


# --- from whom


def _read_sender(claim: Claim) -> Problem | None:
    """Whether country, signer and office are those of the key."""
    doc, signer = claim.document, claim.signer
    office = doc["office"]["code"]
    claimed = (doc["country"], doc["signer"], office)
    expected = signer and (signer.country, signer.id, signer.office or office)
    if claimed == expected:
        return None
    return Problem("IDENTITY", {"claimed": ", ".join(claimed), "signer": signer.id if signer else ""})


def _read_possession(claim: Claim) -> Problem | None:
    """Whether a request is signed by the key that it presents."""
    presented = claim.document["public_key"]
    return None if read_public(presented) == claim.public else Problem("POP", {"key": presented})


# --- to whom


def _read_recipient(claim: Claim) -> Problem | None:
    """Whether the document is addressed to the desk."""
    recipient = claim.document["recipient"]
    return None if recipient == limits.RECIPIENT else Problem("RECIPIENT", {"recipient": recipient})


def _read_office(claim: Claim) -> Problem | None:
    """Whether a part is addressed to the office that asks, where it says who it is."""
    recipient = claim.document["recipient"]
    return None if claim.known.office in {None, recipient} else Problem("RECIPIENT", {"recipient": recipient})


def _read_own_country(claim: Claim) -> Problem | None:
    """Whether the desk speaks to the country that asks."""
    country, own = claim.document["country"], claim.known.country
    return None if own in {None, country} else Problem("IDENTITY", {"country": country, "own": str(own)})


def _read_asked(claim: Claim) -> Problem | None:
    """Whether questions go to the country that asks, or to one of its signers there is on this computer."""
    doc, known = claim.document, claim.known
    recipient, country = doc["recipient"], doc["country"]
    to_country = recipient == country
    to_signer = re.fullmatch(SIGNER_ID, recipient) is not None and recipient[:3].upper() == country
    own = known.country in {None, country} and (to_country or known.signers is None or recipient in known.signers)
    return None if own and (to_country or to_signer) else Problem("RECIPIENT", {"recipient": recipient})


def _read_countries(claim: Claim) -> Problem | None:
    """Whether a round pack is for the country that asks."""
    countries, own = claim.document["countries"], claim.known.country
    if own is None or own in countries or countries == [document_pack.ALL]:
        return None
    return Problem("RECIPIENT", {"recipient": ", ".join(countries)})


# --- under which name


def _fields_problem(field: str, *, holds: bool) -> Problem | None:
    return None if holds else Problem("FIELDS", {"field": field})


def _read_name(claim: Claim) -> Problem | None:
    """Whether name and document agree on country, signer and year, as far as both name them."""
    doc, package = claim.document, claim.package
    for field, value in (("package", package.text), ("country", package.country), ("signer", package.signer)):
        if value is not None and field in doc and doc[field] != value:
            return _fields_problem(field, holds=False)
    holds = package.year is None or doc["collection"].rpartition("-")[2] == package.year
    return _fields_problem("collection", holds=holds)


def _read_office_in_name(claim: Claim) -> Problem | None:
    return _fields_problem("office", holds=claim.document["office"]["code"] == claim.package.text.rpartition("_")[2])


def _read_key_in_name(claim: Claim) -> Problem | None:
    """Whether the name ends in the first digits of the key's hash."""
    presented = read_public(claim.document["public_key"]) or b""
    return _fields_problem("package", holds=claim.package.text == enrol_name(claim.package.country, presented))


def _read_answered_name(claim: Claim) -> Problem | None:
    """Whether a receipt is called after what it answers."""
    answered = claim.document["in_reply_to"]
    signer = claim.package.signer == answered["signer"]
    named = re.fullmatch(rf"{re.escape(answered['package'])}_R[0-9]+", claim.package.text) is not None
    return _fields_problem("in_reply_to", holds=signer and named)


def _read_asked_name(claim: Claim) -> Problem | None:
    """Whether questions that are called after a signer go to this signer."""
    holds = claim.package.signer in {None, claim.document["recipient"]}
    return _fields_problem("recipient", holds=holds)


def _read_countries_in_name(claim: Claim) -> Problem | None:
    return _fields_problem("countries", holds=claim.package.country in claim.document["countries"])


# --- with what


def _read_questionnaire(claim: Claim) -> Problem | None:
    """Whether a part was made with the questionnaire that is in use here."""
    made, used = claim.document["questionnaire"], claim.known.questionnaire
    if used is None or (made["id"], made["version"], made["package_id"]) == used:
        return None
    return Problem("QUESTIONNAIRE", {"questionnaire": f"{made['id']} {made['version']}"})


def _read_software(claim: Claim) -> Problem | None:
    """Whether this program is new enough for a round pack."""
    needed, own = claim.document["minimum_software"], claim.known.software
    if own is None or _version(needed) <= _version(own):
        return None
    return Problem("SOFTWARE", {"needed": needed, "own": own})


def _version(text: str) -> tuple[int, ...]:
    """Numbers of a version; what marks a trial build and zeros at the end are left out."""
    found = re.match(r"[0-9]+(?:\.[0-9]+)*", text)
    parts = [int(part) for part in found[0].split(".")] if found else []
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


# --- the bag's tags, and when


def _read_bag_info(claim: Claim) -> Problem | None:
    """Whether `bag-info.txt` is the one that follows from the document."""
    expected = document.bag_info(claim.document, claim.package.kind, claim.payload_oxum)
    return None if expected == claim.baginfo else Problem("BAGINFO_CONFLICT")


def _read_clock(claim: Claim) -> Problem | None:
    """Whether the sender's clock is not too far ahead; how old a document is does not matter."""
    written = claim.document[document.SPECS[claim.package.kind].moment]
    created = read_moment(written)
    if created is None or created > claim.now + limits.CLOCK_AHEAD:
        return Problem("CLOCK", {"created": written, "now": write_moment(claim.now)})
    return None


_Checks = tuple["Callable[[Claim], Problem | None]", ...]
_CHECKS: Final[dict[Kind, _Checks]] = {
    Kind.SUBMISSION: (_read_sender, _read_recipient, _read_name),
    Kind.ANSWER: (_read_sender, _read_recipient, _read_name),
    Kind.PART: (_read_sender, _read_office, _read_name, _read_office_in_name, _read_questionnaire),
    Kind.ENROL: (_read_possession, _read_name, _read_key_in_name),
    Kind.RECEIPT: (_read_own_country, _read_name, _read_answered_name),
    Kind.QUERY: (_read_asked, _read_name, _read_asked_name),
    Kind.GRANT: (_read_own_country, _read_name),
    Kind.ROUNDPACK: (_read_countries, _read_name, _read_countries_in_name, _read_software),
}
