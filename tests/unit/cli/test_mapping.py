"""A foreign spreadsheet comes in by the command line alone: guess, correct, check, keep, import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

FOREIGN = Path(__file__).resolve().parents[2] / "data" / "foreign"
TABLE = """Country of destination;2019;2020
Thailand;1 500;1 600
Malaysia;700;..
Kuwayt;5;6
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's folder, in the test's own."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A national table."""
    path = tmp_path / "emigrants.csv"
    path.write_text(TABLE, encoding="cp1252")
    return path


@pytest.fixture
def mapping(ilms: Any, data: Path, tmp_path: Path) -> Path:
    """Its mapping, as guessed."""
    path = tmp_path / "m.toml"
    assert ilms("mapping", "propose", data, "--table", "C3", "--out", path).code == 0
    return path


def test_a_guess_is_printed_or_written(ilms: Any, data: Path, file: Path, mapping: Path) -> None:
    """With what to look at on the other stream."""
    ran = ilms("mapping", "propose", data, "--table", "C3")
    assert (ran.code, ran.out) == (0, mapping.read_text(encoding="utf-8"))
    assert "nothing says “Sex”" in ran.err
    ran = ilms("mapping", "propose", data, "--table", "C3", "--for", file, "--json")
    assert 'table = "C3"' in ran.document["mapping"]
    assert ran.document["remarks"]
    ran = ilms("mapping", "propose", FOREIGN / "undesa_stock_male.csv", "--table", "A3-birth", "--country", "khm")
    assert "own_country = true" in ran.out


def test_a_check_says_what_matches_and_what_does_not(ilms: Any, data: Path, file: Path, mapping: Path) -> None:
    """Nothing is changed, and a refusal ends with one."""
    ran = ilms("mapping", "check", mapping, data, file, "--json")
    assert (ran.code, ran.document["figures"]) == (1, 3)
    unknown = ran.document["labels_unmatched"]
    assert [(each["text"], each["figures"], each["suggestions"]) for each in unknown] == [
        ("Kuwayt", 2, ["CDS_DES_KWT"])
    ]
    assert {"CDS_DES_THA": "1"} in [each["codes"] for each in ran.document["labels"]]
    assert "emigrants!A4 is refused: Kuwayt." in ran.err
    mapping.write_text(
        mapping.read_text(encoding="utf-8") + '[parts.labels.class]\n"Kuwayt" = "CDS_DES_KWT"\n', encoding="utf-8"
    )
    assert ilms("mapping", "check", mapping, data, file).code == 0


def test_a_spreadsheet_is_imported_by_a_mapping(ilms: Any, data: Path, file: Path, mapping: Path) -> None:
    """Into the source that was named, as every other file."""
    ilms("source", "add", file, "--type", "FX", "--name", "Permits")
    ran = ilms("import", file, data, "--mapping", mapping, "--source", "FX:N1", "--dry-run", "--json")
    assert (ran.code, ran.document["taken"], ran.document["mapping"]) == (1, 3, "emigrants")
    assert [each["text"] for each in ran.document["labels_unmatched"]] == ["Kuwayt"]
    ran = ilms("import", file, data, "--mapping", mapping, "--source", "FX:N1")
    assert "mark instead of a figure, which say nothing: 1 (“..”)" in ran.err
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        said = {(key.cell.klass, key.qtable.year): each.value for key, each in workspace.observations()}
    assert said == {("CDS_DES_THA", 2019): 1500, ("CDS_DES_THA", 2020): 1600, ("CDS_DES_MYS", 2019): 700}


def test_a_mapping_is_kept_and_used_by_its_name(ilms: Any, data: Path, file: Path, mapping: Path) -> None:
    """Next year the name is enough."""
    assert ilms("mapping", "list", "--json").document == {"mappings": []}
    ran = ilms("mapping", "save", mapping)
    assert (ran.code, ran.out) == (0, "emigrants\n")
    assert ilms("mapping", "list").out == "emigrants\n"
    ilms("source", "add", file, "--type", "FX", "--name", "Permits")
    assert ilms("import", file, data, "--mapping", "emigrants", "--json").document["counts"]["new"] == 3
    ran = ilms("import", file, data, "--mapping", "immigrants", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "no_mapping")
