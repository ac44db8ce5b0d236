"""The stated world of the vectors of every other kind: one good document each, who signs it, and who receives it.

The keys are test keys, made from fixed bytes. Questions and answers, receipt and grant belong to the good submission of
`world`; the part is one of the same figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import datapackage, names, strict_json, write
from ilms_desktop.package.bag import sha256
from ilms_desktop.package.enrolment import OLD_KEY_PATH, renewal_signature
from ilms_desktop.package.keys import new_key, public_text
from ilms_desktop.package.known import Asked, Assignment, Known, Sent, TableCodes
from ilms_desktop.package.names import DESK_KINDS, Kind, namespace
from ilms_desktop.package.part_merge import cells_of, scope_of
from ilms_desktop.package.register import OFFICE_KINDS, Register, Signer
from ilms_desktop.package.tables import Table, table_csv
from tests.vectors.package import kinds_pack, kinds_receipt, resign, world
from tests.vectors.package.vector import Case

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.package.ed25519 import SigningKey

#: a key of the desk that may sign receipts only
RECEIPTS_ONLY: Final = new_key(b"test key for receipts".ljust(32, b"."))
#: the ministry of labour, an office that fills tables for the coordinator
MOL: Final = new_key(b"test key of the office MOL".ljust(32, b"."))
#: a key that asks to be enrolled
FRESH: Final = new_key(b"test key of a new person".ljust(32, b"."))

DESK: Final = Signer("desk-2026", world.DESK.public, DESK_KINDS)
REGISTER: Final = Register(
    (
        Signer("ken-01", world.KEN.public),
        Signer("tza-01", world.TZA.public),
        DESK,
        Signer("desk-receipts", RECEIPTS_ONLY.public, frozenset({Kind.RECEIPT})),
    )
)
#: the coordinator's own register
LOCAL: Final = Register((Signer("ken-71", MOL.public, OFFICE_KINDS, office="MOL"),))

SENT_ID: Final = "51" * 32
OLDER_SENT_ID: Final = "50" * 32
QUERY_ID: Final = "71" * 32
REQUEST_ID: Final = "e1" * 32
BASE_ID: Final = "b1" * 32
PACK_ID: Final = "c1" * 32
OTHER_ID: Final = "0f" * 32

NAMES: Final = {
    Kind.ANSWER: names.answer_name(signer="ken-01", year=2026, number=1),
    Kind.PART: names.part_name(signer="ken-71", year=2026, number=1, office="MOL"),
    Kind.ENROL: names.enrol_name("KEN", FRESH.public),
    Kind.RECEIPT: names.receipt_name(world.NAME, 42),
    Kind.QUERY: names.query_name(recipient="KEN", year=2026, number=12),
    Kind.GRANT: names.grant_name("KEN", 7),
    Kind.ROUNDPACK: names.pack_name(country="ALL", year=2027, number=3),
}
KEYS: Final = {
    Kind.ANSWER: world.KEN,
    Kind.PART: MOL,
    Kind.ENROL: FRESH,
    Kind.RECEIPT: world.DESK,
    Kind.QUERY: world.DESK,
    Kind.GRANT: world.DESK,
    Kind.ROUNDPACK: world.DESK,
}

_SENT_FIELDS: Final = ("collection", "office", "prepared_by", "approved_by", "signer", "sequence", "previous")
_SOFTWARE: Final = world.document()["software"]
_QUESTIONNAIRE: Final = world.document()["questionnaire"]


def _of_submission(*names: str) -> dict[str, Any]:
    good = world.document()
    return {name: good[name] for name in names}


def query(**changes: Any) -> dict[str, Any]:
    """One good question, some of it changed."""
    cell = {
        "country": "KEN",
        "source": "FX-1",
        "criterion": "none",
        "table": "C4",
        "class_version": [{"concept": "CDS", "code": "CDS_DES"}],
        "year": 2024,
        "sex": "SEX_F",
        "classes": [{"concept": "CDS", "code": "CDS_DES_SAU"}],
    }
    good: dict[str, Any] = {
        "id": "KEN-2026-Q0012-001",
        "cell": cell,
        "value_seen": "9.3",
        "compare": [{"label": "2023", "value": "0.9"}],
        "rule": "V10",
        "kind": "outlier",
        "severity": "must-answer",
        "text": {"en": "Ten times the figure of 2023. Please check.", "fr": "Dix fois le chiffre de 2023."},
        "deadline": None,
        "replaces": None,
        "suggested": None,
    }
    return good | changes


def second_query(**changes: Any) -> dict[str, Any]:
    """A question about the whole source."""
    inner = ("criterion", "table", "class_version", "year", "sex", "classes")
    cell = query()["cell"] | dict.fromkeys(inner)
    return query(id="KEN-2026-Q0012-002", cell=cell, kind="source", value_seen=None, compare=None, rule=None) | changes


def answer(**changes: Any) -> dict[str, Any]:
    """One good answer, some of it changed."""
    good = {
        "query": "KEN-2026-Q0012-001",
        "outcome": "explanation",
        "text": "A new agreement with Saudi Arabia came into force.",
        "language": "en",
        "note": None,
        "expected": None,
    }
    return good | changes


def _answer_fields() -> dict[str, Any]:
    return {
        **_of_submission("country", *_SENT_FIELDS, "created_utc", "software", "trust_version", "last_receipt"),
        "in_reply_to": QUERY_ID,
        "answers": [answer()],
        "open": ["KEN-2026-Q0012-002"],
    }


def part_tables() -> list[Table]:
    """The table that the office fills."""
    return [Table("C4", "Outflow of employed nationals", table_csv(world.ROWS), "public", codes={"sex": world.SEXES})]


def _part_fields() -> dict[str, Any]:
    return {
        **_of_submission("country", "collection", "sequence", "previous", "created_utc", "software", "questionnaire"),
        "kind": "return",
        "office": {"name": "Ministry of Labour", "code": "MOL"},
        "signer": "ken-71",
        "base": BASE_ID,
        "scope": [{"table": "C4", "source": "FX-1", "criterion": "none", "years": [2023, 2024]}],
        "recipient": "KNBS",
    }


def _enrol_fields() -> dict[str, Any]:
    return {
        "purpose": "new",
        "country": "KEN",
        "reference": "KEN-7Q4M",
        "name": "B. Otieno",
        "office": "Office nationale de la statistique du Kénya",
        "email": "b.otieno@knbs.example",
        "telephone": "+254 20 000 0000",
        "public_key": public_text(FRESH.public),
        "replaces": None,
        "collections": ["ILMS-2026"],
        "protection": "sign-in",
        "created_utc": "2026-11-20T08:00:00Z",
        "software": _SOFTWARE,
        "trust_version": 6,
    }


def _query_fields() -> dict[str, Any]:
    return {
        "number": 12,
        "country": "KEN",
        "collection": "ILMS-2026",
        "recipient": "KEN",
        "in_reply_to": SENT_ID,
        "questionnaire": _QUESTIONNAIRE,
        "issued_utc": "2026-11-21T10:00:00Z",
        "deadline": "2026-12-15",
        "languages": ["en", "fr"],
        "queries": [query(), second_query()],
        "desk_role": "officer",
        "contact": "ILMS desk, +41 22 000 00 00",
        "trust_version": 6,
        "minimum_software": "0.1.0",
    }


def _grant_fields() -> dict[str, Any]:
    return {
        "number": 7,
        "in_reply_to": REQUEST_ID,
        "country": "KEN",
        "signer": "ken-02",
        "public_key": public_text(FRESH.public),
        "roles": ["submitter"],
        "collections": ["ILMS-2026"],
        "valid_from": "2026-11-21T00:00:00Z",
        "valid_until": "2028-11-21T00:00:00Z",
        "confirmed_by": "telephone",
        "confirmed_utc": "2026-11-21T09:00:00Z",
        "next_expected": {"sequence": 1, "previous": None},
        "trust_version": 6,
        "policy": {"encryption": "allowed"},
    }


def _pack_fields() -> dict[str, Any]:
    return {
        "pack": "ILMS",
        "version": 3,
        "collection": "ILMS-2027",
        "countries": ["ALL"],
        "issued_utc": "2026-11-20T08:00:00Z",
        "valid_from": "2027-01-01",
        "minimum_software": "0.1.0",
        "previous": PACK_ID,
        "languages": ["en", "fr"],
        "counts": {"tables": 1, "rules": 1, "codelists": 2},
    }


_FIELDS: Final[dict[Kind, Callable[[], dict[str, Any]]]] = {
    Kind.ANSWER: _answer_fields,
    Kind.PART: _part_fields,
    Kind.ENROL: _enrol_fields,
    Kind.RECEIPT: lambda: kinds_receipt.fields(cell=query()["cell"], package_id=SENT_ID),
    Kind.QUERY: _query_fields,
    Kind.GRANT: _grant_fields,
    Kind.ROUNDPACK: _pack_fields,
}


def tables(kind: Kind) -> list[Table]:
    """Tables of the good package."""
    return part_tables() if kind is Kind.PART else []


def files(kind: Kind) -> dict[str, bytes]:
    """Payload of the good package beside its document, its tables and their description."""
    paper = {Kind.ANSWER: "answers", Kind.ENROL: "sheet", Kind.RECEIPT: "receipt", Kind.QUERY: "queries"}
    if kind is Kind.PART:
        return {"metadata.json": b'{\n "remarks": ""\n}\n'}
    if kind is Kind.ROUNDPACK:
        return kinds_pack.files()
    return {f"people/{paper[kind]}.pdf": world.pdf()} if kind in paper else {}


def document(kind: Kind, **changes: Any) -> dict[str, Any]:
    """Fields of the good document, as the writer takes them, with some of them changed."""
    return {"package": NAMES[kind], **_FIELDS[kind]()} | changes


def complete(kind: Kind, **changes: Any) -> dict[str, Any]:
    """Complete fields of the good document, some of them changed afterwards."""
    return write.complete(document(kind), tables(kind), kind=kind) | changes


def good(kind: Kind) -> bytes:
    """The good package, as the writer makes and verifies it."""
    return write.build_kind(kind, document(kind), key=KEYS[kind], tables=tables(kind), files=files(kind)).data


def renewal(key: SigningKey = world.KEN) -> bytes:
    """A renewal of ken-01 for which this key vouches."""
    fields = complete(Kind.ENROL, purpose="renewal", replaces="ken-01")
    word = renewal_signature(strict_json.dump(fields), key)
    return sealed(Kind.ENROL, fields, more={OLD_KEY_PATH: word})


def sealed(
    kind: Kind,
    fields: dict[str, Any] | None = None,
    *,
    key: SigningKey | None = None,
    space: str | None = None,
    more: dict[str, bytes] | None = None,
    **spoilers: Any,
) -> bytes:
    """A package of a kind, signed over its defect.

    Args:
        kind: of the package.
        fields: complete fields of the document; the good ones if None.
        key: that signs, if not the good one.
        space: namespace of the signature, if not the good one.
        more: further payload, or other content of a file.
        spoilers: as `resign.sealed` takes them.
    """
    facts = complete(kind) if fields is None else fields
    payload = {table.path: table.data for table in tables(kind)} | files(kind) | (more or {})
    if tables(kind):
        hashes = {path: sha256(data) for path, data in payload.items()}
        payload[datapackage.PATH] = datapackage.describe(facts["package"], tables(kind), hashes=hashes)
    sign = resign.signed_by(key or KEYS[kind], space or namespace(kind))
    return resign.sealed(facts, kind=kind, name=facts["package"], files=payload, sign=sign, **spoilers)


def changed(kind: Kind, **changes: Any) -> bytes:
    """A package with some fields of its document changed."""
    return sealed(kind, complete(kind, **changes))


# --- receivers

CODEBOOK: Final = {
    ("C4", "none"): TableCodes(
        frozenset(world.SEXES),
        {"CDS": {"CDS_DES": frozenset({"CDS_DES_TOTAL", "CDS_DES_SAU", "CDS_DES_QAT", "CDS_DES_ARE"})}},
    )
}
#: the program of ken-01
PROGRAM: Final = Known(
    country="KEN",
    signers=frozenset({"ken-01"}),
    software="0.6.0",
    codebooks={("ilms-2019", 1): CODEBOOK},
    outbox={
        SENT_ID: Sent(world.NAME, "ken-01", 1),
        OLDER_SENT_ID: Sent("ILMS_KEN-01_2026_S0000", "ken-01", 1, superseded=True),
    },
    received={},
    keys=frozenset({world.KEN.public, FRESH.public}),
    requests=frozenset({REQUEST_ID}),
    packs={"ILMS": {2: PACK_ID}},
)
#: the desk
OFFICE_OF_ILO: Final = Known(asked={QUERY_ID: Asked("KEN", frozenset({"KEN-2026-Q0012-001", "KEN-2026-Q0012-002"}))})


def assignment(**changes: Any) -> Assignment:
    """The work of the office MOL: the coordinator's figures have stayed as they were."""
    cells = dict(cells_of({world.TABLE: table_csv(world.ROWS)}))
    scope = scope_of(document(Kind.PART))
    return replace(Assignment(scope, base=cells, ours=cells), **changes)


def coordinator(**changes: Any) -> Known:
    """The coordinator of the country."""
    known = Known(
        country="KEN", office="KNBS", questionnaire=("ilms-2019", 1, None), assignments={BASE_ID: assignment()}
    )
    return replace(known, **changes)


_RECEIVERS: Final = {Kind.ANSWER: OFFICE_OF_ILO, Kind.ENROL: Known()}


def case(kind: Kind, data: bytes, **changes: Any) -> Case:
    """A package at its receiver, in a world that differs from the stated one in `changes`."""
    known = coordinator() if kind is Kind.PART else _RECEIVERS.get(kind, PROGRAM)
    facts: dict[str, Any] = {
        "file_name": f"{NAMES[kind]}.zip",
        "register": LOCAL if kind is Kind.PART else REGISTER,
        "known": known,
    }
    return Case(data, **(facts | changes))
