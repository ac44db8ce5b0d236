"""Paper: its sizes, and what every sheet is dressed with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ilms_desktop.report.keys import KeyPart, KeyRow, KeysSheet
from ilms_desktop.report.paper import Paper, Sheet, dressed, sheet_pdf
from tests.unit.report.pdf_facts import Pdf

MOMENT = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)


@pytest.mark.parametrize(("paper", "upright", "across"), [(Paper.A4, 182.0, 269.0), (Paper.LETTER, 187.9, 251.4)])
def test_the_room_between_the_margins_is_known(paper: Paper, upright: float, across: float) -> None:
    """Tables are split by it."""
    assert paper.width(across=False) == pytest.approx(upright)
    assert paper.width(across=True) == pytest.approx(across)


@pytest.mark.parametrize(("language", "is_rtl"), [("en", False), ("ar", True), ("km", False)])
def test_a_sheet_is_dressed_for_its_language(language: str, is_rtl: bool) -> None:
    """Direction, fonts and paper; a language of the content may be one that the program does not speak."""
    values = dressed({"title": "Tables"}, language=language, paper=Paper.LETTER)
    assert values["title"] == "Tables"
    assert values["rtl"] is is_rtl
    assert values["paper"] == "us-letter"
    assert values["language"] == language


@pytest.mark.parametrize(
    ("language", "moment"),
    [("xx", MOMENT), ("en", MOMENT.replace(tzinfo=None))],
    ids=["language", "moment"],
)
def test_what_cannot_be_printed_is_refused(language: str, moment: datetime) -> None:
    """An unknown language, a moment without zone; asked once for every sheet."""
    with pytest.raises(ValueError, match=language):
        Sheet(language, moment)


def test_a_sheet_knows_its_direction() -> None:
    """Workbooks and pages are turned by it."""
    assert Sheet("ar", MOMENT).is_right_to_left
    assert not Sheet("fr", MOMENT).is_right_to_left


def test_a_sheet_is_set_with_its_fields_and_what_replaces_them() -> None:
    """The template reads the sheet by the names of its fields; the date is the sheet's own."""
    sheet = KeysSheet("fr", MOMENT, "Touches", (KeyPart("Partie", (KeyRow(("F1",), "aide"),)),), (), "Pied", "{page}")
    pdf = Pdf(sheet_pdf(sheet, "keys.typ", Paper.LETTER, foot="Autre pied"))
    assert pdf.says("Touches")
    assert pdf.says("aide")
    assert pdf.says("Autre pied")
    assert pdf.sizes == [(612, 792)]
    assert pdf.root["/Lang"] == "fr"
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata.creation_date == MOMENT
    assert sheet_pdf(sheet, "keys.typ", Paper.LETTER, foot="Autre pied") == pdf.data


@pytest.mark.parametrize("lines", [1, 12])
def test_a_foot_of_many_lines_stays_on_the_paper(lines: int) -> None:
    """The bottom margin grows with it; printers leave the edge white."""
    foot = "\n".join(["Pied"] * lines)
    page = Pdf(sheet_pdf(KeysSheet("fr", MOMENT, "T", (), (), foot, ""), "keys.typ", Paper.A4)).reader.pages[0]
    heights: list[float] = []
    page.extract_text(visitor_text=lambda text, cm, *_: heights.append(cm[5]) if text.strip() == "Pied" else None)
    assert len(heights) == lines
    assert min(heights) > 8 * 72 / 25.4
