"""An author's folder is read whole or refused with every problem at once."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import paths
from ilms_desktop.errors import DefinitionError
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.case_runs import run_case
from ilms_desktop.validation.own_rules import read_own
from ilms_desktop.validation.rules import with_own

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = [rule.id for rule in load_rules("ilms-2019")]
CASE = """rule = "{rule}"
[[cases]]
name = "a case"
expect = "pass"
{more}
[[cases.tables]]
table = "{table}"
year = 2020
figures = {{ "{codes}" = "1" }}
"""


def write(folder: Path, name: str, **words: str) -> None:
    """A file with one case."""
    usual = {"rule": "V02", "table": "C4", "codes": "SEX_T CDS_DES_TOTAL", "more": ""}
    (folder / name).write_text(CASE.format(**usual | words), encoding="utf-8")


def refused(folder: Path) -> str:
    """Why a folder is refused."""
    with pytest.raises(DefinitionError) as caught:
        read_own(folder, KNOWN)
    assert caught.value.code == "own_rules_unusable"
    return str(caught.value)


def test_a_rule_and_its_cases_come_from_one_folder(tmp_path: Path) -> None:
    """A stricter V10 under a number of its own, tested beside it."""
    text = (paths.forms_dir() / "rules" / "V10.toml").read_text(encoding="utf-8")
    text = text.replace('id = "V10"', 'id = "V90"').replace("factor_flow = 2", "factor_flow = 1.2")
    (tmp_path / "V90.toml").write_text(text, encoding="utf-8")
    write(tmp_path, "V90_cases.toml", rule="V90")
    own = read_own(tmp_path, KNOWN)
    usual = load_rules("ilms-2019")
    rules = {rule.id: rule for rule in with_own(usual, "ilms-2019", own.rules)}
    assert rules.keys() - set(KNOWN) == {"V90"}
    assert rules["V90"].parameters["factor_flow"] == 1.2
    assert [run_case(case, rules).is_good for case in own.cases] == [True]


def test_a_rule_of_the_same_id_takes_the_place_of_the_usual_one(tmp_path: Path) -> None:
    """Another threshold is tried out without touching the program."""
    text = (paths.forms_dir() / "rules" / "V10.toml").read_text(encoding="utf-8")
    (tmp_path / "V10.toml").write_text(text.replace("share = 5", "share = 50"), encoding="utf-8")
    rules = {rule.id: rule for rule in with_own(load_rules("ilms-2019"), "ilms-2019", read_own(tmp_path, KNOWN).rules)}
    assert rules["V10"].parameters["share"] == 50
    assert list(rules) == KNOWN


def test_the_example_of_the_guide_works(tmp_path: Path) -> None:
    """Whoever copies it must get what the page promises."""
    guide = (paths.forms_dir().parent / "docs" / "guide" / "rules.md").read_text(encoding="utf-8")
    for name, text in zip(("V90", "V90_cases"), re.findall(r"```toml\n(.*?)```", guide, re.DOTALL), strict=True):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    own = read_own(tmp_path, KNOWN)
    rules = {rule.id: rule for rule in with_own(load_rules("ilms-2019"), "ilms-2019", own.rules)}
    assert [run_case(case, rules).misses for case in own.cases] == [(), (), ()]


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    """A file that cannot be parsed, and one of the wrong shape."""
    (tmp_path / "V90.toml").write_text("=", encoding="utf-8")
    (tmp_path / "V91.toml").write_text('id = "V91"\nkind = "nonsense"', encoding="utf-8")
    text = refused(tmp_path)
    assert "V90.toml" in text
    assert "nonsense" in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"rule": "V97"}, "there is no rule V97"),
        ({"more": 'edition = "ilms-1900"'}, "there is no edition ilms-1900"),
        ({"table": "C99"}, "has no table C99"),
        ({"codes": "SEX_T CDS_DES_NOWHERE"}, "has no cell"),
        ({"codes": "CBR_BIR_TOTAL SEX_T CDS_DES_TOTAL"}, "has no cell"),
        ({"codes": 'SEX_T CDS_DES_TOTAL" = "1" }\nversion = "ECO_SECTOR"\nfields = { "x'}, "does not take ECO_SECTOR"),
    ],
)
def test_a_name_that_nobody_knows_is_told(tmp_path: Path, words: dict[str, str], told: str) -> None:
    """A slip in a code would make a case that tests nothing."""
    write(tmp_path, "cases.toml", **words)
    assert told in refused(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Most often a slip in its name."""
    assert "no such folder" in refused(tmp_path / "nowhere")


def test_cases_of_the_program_can_be_read_as_ones_own(tmp_path: Path) -> None:
    """What is written there is right here, too."""
    for path in (paths.forms_dir() / "cases").glob("V0*.toml"):
        shutil.copy(path, tmp_path / path.name)
    assert len({case.rule for case in read_own(tmp_path, KNOWN).cases}) > 6
