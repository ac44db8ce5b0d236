"""An import reports every row, and a dry run changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.exchange.foreign.sheets import sheet, zipped
from tests.unit.exchange.foreign.test_xls_scan import compound

if TYPE_CHECKING:
    from pathlib import Path

MAPPING = """
format = 1
name = "abroad"
source = "FX:N1"
unit = "thousands"
[[parts]]
table = "C4"
version = "CDS_DES"
first_row = 2
first_column = "B"
year = { where = "row", at = "1" }
sex = { where = "fixed", at = "SEX_T" }
class = { where = "column", at = "A" }
"""


def locked() -> bytes:
    """A workbook with a password, as Excel saves it: a compound file with the packed workbook in it."""
    return compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})


def cells(file: Path) -> int:
    """How many cells say something."""
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        return len(list(workspace.observations()))


def test_figures_are_taken(ilms: Any, file: Path, figures: Path) -> None:
    """The report is the document."""
    ran = ilms("import", file, figures, "--json")
    assert ran.code == 0
    assert ran.document["counts"]["new"] == 3
    assert ran.document["dry_run"] is False
    assert "Taken: 3" in ran.err
    assert cells(file) == 3


def test_a_dry_run_reports_and_changes_nothing(ilms: Any, file: Path, figures: Path) -> None:
    """The questionnaire has neither figures nor sources afterwards."""
    ran = ilms("import", file, figures, "--dry-run", "--json")
    assert (ran.code, ran.document["dry_run"], ran.document["taken"]) == (0, True, 3)
    assert "--dry-run" in ran.err
    assert cells(file) == 0


def test_the_same_file_again_changes_nothing(ilms: Any, file: Path, figures: Path) -> None:
    """No step is made of it."""
    ilms("import", file, figures)
    ran = ilms("import", file, figures, "--json")
    assert (ran.code, ran.document["counts"]["unchanged"]) == (0, 3)


def test_refused_rows_end_with_one(ilms: Any, file: Path, figures: Path) -> None:
    """The others are in."""
    figures.write_text(figures.read_text(encoding="utf-8").replace(",5\n", ",five\n"), encoding="utf-8")
    ran = ilms("import", file, figures, "--json")
    assert (ran.code, ran.document["refused"][0]["line"]) == (1, 3)
    assert "Line 3 is refused" in ran.err
    assert cells(file) == 2


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"", "a.xlsx is empty."),
        ("a.xlsx", b"PK\x03\x04 cut off", "a.xlsx is damaged"),
        ("a.xlsx", locked(), "a.xlsx is protected by a password."),
        ("a.xlsx", zipped({"word/document.xml": b"<w/>"}), "a.xlsx is neither XLSX nor ODS."),
        ("a.xlsx", sheet({"A1": "Country", "B1": 2020, "A2": "Thailand", "B2": 5}), "a.xlsx is in no layout"),
        ("a.xls", b"<html><table></table></html>", "a.xls is a web page"),
        ("a.csv", "country;2020\n".encode("utf-16"), "a.csv is not in UTF-8"),
        ("a.csv", b"country;2020\nC\xf4te;1 234,5\n", "a.csv is not in UTF-8: byte 0xF4 in line 2"),
        ("a.csv", b"\xef\xbb\xbfcountry;2020\nOman;1 234,5\n", "a.csv lacks the columns"),
        ("a.csv", b"%PDF-1.7\n\0\0", "a.csv is neither a workbook nor a text."),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    ilms: Any, file: Path, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    """In two sentences, without anything stored; a person sees no trace of the program."""
    (tmp_path / name).write_bytes(data)
    ran = ilms("import", file, tmp_path / name)
    assert ran.code == 2
    what, next_step, *rest = ran.err.splitlines()
    assert what.startswith(said)
    assert next_step.endswith(".")
    assert rest == []
    assert cells(file) == 0


def test_what_is_refused_stands_below_the_name_of_its_file(ilms: Any, file: Path, tmp_path: Path) -> None:
    """By file, sheet and cell; the figures beside it come in."""
    rows = {"A1": "Country", "B1": 2020, "C1": 2021, "A2": "Thailand", "B2": 5, "C2": "5%"}
    (tmp_path / "a.xlsx").write_bytes(sheet(rows))
    (tmp_path / "m.toml").write_text(MAPPING, encoding="utf-8")
    ran = ilms("import", file, tmp_path / "a.xlsx", "--mapping", tmp_path / "m.toml")
    assert ran.code == 1
    assert ran.err.splitlines()[0] == "Read: a.xlsx."
    assert "Data!C2 is refused: 5%." in ran.err
    assert cells(file) == 1


def test_a_source_can_be_chosen(ilms: Any, file: Path, figures: Path) -> None:
    """Among several, figures go where they belong."""
    for name in ("One", "Two"):
        ilms("source", "add", file, "--type", "FX", "--name", name)
    ran = ilms("import", file, figures, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "source_needed")
    assert ilms("import", file, figures, "--source", "FX:N2").code == 0
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        assert {key.qtable.source for key, _ in workspace.observations()} == {"FX:N2"}
