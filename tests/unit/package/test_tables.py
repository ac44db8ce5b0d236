"""Tables of figures as CSV."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.package import document_rules, tables
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.tables import Row, Table, check_table, read_rows, table_csv

CODE = st.from_regex(re.compile(document_rules.CODE, re.ASCII), fullmatch=True)
FIGURE = st.tuples(
    st.from_regex(re.compile(document_rules.VALUE, re.ASCII), fullmatch=True), st.sampled_from(["", "P", "B"])
)
GAP = st.tuples(st.just(""), st.sampled_from(["N", "C", "X"]))
YEAR = st.from_regex(re.compile(tables.YEAR, re.ASCII), fullmatch=True)
ROWS = st.lists(
    st.tuples(CODE, CODE, YEAR, CODE, CODE, CODE, FIGURE | GAP).map(lambda cells: (*cells[:6], *cells[6])), max_size=5
)
GOOD: Row = ("FX:N1", "CDS_DES", "2024", "SEX_T", "_", "CDS_DES_TOTAL", "16.42", "")


def with_cell(column: str, cell: str) -> bytes:
    """A table of one good row and one with another cell."""
    cells = list(GOOD)
    cells[tables.COLUMNS.index(column)] = cell
    return table_csv([GOOD]) + ",".join(cells).encode() + b"\n"


@given(ROWS)
def test_rows_come_back_digit_for_digit(rows: list[Row]) -> None:
    """What was typed is what arrives: zero, blank with a letter, and every decimal."""
    data = table_csv(rows)
    assert check_table(data) is None
    assert read_rows(data) == rows
    assert tables.count_rows(data) == len(rows)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("source", ""),
        ("source", "a b"),
        ("source", "a" * 65),
        ("time", "24"),
        ("time", "2024-Q1"),
        ("obs_value", "1.2345"),
        ("obs_value", "1,5"),
        ("obs_value", "1e3"),
        ("obs_value", "1 000"),
        ("obs_value", ".5"),
        ("obs_value", ""),
        ("obs_status", "p"),
        ("obs_status", "PB"),
    ],
)
def test_a_cell_of_another_form_is_named_by_its_line(column: str, cell: str) -> None:
    """A row with neither figure nor letter is no row: a blank cell is not sent."""
    assert check_table(with_cell(column, cell)) == Problem("TABLE_ENCODING", {"line": "3"})


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "-2+3", "'text", '"=1"'])
def test_a_formula_is_seen_in_any_column(cell: str) -> None:
    """Somebody will open the file with a spreadsheet."""
    assert check_table(with_cell("class", cell)) == Problem("TABLE_FORMULA", {"line": "3"})


def test_the_header_is_fixed() -> None:
    """Another order of columns would be other figures."""
    data = table_csv([GOOD])
    assert check_table(data.replace(b"source,class_version", b"class_version,source")) == Problem(
        "TABLE_ENCODING", {"line": "1"}
    )
    assert check_table(data[:-1]) == Problem("TABLE_ENCODING")


def test_a_figure_below_zero_is_a_figure() -> None:
    """Whether it makes sense is asked by validation; the file must not change it."""
    assert check_table(with_cell("obs_value", "-1.5")) is None


def test_a_table_id_can_be_a_file_name() -> None:
    """Numbers and criteria of the questionnaire fit; paths do not."""
    assert Table("A8-citizenship", "", b"", "public").path == "tables/A8-citizenship.csv"
    for bad in ("", "../x", "a.b", "é"):
        with pytest.raises(ValueError, match=f"^{re.escape(bad)}"):
            Table(bad, "", b"", "public")


def test_codes_stand_in_code_columns_only() -> None:
    """A list of figures would be no list of codes."""
    with pytest.raises(ValueError, match="obs_value"):
        Table("C4", "", b"", "public", codes={"obs_value": ["1"]})


@pytest.mark.parametrize("count", [0, 1, 60_000])
def test_used_codes_are_found_across_pieces(count: int) -> None:
    """Large tables are looked at piece by piece; no row is lost between two of them."""
    row = ",".join(GOOD).encode() + b"\n"
    other = row.replace(b"SEX_T", b"SEX_F")
    data = table_csv([]) + row * count + other
    assert tables.used_codes(data, ["sex", "obs_status"]) == {
        "sex": {"SEX_F", "SEX_T"} if count else {"SEX_F"},
        "obs_status": set(),
    }
    assert tables.used_codes(table_csv([]), ["sex"]) == {"sex": set()}
