"""The document of the good receipt."""

from __future__ import annotations

from typing import Any

from tests.vectors.package import world


def fields(*, cell: dict[str, Any], package_id: str) -> dict[str, Any]:
    """Fields of the good receipt.

    Args:
        cell: that its one finding is about.
        package_id: of the submission that it answers.
    """
    return {
        "number": 42,
        "country": "KEN",
        "collection": "ILMS-2026",
        "in_reply_to": {
            "package": world.NAME,
            "package_id": package_id,
            "signer": "ken-01",
            "sequence": 1,
            "key_fingerprint": "SHA256:" + "A" * 43,
        },
        "carrier": {"kind": "pdf", "sha256": "ca" * 32, "size": 48_213},
        "received_utc": "2026-11-21T10:00:00Z",
        "decided_utc": "2026-11-21T11:00:00Z",
        "status": "imported",
        "findings": [
            {
                "code": "V10",
                "severity": "W",
                "cell": cell,
                "text_key": "v10.outlier",
                "parameters": {"before": "0.9"},
                "text": None,
            }
        ],
        "tables": [
            {"id": "A8-citizenship", "rows_accepted": 1, "sharing": "embargo", "embargo_until": "2027-01-31"},
            {"id": "C4", "rows_accepted": 24, "sharing": "public", "embargo_until": None},
        ],
        "missing_sequences": [],
        "next_expected": {"sequence": 2, "previous": package_id},
        "audit": {"workspace": "019a8f2e-7c10-7b3e-9d5a-000000000001", "count": 0, "head": "00" * 32},
        "ledger": {"index": 7, "entry": "1e" * 32, "previous": "1d" * 32},
        "trust_version": 6,
        "minimum_software": "0.1.0",
        "desk_role": "officer",
    }
