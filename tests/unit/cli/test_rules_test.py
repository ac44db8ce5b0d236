"""`ilms rules test` runs the cases: those of the program and those of an author's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

OWN = """rule = "V02"

[[cases]]
name = "a woman too many"
expect = "{expect}"

[[cases.tables]]
table = "C4"
year = 2020

[cases.tables.figures]
"SEX_T CDS_DES_TOTAL" = "10.00"
"SEX_M CDS_DES_TOTAL" = "5.00"
"SEX_F CDS_DES_TOTAL" = "5.50"
"""


def test_the_cases_of_a_rule_come_out_as_written(ilms: Any) -> None:
    """One line for each, and the count."""
    ran = ilms("rules", "test", "V20")
    assert ran.code == 0
    assert ran.err.count("good  V20: ") >= 3


def test_a_case_that_fails_says_what_was_expected_and_found(ilms: Any, tmp_path: Path) -> None:
    """The author wrote that the rule is silent, and it is not."""
    (tmp_path / "mine.toml").write_text(OWN.format(expect="pass"), encoding="utf-8")
    ran = ilms("rules", "test", "V02", "--cases", tmp_path)
    assert ran.code == 1
    assert "BAD   V02: a woman too many" in ran.err
    assert "outcome: expected pass, found fail [" in ran.err


def test_the_result_is_a_document(ilms: Any, tmp_path: Path) -> None:
    """For whoever tests rules in a pipeline."""
    (tmp_path / "mine.toml").write_text(OWN.format(expect='fail"\nseverity = "E'), encoding="utf-8")
    ran = ilms("rules", "test", "v02", "--cases", tmp_path, "--json")
    assert ran.code == 0
    own = next(each for each in ran.document["cases"] if each["case"] == "a woman too many")
    assert (own["good"], own["expect"], own["misses"]) == (True, "fail", [])
    assert "10.00" in own["messages"][0]
    assert ran.document["failed"] == 0
    assert ran.document["count"] == len(ran.document["cases"])


def test_a_folder_that_cannot_be_used_is_refused(ilms: Any, tmp_path: Path) -> None:
    """With every problem, and nothing is run."""
    (tmp_path / "mine.toml").write_text("=", encoding="utf-8")
    ran = ilms("rules", "test", "--cases", tmp_path, "--json")
    assert ran.code == 2
    assert ran.document["error"]["code"] == "own_rules_unusable"
    assert ilms("rules", "test", "V99").code == 2
