"""The printed sheet of keys and signs: tagged, the same bytes for the same data, on paper of any direction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ilms_desktop.report.keys import KeyPart, KeyRow, KeysSheet, SignPart, SignRow, keys_pdf

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 92 24"><rect width="92" height="24" fill="none"/></svg>'
SHEET = KeysSheet(
    language="en",
    moment=datetime(2026, 9, 12, 10, 42, tzinfo=UTC),
    title="Keys and legend",
    keys=(KeyPart("Edit", (KeyRow(("Ctrl+Z",), "Undo"), KeyRow(("F5", "Ctrl+G"), "Go to"))),),
    signs=(SignPart("Cells", (SignRow(DRAWING, "empty", "Never taken for zero."), SignRow(DRAWING, "zero"))),),
    foot="ILMS Desktop",
    page="Page {page} of {pages}",
)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Nothing but the data decides."""
    first = keys_pdf(SHEET)
    assert first.startswith(b"%PDF")
    assert keys_pdf(SHEET) == first


def test_it_is_set_from_right_to_left_too() -> None:
    """Keys stay from left to right."""
    sheet = replace(SHEET, language="ar", title="المفاتيح والرموز")
    assert keys_pdf(sheet) != keys_pdf(SHEET)


@pytest.mark.parametrize("change", [{"language": "xx"}, {"moment": datetime(2026, 9, 12)}])  # noqa: DTZ001 - refused
def test_what_cannot_be_printed_is_refused(change: dict[str, object]) -> None:
    """An unknown language, a moment without time zone."""
    with pytest.raises(ValueError, match=r".*"):
        replace(SHEET, **change)  # type: ignore[arg-type]
