"""Fields of requests to enrol and of grants."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import document
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import kinds_world as kw


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        (Kind.ENROL, {"purpose": "new", "replaces": "ken-01"}, "replaces"),
        (Kind.ENROL, {"purpose": "renewal"}, "replaces"),
        (Kind.ENROL, {"purpose": "renewal", "replaces": "ken-01"}, None),
        (Kind.ENROL, {"purpose": "replacement"}, None),
        (Kind.ENROL, {"purpose": "replacement", "replaces": "ken-01"}, None),
        (Kind.ENROL, {"public_key": "ssh-ed25519 AAAA"}, "public_key"),
        (Kind.ENROL, {"public_key": None}, "public_key"),
        (Kind.ENROL, {"email": "nobody"}, "email"),
        (Kind.ENROL, {"telephone": "call me"}, "telephone"),
        (Kind.ENROL, {"reference": ""}, None),
        (Kind.ENROL, {"collections": []}, "collections"),
        (Kind.ENROL, {"protection": "none"}, "protection"),
        (Kind.GRANT, {"signer": "tza-02"}, "signer"),
        (Kind.GRANT, {"roles": ["receipt"]}, "roles[0]"),
        (Kind.GRANT, {"valid_until": "2026-11-21T00:00:00Z"}, "valid_until"),
        (Kind.GRANT, {"policy": {"encryption": "maybe"}}, "policy.encryption"),
        (Kind.GRANT, {"confirmed_by": "mail"}, "confirmed_by"),
    ],
)
def test_a_field_that_does_not_fit_is_named(kind: Kind, changes: dict[str, Any], field: str | None) -> None:
    """Who replaces whom, with which key, and until when must be clear."""
    found = document.read(kw.complete(kind, **changes), kind, [])
    assert (found.parameters["field"] if isinstance(found, Problem) else None) == field
