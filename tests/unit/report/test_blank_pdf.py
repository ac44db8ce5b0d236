"""Blank forms on paper: boxes and codes, lines to write on, years split where they do not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ilms_desktop.report.blank_pdf import blank_pdf
from ilms_desktop.report.paper import Paper
from tests.unit.report.pdf_facts import Pdf
from tests.unit.report.test_blank_sheet import SHEET, form


def test_everything_to_fill_a_form_stands_on_it() -> None:
    """What is counted, codes, years, lines for source, person and notes, and how to fill the boxes."""
    pdf = Pdf(blank_pdf(SHEET))
    for words in ("C4", "MNA_OEMP_SEX_CDS_NB", "Count citizens who left", "Male (M)", "TOTAL", "2000", "2002"):
        assert pdf.says(words)
    for words in ("Source", "Filled in by", "Date", "Country 1", "Break in series", "Notes", "Write 0 for none."):
        assert pdf.says(words)
    assert len(pdf.pages) == 1
    assert pdf.is_tagged


@pytest.mark.parametrize("years", [1, 5, 12])
def test_every_cell_has_its_box(years: int) -> None:
    """One drawn box for each row and year, however the years are split."""
    pdf = Pdf(blank_pdf(replace(SHEET, tables=(form(years),))))
    drawn = sum(contents.count(b" 0.7 w") for contents in pdf.contents)
    assert drawn == years * len(form().rows)
    assert all(pdf.says(str(2000 + year)) for year in range(years))
    assert ((842, 595) in pdf.sizes) is (years > 5)


def test_each_form_starts_on_a_page_of_its_own() -> None:
    """Forms are handed to different people."""
    pdf = Pdf(blank_pdf(replace(SHEET, tables=(form(), form(8), form(source="Register (FX:N1)"))), Paper.LETTER))
    assert pdf.sizes == [(612, 792), (792, 612), (612, 792)]
    assert "Register (FX:N1)" in pdf.pages[2]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_direction_gives_the_same_bytes_each_time(language: str) -> None:
    """From the right as well."""
    spoken = replace(SHEET, language=language)
    assert blank_pdf(spoken) == blank_pdf(spoken)
