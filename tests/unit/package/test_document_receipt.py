"""Fields of a receipt."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import document
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import kinds_world as kw


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": 0}, "number"),
        ({"status": "lost"}, "status"),
        ({"carrier": {"kind": "mail", "sha256": "ca" * 32, "size": 1}}, "carrier.kind"),
        ({"findings": [{"code": "V10"}]}, "findings[0].cell"),
        ({"audit": None}, None),
        ({"missing_sequences": [1, 3]}, None),
        ({"next_expected": {"sequence": 7, "previous": None}}, None),
        ({"minimum_software": "1"}, "minimum_software"),
        ({"ledger": {"index": 1, "entry": "x", "previous": "00" * 32}}, "ledger.entry"),
        (
            {"tables": [{"id": "C4", "rows_accepted": 1, "sharing": "embargo", "embargo_until": None}]},
            "tables",
        ),
        ({"tables": [{"id": "C4", "rows_accepted": 1, "sharing": "ilo-only", "embargo_until": None}]}, None),
    ],
)
def test_a_field_that_does_not_fit_is_named(changes: dict[str, Any], field: str | None) -> None:
    """Sharing levels are repeated as they were understood, so they are as clear as in a submission."""
    found = document.read(kw.complete(Kind.RECEIPT, **changes), Kind.RECEIPT, [])
    assert (found.parameters["field"] if isinstance(found, Problem) else None) == field
