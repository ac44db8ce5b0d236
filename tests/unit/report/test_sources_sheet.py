"""The sheet of sources: refuses what could not be printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ilms_desktop.report.sources_sheet import (
    CellState,
    Matrix,
    MatrixCell,
    MatrixRow,
    SourceAnswer,
    SourceHead,
    SourcePage,
    SourceSection,
    SourcesSheet,
)


def sheet(count: int = 2) -> SourcesSheet:
    """A sheet with so many sources."""
    heads = tuple(SourceHead(f"FX:N{place}", f"Register {place}", "2019–2023") for place in range(count))
    whole = MatrixCell(CellState.PLAIN, "96%", (9, 1, 0, 1))
    section = SourceSection(
        "What it is",
        (
            SourceAnswer("Data reference period", CellState.GAP, "not answered"),
            SourceAnswer("Who is on it", CellState.PLAIN, "All workers.\nLeaves at return."),
        ),
    )
    return SourcesSheet(
        language="en",
        moment=datetime(2026, 9, 12, 10, 42, tzinfo=UTC),
        above="Statistics · round 2026",
        title="Sources · Cambodia",
        name="cambodia.ilms",
        dated="as of 12 September 2026",
        heads=heads,
        matrices=(
            Matrix(
                "Which source covers which table",
                "Table",
                (
                    MatrixRow("C4", "Work · country", (whole,) * count),
                    MatrixRow("C5", "Work · education", (MatrixCell(CellState.SOFT, "–"),) * count, "no source"),
                ),
                "Tables that no source fills: C5",
            ),
        ),
        pages=tuple(SourcePage(head, (section,), "Said of its tables", ("C4 2020: a break",)) for head in heads),
        empty="There is no source yet.",
        legend=("reported", "missing", "nothing", "empty"),
        foot="Sources · Cambodia",
        program="ILMS Desktop 1.0",
        page="page {page} of {pages}",
    )


def test_a_row_has_a_cell_for_every_source() -> None:
    """An answer under the wrong source would be worse than none."""
    with pytest.raises(ValueError, match="1"):
        replace(sheet(), heads=sheet().heads[:1])


@pytest.mark.parametrize("change", [{"language": "xx"}, {"moment": datetime(2026, 9, 12)}])  # noqa: DTZ001 - refused
def test_what_cannot_be_printed_or_dated_is_refused(change: dict[str, object]) -> None:
    """The language decides the direction, the moment the date of the file."""
    with pytest.raises(ValueError, match="datetime"):
        replace(sheet(), **change)  # type: ignore[arg-type]
