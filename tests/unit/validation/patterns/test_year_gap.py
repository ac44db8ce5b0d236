"""Gaps in the years: of a table, of its rows, and what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from ilms_desktop.definitions.loader import load_round
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.storage.tables import QTABLE, SOURCE
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]

TOTAL = "SEX_T CDS_DES_TOTAL"


@pytest.mark.parametrize(
    ("years", "missing"), [((2018, 2020), [2019]), ((2018, 2021), [2019, 2020]), ((2018, 2022), []), ((2018, 2019), [])]
)
def test_a_series_with_up_to_two_years_missing_has_a_gap(
    years: tuple[int, ...], missing: list[int], over_years: Told
) -> None:
    """More is a series that ended and began again."""
    found = over_years("V38", "C4", {year: {TOTAL: "10"} for year in years})
    assert [finding.cells[0].qtable.year for finding in found] == missing


def test_only_years_that_were_chosen_are_asked_for(file: File, over_years: Told) -> None:
    """A source that was asked for other years has no gap."""
    years = {year: {TOTAL: "10"} for year in (2018, 2020, 2022)}
    over_years("V38", "C4", years)
    file.connection.execute(update(SOURCE).values(years="[2020, 2021, 2022]"))
    checker = Checker(file.edition, load_round("2026"), "KHM", load_rules("ilms-2019"))
    found = [each for each in together(checker.full(file.connection).values()).findings if each.rule == "V38"]
    assert [finding.cells[0].qtable.year for finding in found] == [2021]


def test_a_year_declared_as_a_whole_is_answered(file: File, over_years: Told) -> None:
    """“Not available” for the table is as good as a letter in each cell."""
    years = {year: {TOTAL: "10"} for year in (2018, 2020)}
    assert len(over_years("V38", "C4", years)) == 1
    number = file.qtable(QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2019))
    statement = update(QTABLE).where(QTABLE.columns.qtable_id == number)
    file.connection.execute(statement.values(declaration="not_available"))
    assert over_years("V38", "C4", {}) == []


def test_another_class_version_fills_the_year(over_years: Told) -> None:
    """The table is there; that its rows differ is another rule's business."""
    over_years("V38", "C7", {year: {"SEX_T OCU_ISCO08_TOTAL": "10"} for year in (2018, 2020)}, version="OCU_ISCO08")
    assert over_years("V38", "C7", {2019: {"SEX_T OCU_SKILL_TOTAL": "10"}}, version="OCU_SKILL") == []


def levels(*figures: str) -> dict[str, str]:
    """Skill levels of a year."""
    codes = ("TOTAL", "L1", "L2", "L3-4", "X")
    return {f"SEX_T OCU_SKILL_{code}": figure for code, figure in zip(codes, figures, strict=True) if figure}


def test_rows_of_a_year_are_told_together(over_years: Told) -> None:
    """Two levels left out are one question; what is not known may be missing."""
    years = {2018: levels("10", "4", "4", "1", "1"), 2019: levels("10", "10", "", "", "")}
    years |= {2020: levels("11", "4", "5", "1", "1")}
    (finding,) = over_years("V38", "C7", years, version="OCU_SKILL")
    assert finding.message == (
        "C7, Skill level 2 (medium) · Skill levels 3 and 4 (high): nothing for 2019, though 2018 and 2020 have figures."
    )
    assert len(finding.cells) == 6


def test_a_year_without_any_breakdown_is_left_alone(over_years: Told) -> None:
    """A total without rows is one question, and another rule asks it."""
    years = {2018: levels("10", "4", "4", "1", "1"), 2019: levels("10", "", "", "", "")}
    years |= {2020: levels("11", "4", "5", "1", "1")}
    assert over_years("V38", "C7", years, version="OCU_SKILL") == []


@pytest.mark.parametrize(("around", "said"), [("0", 0), ("3", 1)])
def test_a_row_of_zeros_is_not_missed(around: str, said: int, over_years: Told) -> None:
    """Zero and blank in one row have a rule of their own."""
    years = {2018: levels("10", "7", around, "1", ""), 2019: levels("10", "9", "", "1", "")}
    years |= {2020: levels("11", "7", "3", "1", "")}
    assert len(over_years("V38", "C7", years, version="OCU_SKILL")) == said


def test_men_alone_fill_a_row(over_years: Told) -> None:
    """Something stands there; that the others are missing is another question."""
    years = {2018: levels("10", "7", "2", "1", ""), 2019: levels("10", "9", "", "1", "")}
    years |= {2020: levels("11", "7", "3", "1", "")}
    years[2019]["SEX_M OCU_SKILL_L2"] = "1"
    assert over_years("V38", "C7", years, version="OCU_SKILL") == []
