"""The request to enrol a key, and the desk's grant."""

from __future__ import annotations

from typing import Final

from ilms_desktop.package.document_rules import (
    COLLECTION,
    COUNT,
    COUNTRY,
    ENCRYPTION,
    HEX,
    LINE,
    NEXT_EXPECTED,
    NUMBERED,
    SIGNER_ID,
    SOFTWARE,
    Document,
    Spec,
    desk_agent,
    desk_name,
)
from ilms_desktop.package.keys import read_public
from ilms_desktop.package.shape import constant, list_of, moment, nullable, record, text

NEW: Final = "new"
RENEWAL: Final = "renewal"
REPLACEMENT: Final = "replacement"
SUBMITTER: Final = "submitter"


def _key(value: object, path: str) -> str | None:
    return None if isinstance(value, str) and read_public(value) is not None else path


def _replaces_fits(document: Document) -> bool:
    """A new key replaces none, a renewed one names its signer; a replacement may know it or not."""
    replaces = document["replaces"]
    allowed = {NEW: replaces is None, RENEWAL: replaces is not None}
    return allowed.get(document["purpose"], True)


ENROL: Final = Spec(
    format="ilms-enrol/1",
    fields=record(
        {
            "format": text(),
            "package": text(),
            "purpose": constant(NEW, RENEWAL, REPLACEMENT),
            "country": COUNTRY,
            "reference": LINE,
            "name": text(),
            "office": text(),
            "email": text(r"[^\s@]{1,100}@[^\s@]{1,100}"),
            "telephone": text(r"\+?[0-9() ./-]{3,40}"),
            "public_key": _key,
            "replaces": nullable(text(SIGNER_ID)),
            "collections": list_of(COLLECTION, most=20, least=1),
            "protection": constant("sign-in", "passphrase"),
            "created_utc": moment(),
            "software": SOFTWARE,
            "trust_version": COUNT,
        }
    ),
    relations=(("replaces", _replaces_fits),),
    organisation=lambda document: str(document["office"]),
)

GRANT: Final = Spec(
    format="ilms-grant/1",
    fields=record(
        {
            **NUMBERED,
            "in_reply_to": HEX,
            "signer": text(SIGNER_ID),
            "public_key": _key,
            "roles": list_of(constant(SUBMITTER), most=1, least=1),
            "collections": list_of(COLLECTION, most=20, least=1),
            "valid_from": moment(),
            "valid_until": moment(),
            "confirmed_by": constant("telephone", "post", "in-person", "video"),
            "confirmed_utc": moment(),
            "next_expected": NEXT_EXPECTED,
            "policy": record({"encryption": ENCRYPTION}),
        }
    ),
    relations=(
        ("signer", lambda doc: doc["signer"][:3].upper() == doc["country"]),
        ("valid_until", lambda doc: doc["valid_from"] < doc["valid_until"]),
    ),
    moment="confirmed_utc",
    organisation=desk_name,
    agent=desk_agent,
)
