"""The guide on paper: A4 or Letter, the same bytes for the same data, links as numbers of pages."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ilms_desktop.model.help_page import Block, BlockKind, HelpPage, Section, Span, SpanKind, bullets, paragraph
from ilms_desktop.report.guide import GuideSheet, guide_pdf
from ilms_desktop.report.paper import Paper

TABLE = Block(BlockKind.TABLE, (((Span("Key"),), (Span("Does"),)), ((Span("F1", SpanKind.CODE),), (Span("helps"),))))
STEPS = Block(BlockKind.STEPS, (((Span("Choose "), Span("Seal", SpanKind.WORD)),), ((Span("Wait"),),)))
LINKS = bullets(((Span("see there", link="two#part"),), (Span("see nowhere", link="rules/V01"),)))
SHEET = GuideSheet(
    language="en",
    moment=datetime(2026, 9, 12, 10, 42, tzinfo=UTC),
    title="Guide",
    about="Step by step",
    contents="Contents",
    pages=(
        HelpPage("one", "First page", (Section("", "", (paragraph("Text."), TABLE, STEPS, LINKS)),)),
        HelpPage("two", "Second page", (Section("part", "Its part", (paragraph("More."),)),)),
        HelpPage("two/a", "Under it", (Section("", "", (paragraph("Most."),)),), "two"),
    ),
    foot="ILMS Desktop",
    page="Page {page} of {pages}",
)


def texts(pdf: bytes) -> list[str]:
    """Words of each page."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Nothing but the data decides."""
    first = guide_pdf(SHEET)
    assert guide_pdf(SHEET) == first


def test_links_become_numbers_of_pages_and_pages_say_which_they_are() -> None:
    """Paper cannot be clicked; what is not on it is plain words."""
    pages = texts(guide_pdf(SHEET))
    assert len(pages) == 3
    assert "Contents" in pages[0]
    assert "see there" in pages[1]
    assert "(3)" in pages[1]
    assert "Page 2 of 3" in pages[1]
    assert "see nowhere" in pages[1]


def test_it_is_set_from_right_to_left_and_on_other_paper_too() -> None:
    """Letter is 612 points wide."""
    from pypdf import PdfReader

    turned = guide_pdf(replace(SHEET, language="ar"), Paper.LETTER)
    assert PdfReader(io.BytesIO(turned)).pages[0].mediabox.width == pytest.approx(612)


@pytest.mark.parametrize(
    "change",
    [{"language": "xx"}, {"pages": ()}, {"moment": datetime(2026, 9, 12)}],  # noqa: DTZ001 - refused
)
def test_what_cannot_be_printed_is_refused(change: dict[str, object]) -> None:
    """An unknown language, nothing to print, a moment without time zone."""
    with pytest.raises(ValueError, match=r".*"):
        replace(SHEET, **change)  # type: ignore[arg-type]
