"""The sources on paper: the matrix, gaps in words, and a sheet for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.report.paper import Paper
from ilms_desktop.report.sources_pdf import sources_pdf
from tests.unit.report.pdf_facts import Pdf
from tests.unit.report.test_sources_sheet import sheet

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_stands_on_it() -> None:
    """Coverage, the gap in words, answers with their lines, what is said of tables; a page for each source."""
    pdf = Pdf(sources_pdf(sheet()))
    for words in ("C4", "96%", "no source", "Tables that no source fills: C5", "not answered", "2019–2023"):
        assert pdf.says(words)
    for words in ("All workers.", "Leaves at return.", "Said of its tables", "C4 2020: a break"):
        assert pdf.says(words)
    assert pdf.bookmarks == [
        "Sources · Cambodia",
        "Which source covers which table",
        *(text for place in (0, 1) for text in (f"Register {place}", "What it is", "Said of its tables")),
    ]
    assert pdf.is_tagged
    assert len(pdf.pages) == 3


@pytest.mark.parametrize(("count", "is_across", "blocks"), [(4, False, 1), (5, True, 1), (7, True, 1), (8, True, 2)])
def test_many_sources_lie_across_and_are_split(count: int, is_across: bool, blocks: int) -> None:
    """Columns stay wide enough to read."""
    pdf = Pdf(sources_pdf(sheet(count)))
    assert (pdf.sizes[0] == (842, 595)) is is_across
    assert pdf.bookmarks.count("Which source covers which table") == blocks
    assert all(pdf.says(f"FX:N{place}") for place in range(count))


def test_a_file_without_sources_says_so() -> None:
    """An empty page would look as if something went wrong."""
    pdf = Pdf(sources_pdf(replace(sheet(0), matrices=()), Paper.LETTER))
    assert pdf.says("There is no source yet.")
    assert pdf.sizes == [(612, 792)]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_direction_gives_the_same_bytes_each_time(language: str) -> None:
    """From the right as well."""
    spoken = replace(sheet(), language=language)
    assert sources_pdf(spoken) == sources_pdf(spoken)


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    """Structure and streams."""
    assert "No syntax" in Pdf(sources_pdf(sheet())).tool("qpdf", "--check", "PDF", folder=tmp_path)
