"""The workbook of findings: read back with another library, every cell a text."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from ilms_desktop.report.findings_sheet import COLUMNS, FindingRow
from ilms_desktop.report.findings_xlsx import findings_xlsx
from tests.unit.report.test_findings_sheet import SHEET

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ilms_desktop.report.findings_sheet import FindingsSheet


def opened(sheet: FindingsSheet) -> Worksheet:
    """The first sheet of the workbook."""
    return load_workbook(io.BytesIO(findings_xlsx(sheet))).worksheets[0]


def test_headings_stay_and_rows_come_back() -> None:
    """Frozen, filtered, repeated on paper."""
    page = opened(SHEET)
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:M2"
    assert [cell.value for cell in page[1]] == list(COLUMNS)
    assert [cell.value or "" for cell in page[2]] == list(SHEET.rows[0].cells)
    assert not page.sheet_view.rightToLeft
    assert opened(replace(SHEET, language="ar")).sheet_view.rightToLeft


def test_no_text_becomes_a_formula_a_number_or_a_link() -> None:
    """Not even after somebody edits the cell; marks of direction are left out."""
    row = FindingRow(
        rule="=1+1", title="+1", state="-1", table="@a", year="2019", message="https://x", row="\u2066A\u2069"
    )
    cells = dict(zip(COLUMNS, opened(replace(SHEET, rows=(row,)))[2], strict=True))
    assert {name: cells[name].value for name in ("rule", "title", "state", "table", "year", "row")} == {
        "rule": "=1+1",
        "title": "+1",
        "state": "-1",
        "table": "@a",
        "year": "2019",
        "row": "A",
    }
    assert {cell.data_type for cell in cells.values() if cell.value} == {"s"}
    assert [cells[name].quotePrefix for name in ("rule", "title", "state", "table", "year")] == [*[True] * 4, False]
    assert cells["message"].hyperlink is None


def test_a_title_that_no_workbook_takes_is_made_fit() -> None:
    """Long, with forbidden signs, or nothing left of it."""
    assert opened(replace(SHEET, title="A/B: [C]" + "x" * 40)).title == ("AB C" + "x" * 40)[:31]
    assert opened(replace(SHEET, title="/")).title == "1"
