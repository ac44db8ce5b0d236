"""A case that does not come out as written says where, with what was expected and what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ilms_desktop.validation import load_rules
from ilms_desktop.validation.case_runs import Miss, _disagreements, run_case
from ilms_desktop.validation.frames import Group
from ilms_desktop.validation.results import GroupResult
from ilms_desktop.validation.written_cases import Expected, cases_of, read_cases

if TYPE_CHECKING:
    from ilms_desktop.validation.case_runs import CaseRun

RULES = {rule.id: rule for rule in load_rules("ilms-2019")}
SUM = {"SEX_T CDS_DES_TOTAL": "10.00", "SEX_M CDS_DES_TOTAL": "5.00", "SEX_F CDS_DES_TOTAL": "4.97"}


def ran(figures: dict[str, str], *, rule: str = "V02", **content: Any) -> CaseRun:
    """How a case on table C4 comes out."""
    table = {"table": "C4", "year": 2020, "figures": figures}
    (case,) = cases_of([{"rule": rule, "cases": [{"name": "x", "tables": [table], **content}]}])
    return run_case(case, RULES)


def missed(run: CaseRun) -> list[str]:
    """What did not come out as written."""
    assert run.is_good is not bool(run.misses)
    return [miss.what for miss in run.misses]


def test_a_case_that_comes_out_as_written_misses_nothing() -> None:
    """Each of the three outcomes."""
    right = SUM | {"SEX_F CDS_DES_TOTAL": "5.00"}
    assert missed(ran(right, expect="pass")) == []
    assert missed(ran(SUM, expect="fail", severity="W", says="5 + ", cell="SEX_T CDS_DES_TOTAL")) == ["says"]
    assert missed(ran(SUM, expect="fail", severity="W", cell="SEX_T CDS_DES_TOTAL")) == []
    waiting = {"SEX_T CDS_DES_TOTAL": "10", "SEX_M CDS_DES_TOTAL": "5"}
    assert missed(ran(waiting, expect="not_evaluated", says="Female")) == []
    assert missed(ran(waiting, expect="not_evaluated", says="Children")) == ["says"]


def test_another_outcome_is_told_with_the_messages() -> None:
    """The author sees what the rule said instead."""
    (miss,) = ran(SUM, expect="pass").misses
    assert (miss.what, miss.expected) == ("outcome", "pass")
    assert miss.found.startswith("fail [W] ")
    assert missed(ran({}, expect="fail", severity="W")) == ["outcome"]
    assert missed(ran({}, expect="not_evaluated")) == ["outcome"]


def test_a_rule_that_waits_for_nothing_may_simply_say_nothing() -> None:
    """Its case of "not evaluated" shows when it is not asked."""
    assert missed(ran({}, rule="V10", expect="not_evaluated")) == []


def test_each_expectation_is_held_against_the_first_finding() -> None:
    """Number, severity, cell, repair."""
    run = ran(SUM, expect="fail", severity="E", count=2, cell="SEX_M CDS_DES_TOTAL", suggests="nothing of the kind")
    assert missed(run) == ["count", "severity", "cell", "suggests"]
    assert missed(ran(SUM, expect="fail", severity="W", slip="transposed")) == ["slip"]
    assert missed(ran(SUM, expect="fail", severity="W", offers=["nothing"])) == ["offers"]


def test_a_repair_that_stands_out_is_no_offer_among_others() -> None:
    """Where one repair is clear, others are not shown side by side with it."""
    figures = {"SEX_T CDS_DES_TOTAL": "1251.325", "SEX_M CDS_DES_TOTAL": "621.112", "SEX_F CDS_DES_TOTAL": "630.231"}
    run = ran(figures, expect="fail", severity="E", slip="other", offers=["nothing"])
    first = run.found[0].suggestion
    assert {miss.what for miss in run.misses} >= {"offers"}
    assert first is None or all(first.text in miss.found for miss in run.misses if miss.what == "offers")


def test_a_finding_about_no_cell_is_told_without_one() -> None:
    """A source lacks its name: no cell is first."""
    (case,) = cases_of(
        [
            {
                "rule": "V19",
                "cases": [
                    {
                        "name": "x",
                        "expect": "fail",
                        "severity": "E",
                        "cell": "SEX_T",
                        "sources": [{"id": "FX:N1", "name": "", "fields": {"S3": "S3:5"}}],
                        "tables": [{"table": "C4", "year": 2020, "figures": SUM}],
                    }
                ],
            }
        ]
    )
    assert Miss("cell", "SEX_T", "–") in run_case(case, RULES).misses


def test_a_hint_speaks_in_the_repairs_of_others() -> None:
    """It never stands alone."""
    figures = {"SEX_T CDS_DES_TOTAL": "1251.343", "SEX_M CDS_DES_TOTAL": "621.112", "SEX_F CDS_DES_TOTAL": "630.321"}
    run = ran(figures, rule="V06", expect="fail", severity="E", slip="transposed")
    assert all(each.rule == "V02" for each in run.found)


def test_executors_that_disagree_are_told_group_by_group() -> None:
    """The live executor must end where the set executor is."""
    group = Group("FX:N1", 2020)
    some = GroupResult(findings=ran(SUM, expect="pass").found)
    (miss,) = _disagreements({group: some}, {})
    assert (miss.what, miss.found) == ("live", "–")
    assert miss.expected.startswith("V02 ")
    assert list(_disagreements({group: some}, {group: some, Group("", 0): GroupResult()})) == []


def test_outcomes_are_told_apart_from_waiting_of_followed_rules() -> None:
    """V05 waits where the sums wait that it looks at."""
    waiting = {"SEX_T CDS_DES_TOTAL": "10", "SEX_M CDS_DES_TOTAL": "5"}
    assert missed(ran(waiting, rule="V05", expect="not_evaluated")) == []
    run = ran(waiting, rule="V05", expect="pass")
    assert missed(run) == []
    assert replace(run.case, expect=Expected.FAIL).expect == "fail"


def test_a_rule_on_reading_sees_the_figures_as_they_come() -> None:
    """Before they stand in a file, where two figures for one cell are one."""
    cases = [case for case in read_cases() if case.rule == "V44"]
    assert {case.expect for case in cases} == set(Expected)
    assert all(run_case(case, RULES).is_good for case in cases)
