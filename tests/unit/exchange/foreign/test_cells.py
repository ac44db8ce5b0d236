"""Cells are the same whatever file they came from, and their addresses are those that people see."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign import cells
from ilms_desktop.exchange.foreign.cells import (
    Area,
    CellKind,
    ForeignBook,
    ForeignSheet,
    address,
    cell_of,
    column_letters,
    column_number,
    number_words,
)


@given(st.integers(0, 16_383))
def test_letters_and_numbers_of_columns_are_inverse(column: int) -> None:
    """A mapping names columns by letters and finds the same ones again."""
    assert column_number(column_letters(column)) == column


def test_addresses_are_those_of_spreadsheets() -> None:
    """A person looks for the cell there."""
    assert (address(0, 0), address(11, 2), address(9, 27)) == ("A1", "C12", "AB10")


@pytest.mark.parametrize("letters", ["", "A1", "ABCD", "Ä"])
def test_what_is_no_column_is_refused(letters: str) -> None:
    """A mistyped column would otherwise read another one."""
    with pytest.raises(ValueError, match=letters or "^$"):
        column_number(letters)


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        ("", "", CellKind.BLANK),
        ("  ", "", CellKind.BLANK),
        (" Men ", "Men", CellKind.TEXT),
        ("1 234", "1 234", CellKind.TEXT),
        ("#REF!", "#REF!", CellKind.ERROR),
        ("#N/A", "#N/A", CellKind.ERROR),
        ("Err:502", "Err:502", CellKind.ERROR),
        ("# of persons", "# of persons", CellKind.TEXT),
        (12.0, "12", CellKind.NUMBER),
        (7, "7", CellKind.NUMBER),
        (0.1 + 0.2, "0.3", CellKind.NUMBER),
        (1.5e-7, "0.00000015", CellKind.NUMBER),
        (1e22, "10000000000000000000000", CellKind.NUMBER),
        (True, "TRUE", CellKind.TRUTH),
        (False, "FALSE", CellKind.TRUTH),
        (date(2020, 1, 2), "2020-01-02", CellKind.DATE),
        (time(1, 2), "01:02:00", CellKind.DATE),
    ],
)
def test_a_cell_says_what_it_holds(value: cells.Raw, text: str, kind: CellKind) -> None:
    """Numbers are told with the digits that a spreadsheet keeps, never with the noise of its arithmetic."""
    assert cell_of(value) == (text, kind)


def test_an_odd_cell_keeps_its_kind() -> None:
    """A percentage is a number like any other to the library."""
    assert cell_of(0.25, CellKind.PERCENT) == ("0.25", CellKind.PERCENT)
    assert cell_of("", CellKind.ERROR) == ("", CellKind.ERROR)


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_decimals_come_back_exactly(figure: int, places: int) -> None:
    """What a person typed with up to three decimals is what is read."""
    text = f"{figure // 10**places}" + (f".{figure % 10**places:0{places}d}" if places else "")
    expected = text.rstrip("0").rstrip(".") if "." in text else text
    assert number_words(float(text)) == expected


def test_a_sheet_answers_outside_its_cells() -> None:
    """Rows have different lengths."""
    sheet = ForeignSheet("Data", (("a", 1), ()), {(3, 4): CellKind.ERROR})
    assert (sheet.height, sheet.width) == (4, 5)
    assert sheet.text(1, 1) == ""
    assert sheet.text(0, 1) == "1"
    assert sheet.cell(3, 4).kind is CellKind.ERROR
    assert sheet.place(0, 1) == "Data!B1"
    assert (ForeignSheet("Empty", ()).height, ForeignSheet("Empty", ()).width) == (0, 0)


def test_merged_cells_say_the_same_everywhere() -> None:
    """A merged header holds for all its columns."""
    sheet = ForeignSheet("Data", (("x", "Men", "", "y"), ("", "", "", "")), merged=(Area(0, 1, 1, 2),))
    assert [sheet.label(0, column) for column in range(4)] == ["x", "Men", "Men", "y"]
    assert sheet.label(1, 2) == "Men"


def test_huge_merged_areas_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An area over the whole sheet is no heading."""
    monkeypatch.setattr(cells, "MERGED_CELLS", 3)
    sheet = ForeignSheet("Data", (("a", "", ""), ("", "", "")), merged=(Area(0, 0, 10**6, 10**4),))
    assert sheet.covered == {}


def test_a_book_keeps_one_sheet_and_knows_its_names() -> None:
    """Memory stays flat with many large sheets, and a mistyped name is told."""
    read: list[str] = []

    def reader(name: str) -> ForeignSheet:
        read.append(name)
        return ForeignSheet(name, ())

    book = ForeignBook("f.xlsx", "0", ("A", "B"), reader)
    for name in ("A", "A", "B", "A"):
        book.sheet(name)
    assert read == ["A", "B", "A"]
    with pytest.raises(ExchangeError, match="no sheet “C”"):
        book.sheet("C")
