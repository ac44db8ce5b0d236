"""From whom, to whom, under which name and when: the document against everything that is known about its sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.package import bag, limits
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.shape import read_moment, write_moment

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.package.document import Document
    from ilms_desktop.package.names import PackageName
    from ilms_desktop.package.register import Signer


def read_sender(document: Document, signer: Signer) -> Problem | None:
    """Whether country and signer are those of the key."""
    if (document["country"], document["signer"]) == (signer.country, signer.id):
        return None
    claimed = f"{document['country']}, {document['signer']}"
    return Problem("IDENTITY", {"claimed": claimed, "signer": signer.id})


def read_recipient(document: Document) -> Problem | None:
    """Whether the document is addressed to the desk."""
    if document["recipient"] == limits.RECIPIENT:
        return None
    return Problem("RECIPIENT", {"recipient": document["recipient"]})


def read_name(document: Document, package: PackageName) -> Problem | None:
    """Whether the name of the package says what the document says."""
    expected = {"package": package.text, "country": package.country, "signer": package.signer}
    for field, value in expected.items():
        if document[field] != value:
            return Problem("FIELDS", {"field": field})
    if document["collection"].rpartition("-")[2] != package.year:
        return Problem("FIELDS", {"field": "collection"})
    return None


def read_bag_info(document: Document, *, baginfo: bytes, payload_oxum: str) -> Problem | None:
    """Whether `bag-info.txt` is the one that follows from the document."""
    return None if bag.bag_info(document, payload_oxum) == baginfo else Problem("BAGINFO_CONFLICT")


def read_clock(document: Document, now: datetime) -> Problem | None:
    """Whether the sender's clock is not too far ahead; how old a document is does not matter."""
    created = read_moment(document["created_utc"])
    if created is None or created > now + limits.CLOCK_AHEAD:
        return Problem("CLOCK", {"created": document["created_utc"], "now": write_moment(now)})
    return None
