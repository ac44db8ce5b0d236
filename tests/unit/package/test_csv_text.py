"""The text form of CSV files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.package import csv_text
from ilms_desktop.package.outcome import Problem

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=12)


@given(CELLS)
def test_free_text_comes_back_and_is_never_a_formula(text: str) -> None:
    """One mark is put in front and one is taken away."""
    cell = csv_text.escape(text)
    assert csv_text.unescape(cell) == text
    assert not csv_text.is_formula(cell)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM", "\tx", "'x"])
def test_what_a_spreadsheet_would_run_is_seen(cell: str) -> None:
    """A mark that marks nothing is refused, too: reading would eat a letter of the text."""
    assert csv_text.is_formula(cell)


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_a_row_comes_back_from_its_line(cells: list[str]) -> None:
    """Quotes only where needed."""
    line = csv_text.write_row(cells).removesuffix("\n")
    assert csv_text.read_row(line) == cells


@pytest.mark.parametrize("line", ['"a",b', 'a"b', '"a', 'a,"b"c', "x" * 200_000])
def test_a_row_written_otherwise_is_none(line: str) -> None:
    """Two ways to write a row are two packages with the same content."""
    assert csv_text.read_row(line) is None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\n", "a\n"),
        (b"", Problem("TABLE_ENCODING")),
        (b"a", Problem("TABLE_ENCODING")),
        (b"\xef\xbb\xbfa\n", Problem("TABLE_ENCODING")),
        (b"a\r\n", Problem("TABLE_ENCODING")),
        (b"a\0\n", Problem("TABLE_ENCODING")),
        (b"a\xff\n", Problem("TABLE_ENCODING", {"byte": "1"})),
        ("e\u0301\n".encode(), Problem("TABLE_NOT_NFC")),
    ],
)
def test_the_bytes_have_one_form(data: bytes, expected: str | Problem) -> None:
    """Each other form has its code."""
    assert csv_text.decode(data) == expected
