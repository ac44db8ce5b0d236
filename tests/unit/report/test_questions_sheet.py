"""The list of questions: its columns, and paper on which nothing is cut."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from ilms_desktop.report.questions_sheet import COLUMNS, QuestionRow, QuestionsSheet, questions_pdf

ROW = QuestionRow(
    id="KHM-2026-Q0012-001",
    urgency="Must be answered",
    state="Not answered",
    deadline="2026-12-15",
    table="C4",
    text="Please check.",
    figures="Value seen: 1.531 · now: 4.436 · changed since",
)
SHEET = QuestionsSheet(
    language="en",
    moment=datetime(2026, 11, 22, tzinfo=UTC),
    title="Questions of the ILO",
    facts=("Cambodia",),
    columns=COLUMNS,
    foot="ILMS Desktop",
    page="page {page} of {pages}",
    rows=(ROW,),
)


def test_a_row_has_a_text_for_each_column() -> None:
    """The sentence of the figures is for paper alone; a table has them apart."""
    assert len(ROW.cells) == len(COLUMNS)
    assert ROW.figures not in ROW.cells
    assert dict(zip(COLUMNS, ROW.cells, strict=True))["id"] == ROW.id


def test_a_column_without_heading_is_refused() -> None:
    """So are an unknown language and a moment without time zone."""
    for change in ({"columns": COLUMNS[1:]}, {"language": "tlh"}, {"moment": SHEET.moment.replace(tzinfo=None)}):
        with pytest.raises(ValueError, match=r".+"):
            replace(SHEET, **change)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_question_is_printed(language: str) -> None:
    """On as many pages as it takes, the same bytes for the same list."""
    rows = tuple(replace(ROW, text=f"Question number {n}") for n in range(60))
    sheet = replace(SHEET, language=language, rows=rows)
    data = questions_pdf(sheet)
    pages = PdfReader(io.BytesIO(data)).pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) > 1
    assert language != "en" or all(f"Question number {n}" in text for n in range(60))
    assert language != "en" or "changed since" in text
    assert questions_pdf(sheet) == data
