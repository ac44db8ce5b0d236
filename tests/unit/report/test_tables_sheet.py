"""The sheet of tables: refuses what could not be printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ilms_desktop.report.tables_sheet import (
    CellSign,
    Legend,
    PrintedCell,
    PrintedRow,
    PrintedTable,
    TablesSheet,
    YearHead,
)

MOMENT = datetime(2026, 9, 12, 10, 42, tzinfo=UTC)


def table(years: range = range(2020, 2024), rows: int = 3) -> PrintedTable:
    """A table with a row of figures for each sex and country."""
    cells = tuple(PrintedCell(CellSign.FIGURE, f"{year}.5") for year in years)
    return PrintedTable(
        number="C4",
        title="Outflow for employment",
        source="Register (FX:N1)",
        source_id="FX:N1",
        facts=("Citizens who left.", "Unit: thousands of persons"),
        axes=("Sex", "Country of destination"),
        years=tuple(YearHead(str(year), "12 of 12") for year in years),
        rows=tuple(
            PrintedRow((sex, f"Land {number:02d};"), cells) for sex in ("Total", "Male") for number in range(rows)
        ),
        notes=("1) Sample redesigned.", "2021: Break in series"),
        years_words="Years {years}",
        answered="48 of 48",
    )


SHEET = TablesSheet(
    language="en",
    moment=MOMENT,
    above="Statistics · round 2026",
    title="Tables · Cambodia",
    name="cambodia.ilms",
    dated="as of 12 September 2026",
    columns=("No.", "Table", "Source", "Answered", "Page"),
    tables=(table(),),
    empty=("Not printed:", "Register: C5"),
    legend=(Legend(CellSign.EMPTY, "□", "empty"), Legend(CellSign.LETTER, "N", "Not available")),
    foot="Tables · Cambodia",
    program="ILMS Desktop 1.0",
    page="page {page} of {pages}",
)


def test_a_row_has_a_cell_for_every_year() -> None:
    """A figure under a wrong year would be worse than none."""
    short = replace(table().rows[0], cells=())
    with pytest.raises(ValueError, match="C4"):
        replace(table(), rows=(short,))


@pytest.mark.parametrize("change", [{"language": "xx"}, {"moment": datetime(2026, 9, 12)}])  # noqa: DTZ001 - refused
def test_what_cannot_be_printed_or_dated_is_refused(change: dict[str, object]) -> None:
    """The language decides the direction, the moment the date of the file."""
    with pytest.raises(ValueError, match="datetime"):
        replace(SHEET, **change)  # type: ignore[arg-type]
