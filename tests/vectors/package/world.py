"""The stated world of the vectors: keys, register, clock, and the good package that each vector spoils in one place.

The keys are test keys, made from fixed bytes. They stand in no register but the one here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import bag, write
from ilms_desktop.package.audit import NO_LINE
from ilms_desktop.package.container_write import write_container
from ilms_desktop.package.keys import new_key
from ilms_desktop.package.names import Kind
from ilms_desktop.package.register import Register, Signer
from ilms_desktop.package.tables import Row, Table, table_csv
from tests.vectors.package.forge import contents

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW: Final = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)
KEN: Final = new_key(b"test key of ken-01".ljust(32, b"."))
TZA: Final = new_key(b"test key of tza-01".ljust(32, b"."))
STRANGER: Final = new_key(b"test key of nobody".ljust(32, b"."))
DESK: Final = new_key(b"test key of the desk".ljust(32, b"."))

REGISTER: Final = Register(
    (
        Signer("ken-01", KEN.public),
        Signer("tza-01", TZA.public),
        Signer("ilo-01", DESK.public, kinds=frozenset({Kind.RECEIPT})),
    )
)

NAME: Final = "ILMS_KEN-01_2026_S0001"
FILE_NAME: Final = f"{NAME}.zip"
TABLE: Final = "tables/C4.csv"

ROWS: Final[list[Row]] = [
    ("FX-1", "CDS_DES", str(year), sex, "_", code, value, letter)
    for year in (2023, 2024)
    for sex in ("SEX_T", "SEX_M", "SEX_F")
    for code, value, letter in (
        ("CDS_DES_TOTAL", "16.42", ""),
        ("CDS_DES_SAU", "9.3", "P"),
        ("CDS_DES_QAT", "0", ""),
        ("CDS_DES_ARE", "", "N"),
    )
]
SEXES: Final = ("SEX_T", "SEX_M", "SEX_F")
SECOND_ROWS: Final[list[Row]] = [("LFS-2", "_", "2024", "SEX_T", "CCT_CIT_NONCIT", "_", "60", "")]


def document(**changes: Any) -> dict[str, Any]:
    """Fields of the good submission, as the writer takes them, with some of them changed."""
    fields: dict[str, Any] = {
        "kind": "full",
        "package": NAME,
        "package_uuid": "019a8f2e-7c10-7b3e-9d5a-1f2e3d4c5b6a",
        "country": "KEN",
        "collection": "ILMS-2026",
        "questionnaire": {"id": "ilms-2019", "version": 1, "package_id": None},
        "rules": {"id": "ilms-2019", "version": 1, "sha256": "ab" * 32, "errors": 0, "warnings": 2, "justified": 1},
        "office": {"name": "Office nationale de la statistique du Kénya", "code": "KNBS"},
        "prepared_by": {"name": "A. Mwangi", "function": "Statistician"},
        "approved_by": None,
        "signer": "ken-01",
        "sequence": 1,
        "previous": None,
        "supersedes": None,
        "batch": None,
        "created_utc": "2026-11-21T09:30:00Z",
        "software": {"name": "ILMS Desktop", "version": "0.1.0", "build": "source"},
        "trust_version": 0,
        "last_receipt": None,
        "resolves": [],
        "audit": {
            "workspace": "019a8f2e-7c10-7b3e-9d5a-000000000001",
            "count": 0,
            "head": NO_LINE,
            "extract_from": None,
        },
    }
    return fields | changes


def tables() -> list[Table]:
    """The two tables of the good submission."""
    return [
        Table("C4", "Outflow of employed nationals", table_csv(ROWS), "public", codes={"sex": SEXES}),
        Table("A8-citizenship", "Non-citizens", table_csv(SECOND_ROWS), "embargo", "2027-01-31"),
    ]


def xlsx(more: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """A small workbook without anything that acts; `more` adds or replaces parts."""
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts = {
        "[Content_Types].xml": head + b"<Types/>",
        "_rels/.rels": head + b"<Relationships/>",
        "xl/workbook.xml": head + b"<workbook><sheets/></workbook>",
        "xl/worksheets/sheet1.xml": head + b'<worksheet><c t="inlineStr"><is><t>16.42</t></is></c></worksheet>',
    }
    return write_container((parts | dict(more)).items())


def pdf(*extra: bytes, catalog: bytes = b"") -> bytes:
    """A PDF of one empty page; `extra` objects follow the page, `catalog` goes into the catalog."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        *extra,
    ]
    out = b"%PDF-1.7\n"
    rows = [b"0000000000 65535 f \n"]
    for number, body in enumerate(bodies, start=1):
        rows.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n%s" % (len(rows), b"".join(rows))
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(rows), len(out))
    return out + table + trailer


def files() -> dict[str, bytes]:
    """Payload of the good submission beside its tables."""
    return {
        "metadata.json": b'{\n "remarks": "R\xc3\xa9sum\xc3\xa9 provisoire"\n}\n',
        "validation.json": b'{\n "findings": []\n}\n',
        "people/questionnaire.xlsx": xlsx(),
        "people/summary.pdf": pdf(),
    }


def good() -> bytes:
    """The good package, as the writer makes and verifies it."""
    return write.build(document(), tables=tables(), files=files(), key=KEN).data


def package_id(data: bytes) -> str:
    """Identity of a package made by `good` or `resign.sealed`."""
    return bag.sha256(contents(data)[bag.TAGMANIFEST_FILE])
