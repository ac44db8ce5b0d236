"""The kind of a file is told from its first bytes, not from its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.kinds import FileKind, kind_of, kind_of_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"SQLite format 3\0\x10\x00", FileKind.QUESTIONNAIRE),
        (b"$FL2@(#) SPSS DATA FILE", FileKind.SURVEY),
        (b"$FL3@(#) SPSS DATA FILE", FileKind.SURVEY),
        (b"<stata_dta><header>", FileKind.SURVEY),
        (b"\x73\x02\x01\x00\x05", FileKind.SURVEY),
        (b"\0" * 12 + b"\xc2\xea\x81\x60\xb3", FileKind.SURVEY),
        (b"PK\x03\x04\0\0", FileKind.FIGURES),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", FileKind.FIGURES),
        (b"\xff\xfea\0b\0", FileKind.FIGURES),
        (b"a;b\n1;2\n", FileKind.FIGURES),
        (b"<?xml version='1.0'?>", FileKind.FIGURES),
        (b"%PDF-1.7", FileKind.SIGNED),
        (b"age-encryption.org/v1\n", FileKind.SIGNED),
        (b"PK\x03\x04" + b"\0" * 26 + b"ILMS_KHM-01_2026_S0001/bagit.txt", FileKind.SIGNED),
        (b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", FileKind.FIGURES),
        (b"\x89PNG\r\n\x1a\n", FileKind.OTHER),
        (b"MZ\0\0", FileKind.OTHER),
    ],
)
def test_the_first_bytes_tell(head: bytes, kind: FileKind) -> None:
    """Whatever the file is called."""
    assert kind_of(head, name="figures.csv") is kind


def test_a_mail_is_told_by_its_ending() -> None:
    """Its first bytes are any header."""
    assert kind_of(b"X-Unsent: 1\r\n", name="answer.EML") is FileKind.SIGNED


def test_an_empty_file_is_what_it_is_called() -> None:
    """So that its reader says that it is empty."""
    assert kind_of(b"", name="a.ILMS") is FileKind.QUESTIONNAIRE
    assert kind_of(b"", name="a.csv") is FileKind.FIGURES


def test_files_that_cannot_be_looked_at_are_told(tmp_path: Path) -> None:
    """One that is gone, and a folder."""
    (tmp_path / "a.csv").write_text("a,b", encoding="utf-8")
    assert kind_of_file(tmp_path / "a.csv") is FileKind.FIGURES
    for path, code in ((tmp_path / "none.csv", "file_missing"), (tmp_path, "file_unreadable")):
        with pytest.raises(ExchangeError) as caught:
            kind_of_file(path)
        assert caught.value.code == code
