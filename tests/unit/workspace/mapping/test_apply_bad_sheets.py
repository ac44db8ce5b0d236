"""Sheets in which labels are lost, figures are merged or units are mixed: nothing gets a wrong label in silence."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.exchange.foreign.book import book_of, read_foreign
from ilms_desktop.exchange.foreign.cells import Area, CellKind, ForeignBook, ForeignSheet
from ilms_desktop.exchange.report import reason_text
from tests.unit.exchange.foreign.sheets import xlsx
from tests.unit.workspace.mapping.small import applied, book, mapping, reasons, told

WIDE = """
[[parts]]
sheet = "*"
table = "C4"
version = "CDS_DES"
first_row = 2
first_column = "B"
year = { where = "row", at = "1", carried = true }
sex = { where = "fixed", at = "SEX_T" }
class = { where = "column", at = "A", carried = true }
"""
LISTED = """
[[parts]]
table = "C4"
version = "CDS_DES"
first_row = 2
first_column = "B"
year = { where = "row", at = "1" }
sex = { where = "heading", at = "A" }
class = { where = "column", at = "A" }
"""
BY_SEX = """
[[parts]]
table = "C4"
version = "CDS_DES"
first_row = 3
first_column = "B"
year = { where = "row", at = "1", carried = true }
sex = { where = "row", at = "2" }
class = { where = "column", at = "A" }
"""


def odd_book(rows: Any, odd: dict[tuple[int, int], CellKind], *merged: Area) -> ForeignBook:
    """A file with one sheet of these rows, some of its cells odd or merged."""
    return book_of([ForeignSheet("Data", rows, odd, merged)], name="data.xlsx", data=b"data")


@pytest.mark.parametrize(("kind", "reason"), [(CellKind.ERROR, "broken"), (CellKind.UNCALCULATED, "not_calculated")])
def test_a_label_that_is_lost_does_not_take_the_one_before_it(kind: CellKind, reason: str) -> None:
    """Blank cells may say the same as the one before; a cell that could not be worked out says something else."""
    rows = (("Country", 2021, ""), ("Thailand", 1, 2), ("", 3, 4), ("Malaysia", 5, 6))
    found = applied(odd_book(rows, {(2, 0): kind, (0, 2): kind}), mapping(WIDE))
    assert [(each[2], each[3]) for each in told(found)] == [("CDS_DES_THA", "0.001"), ("CDS_DES_MYS", "0.005")]
    assert reasons(found) == [("Data!C1", reason), ("Data!A3", reason)]
    assert not any("{" in reason_text(each) for each in found.parsed.refused)


def test_figures_below_a_lost_heading_belong_to_nobody() -> None:
    """It may have been the women's."""
    rows = (("Country", 2021), ("Men", ""), ("Thailand", 1), ("", ""), ("Thailand", 2), ("Women", ""), ("Malaysia", 3))
    found = applied(odd_book(rows, {(3, 0): CellKind.ERROR}), mapping(LISTED))
    assert told(found) == [("2021", "SEX_M", "CDS_DES_THA", "0.001", ""), ("2021", "SEX_F", "CDS_DES_MYS", "0.003", "")]
    assert reasons(found) == [("Data!A4", "broken")]


def test_a_figure_merged_over_several_labels_is_refused() -> None:
    """Nobody knows whose it is; over one label, or a blank one, it is a matter of looks."""
    rows = (
        ("", 2021, "", 2022, ""),
        ("Country", "Male", "Female", "Male", ""),
        ("Thailand", 1, "", 2, ""),
        ("Malaysia", "", 5, 7, ""),
        ("", "", 6, 8, ""),
    )
    areas = (Area(0, 1, 0, 2), Area(0, 3, 0, 4), Area(2, 1, 3, 1), Area(2, 3, 2, 4), Area(3, 3, 4, 3))
    found = applied(odd_book(rows, {}, *areas), mapping(BY_SEX))
    assert sorted(row.place for row in found.parsed.rows) == ["Data!C4", "Data!D3", "Data!D4"]
    assert reasons(found) == [("Data!B3", "merged"), ("Data!A5", "no_label")]


def test_two_units_in_one_sheet_are_told_with_their_places() -> None:
    """A mapping knows one of them, and a thousand times too much looks like a figure."""
    rows = (("Country", "2021", "2022"), ("Thailand", 1, 2), ("Notes", "in thousands", "in millions"))
    (remark,) = applied(book(*rows), mapping(WIDE.replace("first_row = 2", "first_row = 2\nlast_row = 2"))).remarks
    assert "thousands (Data!B3), millions (Data!C3)" in remark
    title = (("Number of persons, in thousands", "2021"), ("Thailand", 1))
    assert applied(book(*title), mapping(WIDE, unit="thousands")).remarks == ()


def test_hidden_sheets_and_sheets_without_figures_are_told() -> None:
    """A person cannot see the one, and may have meant something else with the other."""

    def fill(made: Any) -> None:
        for name, value in (("Data", 1), ("Old", 2), ("Notes", "")):
            page = made.add_worksheet(name)
            page.write_row("A1", ["Country", 2021])
            page.write_row("A2", ["Thailand", value])
        made.get_worksheet_by_name("Old").hide()

    found = applied(read_foreign(xlsx(fill), name="a.xlsx"), mapping(WIDE))
    assert [row.place for row in found.parsed.rows] == ["Data!B2", "Old!B2"]
    hidden, blank = found.remarks
    assert hidden.startswith("Hidden")
    assert hidden.endswith("Old.")
    assert "in: Notes." in blank
