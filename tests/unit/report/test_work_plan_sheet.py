"""The sheet of the work plan refuses what cannot be printed or dated."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from ilms_desktop.report.work_plan_sheet import COLUMNS, PlanRow, PlanSheet

ROW = PlanRow(
    table="C4",
    title="Work · country",
    source="Register of workers sent abroad",
    agency="Ministry of Labour",
    years="2021",
    empty="4",
    asked="18",
    percent="77",
    lack="4 cells empty",
    owner="Sok Dara",
    due="2026-10-01",
    note="Ask the department.",
)
SHEET = PlanSheet(
    language="en",
    moment=datetime(2026, 9, 12, tzinfo=UTC),
    title="Work plan · Cambodia",
    facts=("International Labour Migration Statistics", "khm.ilms"),
    columns=COLUMNS,
    rows=(ROW,),
    foot="ILMS Desktop",
    page="page {page} of {pages}",
)


def test_cells_stand_in_the_order_of_the_columns() -> None:
    """A heading over the wrong column would send the wrong person."""
    assert dict(zip(COLUMNS, ROW.cells, strict=True))["owner"] == "Sok Dara"


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {"moment": datetime(2026, 9, 12)}, {"columns": ("one",)}])  # noqa: DTZ001 - wrong on purpose
def test_what_cannot_be_printed_is_refused(wrong: dict[str, Any]) -> None:
    """Before anything is typeset."""
    with pytest.raises(ValueError, match=r"."):
        replace(SHEET, **wrong)


def test_the_direction_follows_the_language() -> None:
    """For the workbook."""
    assert [replace(SHEET, language=each).is_right_to_left for each in ("en", "ar")] == [False, True]
