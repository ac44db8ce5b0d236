"""The tables on paper: every figure is there, wide tables are split with their labels, signs are told apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.report.paper import Paper
from ilms_desktop.report.tables_pdf import spread, tables_pdf
from ilms_desktop.report.tables_sheet import CellSign, PrintedCell
from tests.unit.report.pdf_facts import Pdf
from tests.unit.report.test_tables_sheet import SHEET, table

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.report.tables_sheet import PrintedTable


def printed(*tables: PrintedTable, paper: Paper = Paper.A4, language: str = "en") -> Pdf:
    """The sheet with these tables on paper."""
    return Pdf(tables_pdf(replace(SHEET, tables=tables, language=language), paper))


@pytest.mark.parametrize(
    ("count", "room", "sizes"),
    [(0, 5, [0]), (5, 5, [5]), (6, 5, [3, 3]), (11, 5, [4, 4, 3]), (3, 1, [1, 1, 1])],
)
def test_columns_are_spread_evenly(count: int, room: int, sizes: list[int]) -> None:
    """A last page with one year on it would be a waste."""
    blocks = spread(count, room)
    assert [len(block) for block in blocks] == sizes
    assert [place for block in blocks for place in block] == list(range(count))


def test_everything_stands_on_the_sheet() -> None:
    """Head, list of tables with their page, the table with its facts, figures, notes, legend."""
    pdf = printed(table())
    for words in ("Tables · Cambodia", "C4 Outflow for employment", "Register (FX:N1)", "12 of 12", "48 of 48"):
        assert pdf.says(words)
    for words in (
        "2020.5",
        "2023.5",
        "1) Sample redesigned.",
        "2021: Break in series",
        "Not printed:",
        "Not available",
    ):
        assert pdf.says(words)
    assert [title.replace("\xa0", " ") for title in pdf.bookmarks] == [
        "Tables · Cambodia",
        "C4  Outflow for employment",
    ]
    assert pdf.is_tagged
    assert f"page {len(pdf.pages)} of {len(pdf.pages)}" in pdf.pages[-1]


def test_heads_stand_on_every_page_of_a_long_table() -> None:
    """Whoever holds the third page must know the years and the sex."""
    pdf = printed(table(rows=60))
    pages = [page for page in pdf.pages if "Land" in page]
    assert len(pages) > 2
    assert all("2020" in page and "2023" in page and "Country of destination" in page for page in pages)
    assert all("Total" in page or "Male" in page for page in pages)


def test_a_wide_table_lies_across_and_a_wider_one_is_split() -> None:
    """Labels are repeated beside every block of years, and the block says which years it holds."""
    upright, across, split = (printed(table(range(2000, 2000 + years))) for years in (4, 12, 30))
    assert upright.sizes == [(595, 842)]
    assert (842, 595) in across.sizes
    assert "Years" not in across.text
    assert split.text.count("Land 01;") == 4
    assert "Years 2000–" in split.text
    assert all(f"{year}.5" in split.text for year in range(2000, 2030))


def test_letter_paper_is_used_upright_and_across() -> None:
    """Both sizes, with everything on them."""
    pdf = printed(table(), table(range(2008, 2020)), paper=Paper.LETTER)
    assert set(pdf.sizes) == {(612, 792), (792, 612)}


@pytest.mark.parametrize("years", [range(2020, 2024), range(2008, 2020)])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_table_is_cut_at_the_foot_of_a_page(years: range, language: str) -> None:
    """A table that is kept whole must fit; a longer one goes over to the next page."""
    for rows in (9, 10, 15, 16):
        pdf = printed(table(years, rows=rows), language=language)
        assert pdf.text.count(f"Land {rows - 1:02d};") == 2
        for foot, heights in _heights(pdf):
            assert all(upper - lower > 6 for upper, lower in pairwise([*heights, foot])), rows


def _heights(pdf: Pdf) -> list[tuple[float, list[float]]]:
    """Height of the foot and of the rows above it, from top to bottom, in points from the lower edge, by page."""
    found = []
    for page in pdf.reader.pages:
        lines: list[tuple[str, float]] = []

        def note(words: str, page_at: list[float], at: list[float], *_: object, lines: list[Any] = lines) -> None:
            lines.append((words, at[4] * page_at[1] + at[5] * page_at[3] + page_at[5]))

        page.extract_text(visitor_text=note)
        foot = max(height for words, height in lines if "vailable" in words)
        found.append((foot, sorted({round(height, 1) for words, height in lines if "Land" in words}, reverse=True)))
    return found


def test_every_sign_is_printed_in_its_own_way() -> None:
    """Empty, zero and missing are three things on paper too."""
    signs = {
        CellSign.FIGURE: "0",
        CellSign.LETTER: "N",
        CellSign.EMPTY: "□",
        CellSign.DECLARED: "–",
        CellSign.ELSEWHERE: "→",
        CellSign.UNREADABLE: "about 12",
        CellSign.NOT_ASKED: "▨",
    }
    cells = tuple(PrintedCell(sign, text, "b 1" if sign is CellSign.FIGURE else "") for sign, text in signs.items())
    base = table(range(2020, 2020 + len(cells)))
    pdf = printed(replace(base, rows=(replace(base.rows[0], cells=cells),)))
    for text in (*signs.values(), "b 1"):
        assert text in pdf.text


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Whoever prints twice can compare."""
    assert tables_pdf(SHEET) == tables_pdf(SHEET)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_direction_can_be_printed(language: str) -> None:
    """From the right as well; without tables too."""
    pdf = printed(language=language)
    assert pdf.root["/Lang"] == language
    assert "Not printed:" in pdf.text


def test_stock_tools_find_nothing_wrong(tmp_path: Path) -> None:
    """Structure, embedded fonts, and the text in the order in which it is read."""
    pdf = printed(table())
    assert "No syntax or stream encoding errors" in pdf.tool("qpdf", "--check", "PDF", folder=tmp_path)
    fonts = pdf.tool("pdffonts", "PDF", folder=tmp_path).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)
    text = pdf.tool("pdftotext", "-layout", "PDF", "-", folder=tmp_path)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "Land 00; 2020.5 2021.5 2022.5 2023.5" in lines
