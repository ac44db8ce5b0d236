"""Files of every format give the same cells; what would cost too much or cannot be read is refused with its reason."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import python_calamine

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign import zip_guard
from ilms_desktop.exchange.foreign.book import MACROS, book_of, is_workbook, read_foreign
from ilms_desktop.exchange.foreign.cells import Area, CellKind, ForeignSheet
from tests.unit.exchange.foreign.sheets import DATA, changed, parts_of, sheet, xlsx, zipped

if TYPE_CHECKING:
    import io

    from xlsxwriter import Workbook

SHEET = "xl/worksheets/sheet1.xml"


def odd_book(book: Workbook) -> None:
    """The same cells as the recorded files have."""
    page = book.add_worksheet("Odd cells")
    page.merge_range("B2:D2", "Figures")
    page.write_row("B3", ["percent", "date", "error", "number", "text"])
    page.write_number("B4", 0.25, book.add_format({"num_format": "0.0%"}))
    page.write_datetime("C4", date(2020, 1, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
    page.write_formula("D4", "=1/0", None, "#DIV/0!")
    page.write_number("E4", 1234.5)
    page.write_string("F4", "1 234,5")
    page.write_number("B5", 0.1, book.add_format({"num_format": "0%"}))
    page.write_number("C5", 0.2, book.add_format({"num_format": "0%"}))
    book.add_worksheet("Second").write("C4", 7)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_every_format_of_workbook_says_the_same(kind: str) -> None:
    """The assistant knows one table, whatever program saved it."""
    data = xlsx(odd_book) if kind == "xlsx" else (DATA / f"odd.{kind}").read_bytes()
    book = read_foreign(data, name=f"odd.{kind}")
    assert book.sheet_names == ("Odd cells", "Second")
    page = book.sheet("Odd cells")
    found = [tuple(page.cell(3, column)) for column in range(1, 6)]
    assert found == [
        ("0.25", CellKind.PERCENT),
        ("2020-01-02", CellKind.DATE),
        ("", CellKind.ERROR),
        ("1234.5", CellKind.NUMBER),
        ("1 234,5", CellKind.TEXT),
    ]
    assert [page.cell(4, column).kind for column in (1, 2)] == [CellKind.PERCENT, CellKind.PERCENT]
    assert page.merged == (Area(1, 1, 1, 3),)
    assert page.label(1, 3) == "Figures"
    assert book.sheet("Second").cell(3, 2) == ("7", CellKind.NUMBER)


def test_a_formula_without_its_result_is_told() -> None:
    """It looks blank, and is not."""
    page = read_foreign(sheet({"A1": "x", "B1": 5}), name="f.xlsx").sheet("Data")
    assert page.odd == {}
    data = changed(sheet({"A1": "x", "B1": "=2+2"}), SHEET, b"<v>0</v>", b"")
    assert read_foreign(data, name="f.xlsx").sheet("Data").cell(0, 1).kind is CellKind.UNCALCULATED


def test_an_empty_sheet_has_no_rows() -> None:
    """Workbooks come with empty sheets."""
    assert read_foreign(sheet({}), name="f.xlsx").sheet("Data").rows == ()


def test_formatting_is_no_content() -> None:
    """Four hundred columns of colours hold no figure."""

    def fill(book: Workbook) -> None:
        page = book.add_worksheet("Data")
        red = book.add_format({"bg_color": "red"})
        page.write("A1", 1)
        for row in range(50):
            for column in range(1, 400):
                page.write_blank(row, column, None, red)

    page = read_foreign(xlsx(fill), name="f.xlsx").sheet("Data")
    assert (page.height, page.width) == (1, 1)


def test_macros_are_told_and_not_run() -> None:
    """The figures of such a file are as good as any."""
    data = zipped({**parts_of(sheet({"A1": 1})), "xl/vbaProject.bin": b"x"})
    assert read_foreign(data, name="f.xlsm").remarks == (MACROS,)


def test_a_cell_far_away_is_refused_before_it_costs_memory() -> None:
    """A library would keep room for seventeen thousand million cells."""
    data = sheet({"A1": 1, "XFD1048576": 2})
    with pytest.raises(ExchangeError, match=r"“Data” in f.xlsx \(XFD1048576\)"):
        read_foreign(data, name="f.xlsx").sheet("Data")


def test_repeated_cells_of_ods_are_refused_before_they_cost_memory() -> None:
    """One line of XML can stand for a million rows."""
    data = changed(
        (DATA / "odd.ods").read_bytes(),
        "content.xml",
        b'<table:table-cell office:value-type="float" office:value="7"',
        b'<table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="7"',
    )
    assert read_foreign(data, name="f.ods").sheet("Second").width == 16002
    data = changed(
        data,
        "content.xml",
        b'<table:table-row table:style-name="ro1"',
        b'<table:table-row table:number-rows-repeated="9999"',
    )
    with pytest.raises(ExchangeError, match="cells"):
        read_foreign(data, name="f.ods")


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", SHEET])
def test_a_bomb_is_refused(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to a large one is found while it is unpacked in pieces."""
    monkeypatch.setattr(zip_guard.SheetLimits, "UNPACKED_BYTES", 4_000_000)
    parts = parts_of(sheet({"A1": "x", "B1": 1}))
    data = zipped({**parts, part: parts[part] + b" " * 5_000_000})
    with pytest.raises(ExchangeError, match="grows to more than 4 MB"):
        read_foreign(data, name="f.xlsx").sheet("Data")


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    """What the directory says is not believed."""
    parts = parts_of(sheet({"A1": "x", "B1": 1}))
    data = bytearray(zipped({**parts, SHEET: parts[SHEET] + b" " * 5_000_000}))
    place = data.rindex(SHEET.encode()) - 46
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(ExchangeError, match="damaged"):
        read_foreign(bytes(data), name="f.xlsx").sheet("Data")


