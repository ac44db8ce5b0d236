"""Pictures for people inside a package."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl

from ilms_desktop.model.command import RemoveSource
from ilms_desktop.package.pdf_check import check_pdf
from ilms_desktop.package.xlsx_check import check_xlsx
from ilms_desktop.workspace.pictures import summary_of, workbook_of
from tests.unit.workspace.post_support import KEY
from tests.unit.workspace.test_sealing import GOOD
from tests.unit.workspace.workspace_support import C1, SURVEY, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_the_summary_is_a_page_that_the_desk_takes(ruled: Workspace) -> None:
    """A PDF without anything that acts."""
    put(ruled, C1, GOOD)
    assert check_pdf(summary_of(ruled, KEY)) is None


def test_the_workbook_is_the_questionnaire(ruled: Workspace) -> None:
    """Without anything that acts, and with the figures."""
    put(ruled, C1, GOOD)
    ruled.execute(RemoveSource(SURVEY))
    data = workbook_of(ruled)
    assert check_xlsx(data) is None
    book = openpyxl.load_workbook(io.BytesIO(data))
    values = {value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row}
    assert {90, 60, 30} <= values
    assert not [value for value in values if str(value).startswith("=")]


def test_a_workbook_holds_one_source(ruled: Workspace) -> None:
    """The package holds every figure all the same."""
    assert refused(workbook_of, ruled).code == "workbook_one_source"
