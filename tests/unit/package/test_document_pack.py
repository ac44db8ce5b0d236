"""Fields of a round pack."""

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
        ({"countries": ["KEN", "TZA"]}, None),
        ({"countries": ["ALL", "KEN"]}, "countries"),
        ({"countries": ["KEN", "KEN"]}, "countries"),
        ({"countries": []}, "countries"),
        ({"version": 0}, "version"),
        ({"valid_from": "2027-01-01T00:00:00Z"}, "valid_from"),
        ({"previous": None}, None),
        ({"languages": ["English"]}, "languages[0]"),
    ],
)
def test_a_field_that_does_not_fit_is_named(changes: dict[str, Any], field: str | None) -> None:
    """Everybody, or a list of single countries."""
    found = document.read(kw.complete(Kind.ROUNDPACK, **changes), Kind.ROUNDPACK, [])
    assert (found.parameters["field"] if isinstance(found, Problem) else None) == field
