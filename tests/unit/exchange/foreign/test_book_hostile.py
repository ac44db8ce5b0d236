"""Files that were made to cost time or memory, and files that are something else than their name says."""

from __future__ import annotations

import time

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.book import read_foreign
from ilms_desktop.exchange.foreign.cells import CellKind
from ilms_desktop.exchange.foreign.text_table import read_table
from ilms_desktop.exchange.foreign.xlsx_scan import styles_of
from tests.unit.exchange.foreign.sheets import DATA, changed, parts_of, sheet, xlsx, zipped

SHEET = "xl/worksheets/sheet1.xml"
STYLES = "xl/styles.xml"
#: seconds in which the slowest of them is told; a search that runs over it again and again takes minutes
PATIENCE = 10


def with_cells(cells: bytes, *, percent: bool = False) -> bytes:
    """A workbook whose sheet holds this text between its rows."""
    parts = parts_of(sheet({"A1": 1}))
    head, _, tail = parts[SHEET].partition(b"</sheetData>")
    parts[SHEET] = head + cells + b"</sheetData>" + tail
    if percent:
        parts[STYLES] = parts[STYLES].replace(b'numFmtId="0"', b'numFmtId="9"')
    return zipped(parts)


@pytest.mark.parametrize(
    "cells",
    [
        b'<c r="A1" s="0">' * 60_000,
        b"<c " * 300_000,
        b'<c t="e"' * 100_000,
        b"<row r='1' " * 90_000,
        b"<c " + b'r="A1" ' * 150_000,
        b'<c r="A1"><f>' * 70_000,
        b"<f/></" * 150_000,
    ],
)
def test_cells_without_an_end_do_not_stop_the_program(cells: bytes) -> None:
    """A search that starts anew at each of them would take hours; a file of ten kilobytes can hold them."""
    start = time.perf_counter()
    with pytest.raises(ExchangeError, match="damaged"):
        read_foreign(with_cells(cells, percent=True), name="f.xlsx").sheet("Data")
    assert time.perf_counter() - start < PATIENCE


@pytest.mark.parametrize("part", ["xl/workbook.xml", STYLES])
def test_small_parts_do_not_stop_the_program_either(part: str) -> None:
    """They are searched for names and formats."""
    parts = parts_of(sheet({"A1": 1}))
    parts[part] = b"<cellXfs <sheet <numFmt <definedName " * 100_000 + b"a" * 1_000_000
    start = time.perf_counter()
    with pytest.raises(ExchangeError, match="damaged"):
        read_foreign(zipped(parts), name="f.xlsx").sheet("Data")
    assert time.perf_counter() - start < PATIENCE


def test_styles_end_where_their_list_ends() -> None:
    """Others before and behind it are not meant; a list without an end has none."""
    text = b'<xf a="0"/><cellXfs count="1"><xf numFmtId="9"/></cellXfs><xf a="1"/>'
    assert styles_of(text) == [{b"numFmtId": b"9"}]
    assert styles_of(text.replace(b"/cellXfs", b"/other")) == []


def test_a_cell_longer_than_any_can_be_is_refused() -> None:
    """A spreadsheet program keeps 32,767 characters; three hundred megabytes in one cell would take the memory."""
    cell = b'<row r="9"><c r="A9" t="inlineStr"><is><t>' + b"A" * 4_000_000 + b"</t></is></c></row>"
    with pytest.raises(ExchangeError, match=r"damaged.*sheet1"):
        read_foreign(with_cells(cell), name="f.xlsx").sheet("Data")
    data = changed((DATA / "odd.ods").read_bytes(), "content.xml", b"<text:p>", b"<text:p>" + b"A" * 5_000_000)
    with pytest.raises(ExchangeError, match=r"damaged.*content"):
        read_foreign(data, name="f.ods")


def test_long_settings_behind_the_cells_are_no_damage() -> None:
    """Workbooks that many people used carry megabytes of rules behind their figures."""
    parts = parts_of(sheet({"A1": 1, "B2": 5}))
    rules = b"<conditionalFormatting>" + b"<cfRule/>" * 500_000 + b"</conditionalFormatting>"
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b"</sheetData>" + rules)
    assert read_foreign(zipped(parts), name="f.xlsx").sheet("Data").rows == ((1.0, ""), ("", 5.0))


def test_percentages_are_found_among_thousands_of_formatted_cells() -> None:
    """Formatting alone is passed over, figures in the same formats are not."""

    def fill(book: object) -> None:
        page = book.add_worksheet("Data")  # type: ignore[attr-defined]
        share = book.add_format({"num_format": "0%"})  # type: ignore[attr-defined]
        for row in range(40):
            for column in range(400):
                page.write_blank(row, column, None, share)
        page.write_number(20, 200, 0.5, share)

    page = read_foreign(xlsx(fill), name="f.xlsx").sheet("Data")
    assert page.odd == {(20, 200): CellKind.PERCENT}


def test_repeated_odd_cells_of_ods_are_counted_before_they_are_kept() -> None:
    """One line can stand for millions of percentages."""
    data = changed(
        (DATA / "odd.ods").read_bytes(),
        "content.xml",
        b'office:value-type="percentage"',
        b'table:number-columns-repeated="200000" office:value-type="percentage"',
    )
    with pytest.raises(ExchangeError, match="more than 100000 cells with percentages"):
        read_foreign(data, name="f.ods")


def test_numbers_that_are_none_are_errors() -> None:
    """Not a number, and larger than any number."""
    row = b'<row r="2"><c r="A2"><v>NaN</v></c><c r="B2"><v>INF</v></c></row>'
    page = read_foreign(with_cells(row), name="f.xlsx").sheet("Data")
    assert [page.cell(1, column).kind for column in range(2)] == [CellKind.ERROR, CellKind.ERROR]


def test_hidden_sheets_are_named() -> None:
    """They are read like the others, and a person cannot see them."""

    def fill(book: object) -> None:
        for name in ("Seen", "Hidden", "Gone"):
            book.add_worksheet(name).write("A1", 1)  # type: ignore[attr-defined]
        book.get_worksheet_by_name("Hidden").hide()  # type: ignore[attr-defined]
        book.get_worksheet_by_name("Gone").very_hidden()  # type: ignore[attr-defined]

    assert read_foreign(xlsx(fill), name="f.xlsx").hidden == ("Hidden", "Gone")


@pytest.mark.parametrize(
    "text",
    [b"<html><table>", b"\xef\xbb\xbf  <!DOCTYPE html>", b"<?xml version='1.0'?><Workbook>", b"<TABLE border=1>"],
)
def test_web_pages_are_not_read_as_tables(text: bytes) -> None:
    """Some offices call them .xls; their tags would be taken for labels."""
    with pytest.raises(ExchangeError, match="web page"):
        read_foreign(text + b"<tr><td>5</td></tr>", name="figures.xls")


def test_a_sign_in_a_heading_is_no_tag() -> None:
    """Age groups begin so."""
    assert read_table(b"<15;15+\n1;2\n", name="a.csv")[0] == ("<15", "15+")


def test_one_endless_line_is_not_blamed_on_quotation_marks() -> None:
    """There are none in it."""
    with pytest.raises(ExchangeError, match="neither a workbook nor a text"):
        read_table(b"A" * 200_000, name="a.csv")
