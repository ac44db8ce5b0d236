"""One sex carries the whole row: what is asked about, and what is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.patterns import one_sex
from ilms_desktop.validation.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]


BOTH = {
    f"{sex} CDS_DES_{code}": figure
    for code in ("KOR", "THA")
    for sex, figure in (("SEX_T", "3"), ("SEX_M", "2"), ("SEX_F", "1"))
}


def row(code: str, both: str, men: str, women: str) -> dict[str, str]:
    """A row beside two that have both sexes; empty figures are left out."""
    figures = {"SEX_T": both, "SEX_M": men, "SEX_F": women}
    return BOTH | {f"{sex} CDS_DES_{code}": figure for sex, figure in figures.items() if figure}


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (row("SGP", "0.19", "0", "0.19"), ["SEX_M"]),
        (row("SGP", "0.19", "0.19", ""), ["SEX_F"]),
        (row("SGP", "0.19", "0.19", "C"), []),
        (row("SGP", "0.19", "0.19", "few"), []),
        (row("SGP", "0.19", "0.18", ""), []),
        (row("SGP", "0.099", "0.099", ""), []),
        (row("SGP", "", "0.19", ""), []),
        (row("X", "5", "5", ""), []),
        (row("TOTAL", "5", "5", ""), []),
    ],
)
def test_a_row_of_one_sex_is_asked_about_unless_something_is_said(
    figures: dict[str, str], said: list[str], told: Told
) -> None:
    """A letter is an answer; few people, totals and what is left over are nothing special."""
    assert [finding.cells[0].cell.sex for finding in told("V04", "C4", figures)] == said


def test_an_empty_cell_may_mean_nobody_or_not_known(told: Told) -> None:
    """The person chooses; a 0 that is typed needs no repair."""
    (empty,) = told("V04", "C4", row("SGP", "0.19", "", "0.19"))
    assert [[said.value for _key, said in each.edits] for each in empty.alternatives] == [[0], [None]]
    assert [each.edits[0][1].status for each in empty.alternatives] == [None, "N"]
    (zero,) = told("V04", "C4", row("SGP", "0.19", "0", "0.19"))
    assert zero.alternatives == ()


def test_years_of_one_row_are_one_question(over_years: Told) -> None:
    """Singapore takes no men from Cambodia, year after year."""
    years = {year: row("SGP", "0.19", "0", "0.19") for year in (2018, 2019)}
    found = over_years("V04", "C4", years)
    assert len(found) == 2
    assert len({finding.root for finding in found}) == 1


def test_groups_of_status_count_as_rows(told: Told) -> None:
    """In a table with status and classes, a row is a class of one group."""
    figures = {
        f"{sex} CBR_BIR_{status} OCU_SKILL_{level}": figure
        for status, level in (("NATIVE", "L1"), ("NATIVE", "L2"))
        for sex, figure in (("SEX_T", "3"), ("SEX_M", "2"), ("SEX_F", "1"))
    }
    for status in ("TOTAL", "FOREIGN"):
        figures |= {f"{sex} CBR_BIR_{status} OCU_SKILL_L1": "2.000" for sex in ("SEX_T", "SEX_M")}
    found = told("V04", "A6", figures, criterion="birth", version="OCU_SKILL")
    assert [finding.cells[0].cell.status for finding in found] == ["CBR_BIR_FOREIGN"]


def test_a_table_in_which_nothing_stands_is_not_looked_at(file: File) -> None:
    """A table that was only declared as a whole has no outline."""
    rule = next(each for each in load_rules("ilms-2019") if each.id == "V04")
    declared = Record(1, QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020), declaration="N")
    assert one_sex.glance(rule, file.edition, [declared], {}) == frozenset()
