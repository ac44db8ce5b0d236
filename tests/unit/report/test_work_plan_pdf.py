"""The work plan on paper: every line whole, headings on every page, both papers and directions."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from ilms_desktop.report.paper import Paper
from ilms_desktop.report.work_plan_pdf import work_plan_pdf
from tests.unit.report.test_work_plan_sheet import ROW, SHEET


def test_a_long_plan_goes_on_over_pages() -> None:
    """With its headings, and page x of y."""
    rows = tuple(replace(ROW, note=f"Note number {n}") for n in range(60))
    pages = PdfReader(io.BytesIO(work_plan_pdf(replace(SHEET, rows=rows)))).pages
    assert len(pages) > 1
    texts = [page.extract_text() for page in pages]
    assert all(f"Note number {n}" in "".join(texts) for n in range(60))
    assert all("owner" in text for text in texts)
    assert f"page {len(pages)} of {len(pages)}" in texts[-1]


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("paper", Paper)
def test_every_paper_and_direction_can_be_printed(language: str, paper: Paper) -> None:
    """Across; an empty plan too."""
    (page,) = PdfReader(io.BytesIO(work_plan_pdf(replace(SHEET, language=language), paper))).pages
    assert page.mediabox.width > page.mediabox.height
    assert work_plan_pdf(replace(SHEET, language=language, rows=()), paper).startswith(b"%PDF")
