"""CSV surveys are read from their bytes; what cannot be read is told without a word of any record."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.microdata.survey import csv_info, read_csv


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_columns_are_read_as_written(sign: str) -> None:
    """Whatever parts them; leading zeros stay."""
    data = ("\ufeff" + sign.join(("SEX", "ISIC", "X")) + "\r\n" + sign.join(("1", "0111", "")) + "\r\n").encode()
    found = read_csv(data, name="s.csv", names=("ISIC", "SEX"))
    assert (found.records, list(found.columns["ISIC"]), list(found.columns["SEX"])) == (1, ["0111"], ["1"])
    assert found.info.variables == ("SEX", "ISIC", "X")


def test_a_single_column_is_a_survey() -> None:
    """Without any sign that parts columns."""
    assert read_csv(b"A\n1\n2\n", name="s.csv", names=("A",)).records == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\n1\n", "empty_file"),
        (b"A,A\n1,2\n", "repeated_columns"),
        ("Ä\n1\n".encode("latin-1"), "survey_not_utf8"),
        ("A\nSophea \xe9\n".encode("latin-1"), "survey_not_utf8"),
        (b'A,B\n"Sophea,1\n', "survey_unreadable"),
        (b"B\n1\n", "survey_lacks"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    """Each with its own advice."""
    with pytest.raises(ExchangeError) as caught:
        read_csv(data, name="s.csv", names=("A",))
    assert caught.value.code == code
    assert caught.value.__cause__ is None
    assert "Sophea" not in str(caught.value)


def test_names_are_read_without_the_records() -> None:
    """For a proposal."""
    assert csv_info(b"A, B\n1,2\n", name="s.csv").variables == ("A", "B")
