"""Documents that go out and come in, as values and as signed files of a test desk."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.model.post import Document, DocumentKind
from ilms_desktop.package.keys import fingerprint, new_key
from ilms_desktop.package.names import Kind, answer_name, query_name, receipt_name, submission_name
from ilms_desktop.package.write import build_kind
from ilms_desktop.workspace.seal_order import Hand, Order
from ilms_desktop.workspace.sealing import SealResult, seal
from tests.vectors.package import kinds_receipt, kinds_world, world

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.write import Sealed
    from ilms_desktop.workspace.workspace import Workspace

KEY: Final = new_key(bytes(range(32)))
DESK: Final = world.DESK
NO_FILES: Final[Mapping[str, bytes]] = MappingProxyType({})
#: when the first document of these tests was made
START: Final = datetime(2026, 10, 1, 9, tzinfo=UTC)
#: the clock of the computer when something arrives
NOW: Final = datetime(2026, 11, 22, 8, tzinfo=UTC)


def id_of(*parts: object) -> str:
    """An identity that looks like one and follows from these words."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def submission(number: int, *, signer: str = "khm-01", copy: int = 0, **fields: Any) -> Document:
    """A submission as a value; two of one number differ by `copy`."""
    good: dict[str, Any] = {
        "kind": "full",
        "supersedes": None,
        "batch": None,
        "signer": signer,
        "sequence": number,
        "tables": [],
    }
    moment = START + timedelta(days=number)
    return Document(
        package_id=id_of("S", signer, number, copy),
        package=submission_name(signer=signer, year=2026, number=number),
        kind=DocumentKind.SUBMISSION,
        signer=signer,
        number=number,
        moment=moment,
        recorded=moment,
        fields=good | fields,
    )


def answer_file(number: int, *, signer: str = "khm-01") -> Document:
    """An answer file as a value."""
    moment = START + timedelta(days=number, hours=1)
    return Document(
        package_id=id_of("A", signer, number),
        package=answer_name(signer=signer, year=2026, number=number),
        kind=DocumentKind.ANSWER,
        signer=signer,
        number=number,
        moment=moment,
        recorded=moment,
        fields={"signer": signer, "sequence": number},
    )


def receipt(
    number: int, about: Document, status: str = "imported", *, expected: tuple[int, str | None] | None = None
) -> Document:
    """A receipt as a value."""
    sequence, previous = expected or (about.number + 1, about.package_id)
    moment = about.moment + timedelta(hours=number)
    replied = {"package": about.package, "package_id": about.package_id, "signer": about.signer}
    return Document(
        package_id=id_of("R", number),
        package=receipt_name(about.package, number),
        kind=DocumentKind.RECEIPT,
        signer="desk-2026",
        number=number,
        moment=moment,
        recorded=moment,
        fields={
            "in_reply_to": {**replied, "sequence": about.number},
            "status": status,
            "findings": [],
            "tables": [],
            "next_expected": {"sequence": sequence, "previous": previous},
        },
    )


def sealed(workspace: Workspace, *, user_dir: Path | None = None, out: Path | None = None, **order: Any) -> SealResult:
    """The one package of an order, without pictures unless they are asked for."""
    (result,) = seal_all(workspace, user_dir=user_dir, out=out, **order)
    return result


def seal_all(
    workspace: Workspace, *, user_dir: Path | None = None, out: Path | None = None, signer: str = "khm-01", **order: Any
) -> tuple[SealResult, ...]:
    """All packages of an order."""
    plain = {"with_summary": False, "with_carrier": False} | order
    return seal(workspace, Order(**plain), Hand(KEY, signer, "1.2.3", user_dir), out=out)


def signed_receipt(
    about: Document,
    number: int = 1,
    status: str = "imported",
    *,
    key: SigningKey = DESK,
    files: Mapping[str, bytes] = NO_FILES,
    **changes: Any,
) -> Sealed:
    """A receipt of the test desk for a document of this file."""
    fields = {
        **kinds_receipt.fields(cell={}, package_id=about.package_id),
        "package": receipt_name(about.package, number),
        "number": number,
        "country": "KHM",
        "collection": "ILMS-2026",
        "in_reply_to": {
            "package": about.package,
            "package_id": about.package_id,
            "signer": about.signer,
            "sequence": about.number,
            "key_fingerprint": fingerprint(KEY.public),
        },
        "status": status,
        "findings": [],
        "tables": [],
        "missing_sequences": [],
        "next_expected": {"sequence": about.number + 1, "previous": about.package_id},
        "audit": None,
    }
    return build_kind(Kind.RECEIPT, fields | changes, key=key, files=files)


def signed_query(about: Document, number: int = 1, **changes: Any) -> Sealed:
    """A file of questions of the test desk about a document of this file."""
    cell = {"country": "KHM", "source": "FX:14128"} | dict.fromkeys(
        ("criterion", "table", "class_version", "year", "sex", "classes")
    )
    query = kinds_world.second_query(id=f"KHM-2026-Q{number:04d}-001", cell=cell)
    fields = {
        **kinds_world.document(Kind.QUERY),
        "package": query_name(recipient="KHM", year=2026, number=number),
        "number": number,
        "country": "KHM",
        "recipient": "KHM",
        "in_reply_to": about.package_id,
        "questionnaire": about.fields["questionnaire"],
        "queries": [query],
    }
    return build_kind(Kind.QUERY, fields | changes, key=DESK)