def test_too_many_parts_are_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory alone can be made to cost memory."""
    monkeypatch.setattr(zip_guard.SheetLimits, "PARTS", 3)
    with pytest.raises(ExchangeError, match="grows"):
        read_foreign(sheet({"A1": 1}), name="f.xlsx")


def test_entities_are_refused() -> None:
    """They could make a small part large, and no spreadsheet program writes any."""
    data = changed(sheet({"A1": 1}), "xl/workbook.xml", b"<workbook", b"<!DOCTYPE x><workbook")
    with pytest.raises(ExchangeError, match="damaged"):
        read_foreign(data, name="f.xlsx")


def test_a_damaged_workbook_is_told() -> None:
    """Cut off, or with a sheet that is no XML."""
    data = sheet({"A1": 1, "B2": "text"})
    for broken in (data[:-30], data[:200], b"PK\x03\x04" + b"\0" * 500):
        with pytest.raises(ExchangeError, match="damaged"):
            read_foreign(broken, name="f.xlsx")
    with pytest.raises(ExchangeError, match="damaged"):
        read_foreign(zipped({**parts_of(data), SHEET: parts_of(data)[SHEET][:-30]}), name="f.xlsx").sheet("Data")
    with pytest.raises(ExchangeError, match="damaged"):
        read_foreign(changed(data, SHEET, b"<v>1</v>", b"<v>1</w>"), name="f.xlsx").sheet("Data")


def test_every_cut_of_an_xls_is_told() -> None:
    """A file from a broken stick ends anywhere; none of the cuts may crash."""
    data = (DATA / "odd.xls").read_bytes()
    for end in range(8, len(data), 97):
        try:
            book = read_foreign(data[:end], name="f.xls")
            for name in book.sheet_names:
                book.sheet(name)
        except ExchangeError as error:
            assert error.code in {"sheet_damaged", "sheet_too_wide"}  # noqa: PT017 - most cuts are refused, none crashes


def test_what_the_library_gives_up_on_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written in Rust and gives up with an exception of its own; ours are passed on."""

    class PanicException(BaseException):
        """What Rust raises."""

    class OtherException(BaseException):
        """What is not for us."""

    def panics(_stream: io.BytesIO) -> None:
        raise PanicException

    def stops(_stream: io.BytesIO) -> None:
        raise OtherException

    def locked(_stream: io.BytesIO) -> None:
        raise python_calamine.PasswordError

    data = sheet({"A1": 1})
    monkeypatch.setattr(python_calamine, "load_workbook", panics)
    with pytest.raises(ExchangeError, match="PanicException"):
        read_foreign(data, name="f.xlsx")
    monkeypatch.setattr(python_calamine, "load_workbook", stops)
    with pytest.raises(OtherException):
        read_foreign(data, name="f.xlsx")
    monkeypatch.setattr(python_calamine, "load_workbook", locked)
    with pytest.raises(ExchangeError, match="password"):
        read_foreign(data, name="f.xlsx")


