"""The sheet of blank forms: refuses what could not be printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ilms_desktop.report.blank_sheet import BlankRow, BlankSheet, BlankTable, BlankWords


def form(years: int = 3, source: str = "") -> BlankTable:
    """A form with a row for each sex and country."""
    rows = tuple(
        row
        for sex in ("Total (T)", "Male (M)")
        for row in (
            BlankRow(sex, "Total", "TOTAL", is_total=sex == "Total (T)"),
            BlankRow(sex, "Country 1", "", is_open=True),
            BlankRow(sex, "Other countries", "X"),
        )
    )
    return BlankTable(
        number="C4",
        title="Outflow for employment",
        code="MNA_OEMP_SEX_CDS_NB",
        source=source,
        facts=("Citizens who left.", "Unit: thousands of persons"),
        instruction="Count citizens who left during the year.",
        axis="Country of destination",
        years=tuple(str(2000 + year) for year in range(years)),
        rows=rows,
        questions=("Break in series", "Remarks"),
    )


SHEET = BlankSheet(
    language="en",
    moment=datetime(2026, 9, 12, 10, 42, tzinfo=UTC),
    above="Statistics · round 2026",
    title="Blank forms · Cambodia",
    name="cambodia.ilms",
    dated="as of 12 September 2026",
    tables=(form(),),
    words=BlankWords("Source", "Code", "Filled in by", "Date", "Notes", ("Write 0 for none.", "N Not available")),
    foot="Blank forms · Cambodia",
    program="ILMS Desktop 1.0",
    page="page {page} of {pages}",
)


@pytest.mark.parametrize("change", [{"language": "xx"}, {"moment": datetime(2026, 9, 12)}])  # noqa: DTZ001 - refused
def test_what_cannot_be_printed_or_dated_is_refused(change: dict[str, object]) -> None:
    """The language decides the direction, the moment the date of the file."""
    with pytest.raises(ValueError, match="datetime"):
        replace(SHEET, **change)  # type: ignore[arg-type]
