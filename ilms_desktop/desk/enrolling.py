"""Enrolling a person: a request, the digits that were read out over the telephone, and the grant that goes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.desk import rows as events
from ilms_desktop.desk.folder import RECEIVED
from ilms_desktop.desk.issue import Issued, make
from ilms_desktop.desk.rows import next_row
from ilms_desktop.desk.state import next_expected
from ilms_desktop.package import read
from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.document_enrolment import RENEWAL, SUBMITTER
from ilms_desktop.package.enrolment import confirm
from ilms_desktop.package.keys import key_code, read_public
from ilms_desktop.package.names import Kind, document_path, grant_name
from ilms_desktop.package.outcome import Refusal, Verified
from ilms_desktop.package.shape import write_moment

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.ed25519 import SigningKey

#: how long a key of a person counts
LIFE: Final = timedelta(days=730)
#: how long the old key counts beside the renewed one
OVERLAP: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How a key was confirmed.

    Attributes:
        typed: the digits that the person read out, as the officer typed them; not asked under a renewal, where the
            old key vouches. way: `telephone`, `post`, `in-person`, `video`. officers: by role, the second approves.
    """

    typed: str
    way: str
    officers: tuple[str, str]


def read_request(
    data: bytes, file_name: str, *, desk: Desk, now: datetime, openers: Openers = ZIP_ONLY
) -> Verified | Refusal:
    """Judge a request to enrol; the key itself is confirmed by `enrol`."""
    return read.verify(
        data,
        file_name,
        allowed_kinds={Kind.ENROL},
        register=desk.state.register,
        ledger=None,
        now=now,
        openers=openers,
    )


def is_renewal(request: Verified) -> bool:
    """Whether the old key vouches for the new one, so that nobody needs to telephone."""
    return request.document["purpose"] == RENEWAL


def enrol(
    desk: Desk, request: Verified, *, confirmation: Confirmation, key: SigningKey, now: datetime
) -> tuple[Desk, Issued] | Refusal:
    """Enter the key of a verified request and write its grant, both in one step.

    The same request again gives the same grant again.

    Args:
        desk: before.
        request: as `read_request` gave it.
        confirmation: of its key.
        key: of the desk, with the role for grants.
        now: the desk's time.

    Returns:
        The desk afterwards and the grant; or the refusal of stage R, and nothing has changed.

    Raises:
        CommandRefused: `desk_document_refused`. ExchangeError: `file_unwritable`.
    """
    before = desk.state.grant_of(request.package_id)
    if before is not None:
        return desk, Issued(before["package"], desk.issued(before["package"]), is_repeat=True)
    public = _confirmed(request, confirmation, desk)
    if isinstance(public, Refusal):
        return public
    document = _document(desk, request, confirmation, now)
    told = int(str(request.document["trust_version"]))
    sealed = make(Kind.GRANT, document, desk=desk, key=key, now=now, trust_version=told)
    facts = _facts(request, document, confirmation, package_id=sealed.package_id, now=now)
    row = next_row(desk.state.rows, events.ENROLLED, facts, now=now)
    kept = {f"{RECEIVED}/{request.package_id}.json": request.payload[document_path(Kind.ENROL)]}
    after = desk.commit(row, name=sealed.name, document=sealed.data, more=kept)
    return after, Issued(sealed.name, sealed.data)


def _confirmed(request: Verified, confirmation: Confirmation, desk: Desk) -> bytes | Refusal:
    typed = confirmation.typed
    if is_renewal(request):
        # why: the old key vouched for this very key, and the walk has asked it; there are no digits to compare
        typed = "".join(key_code(read_public(str(request.document["public_key"])) or b""))
    return confirm(request, typed=typed, register=desk.state.register)


def _document(desk: Desk, request: Verified, confirmation: Confirmation, now: datetime) -> dict[str, Any]:
    asked = request.document
    country = str(asked["country"])
    number = desk.state.next_number(Kind.GRANT, country)
    signer = str(asked["replaces"]) if is_renewal(request) else desk.state.next_signer(country)
    return {
        "package": grant_name(country, number),
        "number": number,
        "in_reply_to": request.package_id,
        "country": country,
        "signer": signer,
        "public_key": asked["public_key"],
        "roles": [SUBMITTER],
        "collections": asked["collections"],
        "valid_from": write_moment(now),
        "valid_until": write_moment(now + LIFE),
        "confirmed_by": confirmation.way,
        "confirmed_utc": write_moment(now),
        "next_expected": next_expected(desk.state.ledger.chain(signer, Kind.SUBMISSION)),
        "policy": {"encryption": desk.bundle.encryption_of(country)},
    }


_GRANTED: Final = ("package", "number", "in_reply_to", "country", "signer", "public_key", "collections", "valid_from")
_REQUESTED: Final = ("purpose", "replaces", "reference", "name", "office", "email", "telephone", "trust_version")


def _facts(
    request: Verified, grant: dict[str, Any], confirmation: Confirmation, *, package_id: str, now: datetime
) -> dict[str, Any]:
    """What the register keeps of the person and of how the key was confirmed."""
    return {
        **{name: grant[name] for name in (*_GRANTED, "valid_until", "confirmed_by")},
        **{name: request.document[name] for name in _REQUESTED},
        "package_id": package_id,
        "officers": list(confirmation.officers),
        "old_until": _old_until(request, now),
    }


def _old_until(request: Verified, now: datetime) -> str | None:
    """When the key that is replaced ends; None where none is."""
    if request.document["replaces"] is None:
        return None
    # why: a first request replaces nobody, so it is one of the two others
    renewed = request.document["purpose"] == RENEWAL
    return write_moment(now + OVERLAP if renewed else now)
