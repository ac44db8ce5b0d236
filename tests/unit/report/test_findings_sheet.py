"""The sheet of findings: what it must know before it can be written or printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ilms_desktop.report.findings_sheet import COLUMNS, FindingRow, FindingsSheet

SHEET = FindingsSheet(
    language="en",
    moment=datetime(2026, 9, 12, 10, 42, tzinfo=UTC),
    title="Findings",
    facts=("Cambodia",),
    columns=COLUMNS,
    rows=(FindingRow(rule="V02", message="M"),),
    foot="foot",
    page="page {page} of {pages}",
)


def test_cells_stand_in_the_order_of_the_columns() -> None:
    """One text a column, empty where nothing is said."""
    cells = dict(zip(COLUMNS, SHEET.rows[0].cells, strict=True))
    assert (cells["rule"], cells["message"], cells["reason"]) == ("V02", "M", "")


def test_arabic_runs_from_the_right() -> None:
    """The language decides."""
    assert replace(SHEET, language="ar").is_right_to_left
    assert not SHEET.is_right_to_left


@pytest.mark.parametrize(
    "wrong",
    [{"language": "xx"}, {"moment": datetime(2026, 9, 12)}, {"columns": ("one",)}],  # noqa: DTZ001 - without zone
)
def test_what_cannot_be_printed_is_refused(wrong: dict[str, object]) -> None:
    """Before half a file is written."""
    with pytest.raises(ValueError, match=r".+"):
        replace(SHEET, **wrong)  # type: ignore[arg-type] # fields of the sheet