def test_a_locked_ods_or_zip_is_told() -> None:
    """Opening it needs a password that the program does not ask for."""
    data = changed(
        (DATA / "odd.ods").read_bytes(),
        "META-INF/manifest.xml",
        b"</manifest:manifest>",
        b"<encryption-data/></manifest:manifest>",
    )
    with pytest.raises(ExchangeError, match="password"):
        read_foreign(data, name="f.ods")
    locked = bytearray(sheet({"A1": 1}))
    place = locked.rindex(b"PK\x01\x02")
    locked[place + 8] |= 1
    with pytest.raises(ExchangeError, match="password"):
        read_foreign(bytes(locked), name="f.xlsx")


def test_an_ods_without_content_is_damaged() -> None:
    """Its parts are there, its cells are not."""
    with pytest.raises(ExchangeError, match="neither XLSX nor ODS"):
        read_foreign(zipped({"mimetype": b"x"}), name="f.ods")


def test_an_empty_file_and_bytes_of_something_else_are_told() -> None:
    """Each with what to do next."""
    with pytest.raises(ExchangeError, match="is empty"):
        read_foreign(b" \n", name="f.csv")
    with pytest.raises(ExchangeError, match="neither a workbook nor a text"):
        read_foreign(b"\x00\x01\x02\x03 picture", name="f.png")


def test_a_text_is_a_book_with_one_sheet() -> None:
    """Its sheet is called like the file; the digest is that of the bytes."""
    book = read_foreign(b"a;b\n1;2\n", name="folder/figures.2020.csv")
    assert book.sheet_names == ("figures.2020",)
    assert book.sheet("figures.2020").rows == (("a", "b"), ("1", "2"))
    assert book.digest == hashlib.sha256(b"a;b\n1;2\n").hexdigest()


def test_sheets_read_elsewhere_are_a_book() -> None:
    """Readers of other layouts give the assistant their tables so."""
    page = ForeignSheet("One", (("a",),))
    assert book_of([page], name="x", data=b"x").sheet("One") is page
    assert is_workbook(sheet({"A1": 1}))
    assert not is_workbook(b"a,b")


def test_cells_that_do_not_say_where_they_stand_are_counted() -> None:
    """Some programs write no places, and a bomb could hide behind that."""
    data = sheet({"A1": 1, "B1": 2, "A3": 3})
    parts = parts_of(data)
    bare = re.sub(rb' r="[A-Z]+[0-9]+"', b"", parts[SHEET])
    assert read_foreign(zipped({**parts, SHEET: bare}), name="f.xlsx").sheet("Data").rows[0] == (1.0, 2.0)
    wide = bare.replace(b"</c></row>", b"</c>" + b"<c><v>1</v></c>" * 99 + b"</row>", 1).replace(b'"3"', b'"1048576"')
    with pytest.raises(ExchangeError, match="1048576"):
        read_foreign(zipped({**parts, SHEET: wide}), name="f.xlsx").sheet("Data")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_too_many_odd_cells_are_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them may be taken for a figure, so that none is forgotten."""
    monkeypatch.setattr(zip_guard.SheetLimits, "ODD_CELLS", 2)
    data = xlsx(odd_book) if kind == "xlsx" else (DATA / f"odd.{kind}").read_bytes()
    with pytest.raises(ExchangeError, match="more than 2 cells with percentages"):
        read_foreign(data, name="f").sheet("Odd cells")
