"""A person of Kenya who enrols, and a desk that answers; keys from fixed bytes, time as given."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package.keys import new_key, public_text
from ilms_desktop.package.names import Kind, grant_name
from ilms_desktop.package.register import Register, Signer
from ilms_desktop.package.shape import write_moment
from ilms_desktop.package.write import build_kind
from ilms_desktop.workspace.enrolment_grant import Imported, take_grants
from ilms_desktop.workspace.enrolment_request import Applicant, Replaced, request_enrolment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ilms_desktop.keystore.vault import Vault
    from ilms_desktop.workspace.enrolment import Enrolment

PASSPHRASE: Final = "correct horse battery"
NOW: Final = datetime(2026, 11, 20, 8, tzinfo=UTC)
#: when a grant that is made here begins to count, and how long it does
GRANTED: Final = NOW + timedelta(days=1)
LIFE: Final = timedelta(days=730)
DESK: Final = new_key(b"test key of the desk".ljust(32, b"."))
DESK_REGISTER: Final = Register((Signer("desk-2026", DESK.public, frozenset({Kind.GRANT})),))
APPLICANT: Final = Applicant(
    country="KEN",
    reference="KEN-7Q4M",
    name="B. Otieno",
    office="Kenya National Bureau of Statistics",
    email="b.otieno@knbs.example",
    telephone="+254 20 000 0000",
    collections=("ILMS-2026",),
)


def dice(start: int = 1) -> Callable[[int], bytes]:
    """Bytes that are new every time and the same in every run."""
    numbers = count(start)
    return lambda size: bytes([next(numbers)]) * size


def ask(
    user_dir: Path,
    *,
    guard: Vault | str = PASSPHRASE,
    now: datetime = NOW,
    seed: int = 1,
    replaced: Replaced | None = None,
    applicant: Applicant = APPLICANT,
) -> Enrolment:
    """A request of this person."""
    return request_enrolment(
        user_dir,
        applicant,
        guard=guard,
        now=now,
        random_bytes=dice(seed),
        program_version="0.1.0",
        replaced=replaced,
    )


def grant_fields(
    asked: Enrolment, *, number: int = 7, valid_from: datetime = GRANTED, **changes: Any
) -> dict[str, Any]:
    """Fields of the desk's answer."""
    return {
        "package": grant_name(asked.country, number),
        "number": number,
        "in_reply_to": asked.request_id,
        "country": asked.country,
        "signer": "ken-01",
        "public_key": public_text(asked.public),
        "roles": ["submitter"],
        "collections": ["ILMS-2026"],
        "valid_from": write_moment(valid_from),
        "valid_until": write_moment(valid_from + LIFE),
        "confirmed_by": "telephone",
        "confirmed_utc": write_moment(valid_from),
        "next_expected": {"sequence": 1, "previous": None},
        "trust_version": 6,
        "policy": {"encryption": "allowed"},
    } | changes


def grant(asked: Enrolment, **changes: Any) -> tuple[str, bytes]:
    """File name and bytes of the desk's answer."""
    sealed = build_kind(Kind.GRANT, grant_fields(asked, **changes), key=DESK)
    return sealed.file_name, sealed.data


def enrolled(user_dir: Path, asked: Enrolment, **facts: Any) -> Enrolment:
    """The same key with its grant imported."""
    name, data = grant(asked, **facts)
    (taken,) = take_grants(user_dir, data, name, facts.get("valid_from", GRANTED), desk=DESK_REGISTER)
    assert isinstance(taken.result, Imported)
    return taken.result.enrolment
