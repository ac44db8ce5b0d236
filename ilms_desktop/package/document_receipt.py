"""The desk's receipt: what arrived, what became of it, and where it stands in the desk's ledger."""

from __future__ import annotations

from typing import Final

from ilms_desktop.package.document_figures import is_clear
from ilms_desktop.package.document_rules import (
    COLLECTION,
    COUNT,
    DESK_ROLE,
    HEX,
    ID,
    LINE,
    NEXT_EXPECTED,
    NUMBER,
    NUMBERED,
    SIGNER_ID,
    TABLE_ID,
    UUID,
    Document,
    Spec,
    cell,
    desk_agent,
    desk_name,
    minimum_software,
)
from ilms_desktop.package.outcome import CarrierKind
from ilms_desktop.package.shape import anything, constant, integer, list_of, mapping_of, moment, nullable, record, text

RECEIVED: Final = "received"
HELD: Final = "held"
IMPORTED: Final = "imported"
REFUSED: Final = "refused"
#: status -> place on the one way that there is; the last two exclude each other
STATUS_RANK: Final = {RECEIVED: 0, HELD: 1, IMPORTED: 2, REFUSED: 2}

_FINDING: Final = record(
    {
        "code": ID,
        "severity": constant("F", "E", "D", "W", "I"),
        "cell": nullable(cell),
        "text_key": nullable(ID),
        "parameters": nullable(mapping_of(r"[a-z_]{1,40}", anything())),
        "text": nullable(text(r"(?s:.{1,2000})")),
    }
)
_TABLE: Final = record({"id": text(TABLE_ID), "rows_accepted": COUNT, "sharing": LINE, "embargo_until": nullable(LINE)})


def _levels_are_clear(document: Document) -> bool:
    return all(is_clear(table["sharing"], table["embargo_until"]) for table in document["tables"])


RECEIPT: Final = Spec(
    format="ilms-receipt/1",
    fields=record(
        {
            **NUMBERED,
            "collection": COLLECTION,
            "in_reply_to": record(
                {
                    "package": text(),
                    "package_id": HEX,
                    "signer": text(SIGNER_ID),
                    "sequence": NUMBER,
                    "key_fingerprint": text(r"SHA256:[A-Za-z0-9+/]{43}"),
                }
            ),
            "carrier": record({"kind": constant(*CarrierKind), "sha256": HEX, "size": integer(1)}),
            "received_utc": moment(),
            "decided_utc": moment(),
            "status": constant(*STATUS_RANK),
            "findings": list_of(_FINDING, most=10_000),
            "tables": list_of(_TABLE, most=64),
            "missing_sequences": list_of(NUMBER, most=1000),
            "next_expected": NEXT_EXPECTED,
            "audit": nullable(record({"workspace": UUID, "count": COUNT, "head": HEX})),
            "ledger": record({"index": NUMBER, "entry": HEX, "previous": HEX}),
            "minimum_software": minimum_software(),
            "desk_role": DESK_ROLE,
        }
    ),
    relations=(("tables", _levels_are_clear),),
    moment="decided_utc",
    organisation=desk_name,
    agent=desk_agent,
)
