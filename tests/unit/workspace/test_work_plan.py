"""The work plan as a file: what is missing, why, who, until when."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader

from ilms_desktop.model.command import PlanWork, RemoveSource
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.workspace.work_plan import work_plan_file, work_plan_sheet
from tests.unit.workspace.workspace_support import A5, C1, C4, REGISTER, SURVEY, cell, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

NOW = datetime(2026, 9, 12, 10, 0, tzinfo=timezone.utc)  # noqa: UP017 - written out


@pytest.fixture
def planned(quiet: Workspace) -> Workspace:
    """A file with gaps of every kind, two of them planned."""
    put(quiet, C4, {cell("T", "CDS_DES_TOTAL"): 7})
    put(quiet, C1, {cell("T", "CRS_RES_TOTAL"): Observation(text="about ten")})
    quiet.execute(RemoveSource(SURVEY))
    late = Planned(REGISTER, C4.table_key, owner="=Sok Dara", due=date(2026, 9, 1), note="Ask for 2022.")
    quiet.execute(PlanWork((late, Planned("", A5.table_key, owner="Chan Mony"))))
    return quiet


def rows(data: bytes) -> list[list[str]]:
    """Lines of a CSV file."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_line_says_what_is_missing_and_who_does_it(planned: Workspace) -> None:
    """Why, in words; a day that a calendar understands."""
    sheet = work_plan_sheet(planned, now=NOW)
    by_table = {row.table: row for row in sheet.rows}
    assert (by_table["C4"].lack, by_table["C4"].due, by_table["C4"].note) == (
        "11 cells empty",
        "2026-09-01",
        "Ask for 2022.",
    )
    assert by_table["C1"].lack == "12 cells empty, 1 of them without a readable figure"
    assert by_table["C7"].lack == "Nothing entered yet"
    assert (by_table["A5"].lack, by_table["A5"].source, by_table["A5"].owner) == ("No source fills it", "", "Chan Mony")
    assert sheet.facts[-1] == f"{len(sheet.rows)} tables to do, 2 of them planned · 1 overdue"


def test_csv_and_workbook_hold_the_same_lines(planned: Workspace) -> None:
    """All of them as texts; a name that begins with = is a name."""
    sheet = work_plan_sheet(planned, now=NOW)
    lines = rows(work_plan_file(planned, "plan.csv", now=NOW))
    assert lines[0] == list(sheet.columns)
    assert len(lines) == 1 + len(sheet.rows)
    book = openpyxl.load_workbook(io.BytesIO(work_plan_file(planned, "plan.XLSX", now=NOW)))
    cells = [[cell.value or "" for cell in row] for row in book.active.iter_rows()]  # type: ignore[union-attr] # there is a sheet
    assert [[text.lstrip("'") for text in line] for line in lines] == cells
    assert "=Sok Dara" in {text for line in cells for text in line}


def test_it_is_printed_with_every_line(planned: Workspace) -> None:
    """Also those that nobody planned yet, with room to write."""
    data = work_plan_file(planned, "plan.pdf", now=NOW)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert all(row.table in text for row in work_plan_sheet(planned, now=NOW).rows)
    assert data == work_plan_file(planned, "plan.pdf", now=NOW)


def test_another_ending_is_refused(planned: Workspace) -> None:
    """With those that there are."""
    error = refused(lambda: work_plan_file(planned, "plan.doc", now=NOW))
    assert (error.code, error.context["known"]) == ("unknown_format", "xlsx, csv, pdf")
