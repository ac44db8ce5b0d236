"""Text tables are read in the encodings and with the signs that spreadsheet programs write."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign import text_table
from ilms_desktop.exchange.foreign.text_table import decoded, delimiter_of, read_table
from ilms_desktop.exchange.foreign.zip_guard import SheetLimits

TEXT = "Année;Côte d’Ivoire\n2020;1,5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_found_out(encoding: str) -> None:
    """Excel saves CSV in the encoding of the machine unless asked otherwise."""
    assert read_table(TEXT.encode(encoding), name="f.csv") == (("Année", "Côte d’Ivoire"), ("2020", "1,5"))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "a".encode("utf-16-le") * 9, b"\x81\x8d\x8f\xff"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Half of a UTF-16 sign, UTF-16 without its mark, bytes that no encoding has."""
    with pytest.raises(ExchangeError, match="neither a workbook nor a text"):
        decoded(data, name="f.csv")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4\n", ";"),
        ("a\tb\n1,5\t2\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ('"x, y";b\n"u, v";2\n', ";"),
        ("alone\n", ","),
        ("title\n\na;b;c\n1;2,5;3\n", ";"),
    ],
)
def test_the_delimiter_is_found_out(text: str, sign: str) -> None:
    """Where decimals have commas, cells are cut by semicolons."""
    assert delimiter_of(text) == sign


def test_quotes_hold_delimiters_and_lines() -> None:
    """As spreadsheet programs write them, with any line ending."""
    assert read_table(b'a,"b\r\nc"\r\n"d,e",f\r\n', name="f.csv") == (("a", "b\r\nc"), ("d,e", "f"))


def test_an_open_quotation_mark_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would swallow the rest of the file."""
    with pytest.raises(ExchangeError, match="line 2"):
        read_table(b'a,b\n1,"2\n3,4\n', name="f.csv")
    monkeypatch.setattr(text_table, "_LONGEST_CELL", 5)
    with pytest.raises(ExchangeError, match="quotation mark in line 2"):
        read_table(b'a,b\n1,"2345678"\n', name="f.csv")


def test_empty_and_endless_tables_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to read, or more than memory should hold."""
    with pytest.raises(ExchangeError, match="is empty"):
        read_table(b"\xef\xbb\xbf  \n", name="f.csv")
    monkeypatch.setattr(SheetLimits, "CELLS", 3)
    with pytest.raises(ExchangeError, match="more than 3 cells"):
        read_table(b"a,b\n1,2\n", name="f.csv")
