"""The findings on paper: text that can be searched, the same bytes for the same data."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from ilms_desktop.report.findings_pdf import findings_pdf
from ilms_desktop.report.findings_sheet import FindingRow
from tests.unit.report.test_findings_sheet import SHEET


def test_words_and_pages_are_there() -> None:
    """Nothing is cut; the heading stands on every page."""
    rows = tuple(FindingRow(rule="V02", table="C4", message=f"Message number {n}") for n in range(90))
    data = findings_pdf(replace(SHEET, rows=rows))
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) > 1
    text = "".join(page.extract_text() for page in pages)
    assert all(f"Message number {n}" in text for n in range(90))
    assert f"page {len(pages)} of {len(pages)}" in pages[-1].extract_text()
    assert data == findings_pdf(replace(SHEET, rows=rows))


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_language_can_be_printed(language: str) -> None:
    """From the right as well; an empty list too."""
    assert findings_pdf(replace(SHEET, language=language)).startswith(b"%PDF")
    assert findings_pdf(replace(SHEET, language=language, rows=())).startswith(b"%PDF")
