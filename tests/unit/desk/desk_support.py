"""A little desk for tests: keys made from fixed bytes, a signed trust bundle, a clock that is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.desk.enrolling import Confirmation, enrol, read_request
from ilms_desktop.desk.folder import open_desk
from ilms_desktop.desk.founding import sign, write_bundle
from ilms_desktop.package import write
from ilms_desktop.package.keys import key_code, new_key, public_text
from ilms_desktop.package.names import Kind, answer_name, enrol_name, submission_name
from ilms_desktop.package.outcome import Refusal
from tests.vectors.package import trust_world, world

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.ed25519 import SigningKey

#: when the desk opens; documents come one minute after the other
START: Final = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)
DESK: Final = world.DESK
PERSON: Final = new_key(b"test key of a desk's person".ljust(32, b"."))
RENEWED: Final = new_key(b"test key after a renewal".ljust(32, b"."))
_OPEN: Final = {"ALL": {"encryption": "allowed"}}
OFFICERS: Final = ("officer", "head of desk")


def at(minutes: int) -> datetime:
    """So many minutes after the start."""
    return START + timedelta(minutes=minutes)


def text(moment: datetime) -> str:
    """A time as documents carry it."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def found(path: Path, **changes: Any) -> Path:
    """Write a bundle of the desk and have two roots sign it."""
    bundle = write_bundle(path, {**trust_world.fields(version=0, policies=_OPEN), **changes}, now=START)
    for root in ("r1", "r2"):
        sign(bundle, bundle.read_bytes(), trust_world.ROOTS[root], root=None)
    return bundle


def request(key: SigningKey = PERSON, **changes: Any) -> write.Sealed:
    """A request to enrol."""
    fields: dict[str, Any] = {
        "package": enrol_name("KEN", key.public),
        "purpose": "new",
        "country": "KEN",
        "reference": "KEN-7Q4M",
        "name": "B. Otieno",
        "office": "KNBS",
        "email": "b.otieno@knbs.example",
        "telephone": "+254 20 000 0000",
        "public_key": public_text(key.public),
        "replaces": None,
        "collections": ["ILMS-2026"],
        "protection": "sign-in",
        "created_utc": text(START),
        "software": world.document()["software"],
        "trust_version": 0,
    }
    return write.build_kind(Kind.ENROL, fields | changes, key=key)


def digits(key: SigningKey = PERSON) -> str:
    """What the person reads out."""
    return " ".join(key_code(key.public))


def enrolled(desk: Desk, key: SigningKey = PERSON, *, minutes: int = 1) -> Desk:
    """The desk after a person was enrolled."""
    asked = request(key)
    seen = read_request(asked.data, asked.file_name, desk=desk, now=at(minutes))
    assert not isinstance(seen, Refusal)
    confirmation = Confirmation(digits(key), "telephone", OFFICERS)
    done = enrol(desk, seen, confirmation=confirmation, key=DESK, now=at(minutes))
    assert not isinstance(done, Refusal)
    return done[0]


def submission(number: int = 1, previous: str | None = None, **changes: Any) -> write.Sealed:
    """A submission of the enrolled person."""
    fields = world.document(
        package=submission_name(signer="ken-01", year=2026, number=number),
        sequence=number,
        previous=previous,
        created_utc=text(at(number)),
        **changes,
    )
    return write.build(fields, tables=world.tables(), files=world.files(), key=PERSON)


def answer(query: str, asked: list[str], *, number: int = 1, previous: str | None = None) -> write.Sealed:
    """An answer that explains every question of a file."""
    base = world.document()
    copied = ("country", "collection", "office", "prepared_by", "approved_by", "signer", "software", "trust_version")
    fields: dict[str, Any] = {
        **{name: base[name] for name in (*copied, "last_receipt")},
        "package": answer_name(signer="ken-01", year=2026, number=number),
        "sequence": number,
        "previous": previous,
        "created_utc": text(at(number)),
        "in_reply_to": query,
        "answers": [
            {"query": each, "outcome": "correction", "text": None, "language": None, "note": None, "expected": None}
            for each in asked
        ],
        "open": [],
    }
    return write.build_kind(Kind.ANSWER, fields, key=PERSON)


def question(**cell: Any) -> dict[str, Any]:
    """A question about a cell of C4."""
    whole = {
        "source": "FX-1",
        "criterion": "none",
        "table": "C4",
        "class_version": [{"concept": "CDS", "code": "CDS_DES"}],
        "year": 2024,
        "sex": "SEX_F",
        "classes": [{"concept": "CDS", "code": "CDS_DES_SAU"}],
    }
    return {
        "cell": whole | cell,
        "kind": "outlier",
        "severity": "must-answer",
        "value_seen": "9.3",
        "text": {"en": "Ten times the figure of 2023. Please check."},
    }


def opened(path: Path, minutes: int = 0) -> Desk:
    """The desk as a new process reads it from its files."""
    return open_desk(path, now=at(minutes))
