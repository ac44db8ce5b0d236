"""Parts above their total: rows, sexes, groups, and countries together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding


def test_the_largest_excess_is_told_and_the_others_are_among_its_cells(told: Callable[..., list[Finding]]) -> None:
    """One total, one finding."""
    figures = {"SEX_T CRS_RES_TOTAL": "10", "SEX_M CRS_RES_TOTAL": "15", "SEX_F CRS_RES_TOTAL": "20"}
    (finding,) = told("V22", "C1", figures)
    assert finding.message == (
        "C1, Total, 2020: “Female” 20 is larger than the total 10; −10 would be left for all the others."
    )
    assert [key.cell.sex for key in finding.cells] == ["SEX_F", "SEX_M", "SEX_T"]


def test_it_is_told_while_the_other_part_is_blank(told: Callable[..., list[Finding]]) -> None:
    """The sum waits, but more men than persons is wrong at once."""
    (finding,) = told("V22", "C1", {"SEX_T CRS_RES_TOTAL": "10", "SEX_M CRS_RES_TOTAL": "15"})
    assert finding.severity == "E"


def test_a_small_excess_can_come_from_rounding(told: Callable[..., list[Finding]]) -> None:
    """4.2 of 4.1, both rounded."""
    (finding,) = told("V22", "C1", {"SEX_T CRS_RES_TOTAL": "4.1", "SEX_M CRS_RES_TOTAL": "4.2"})
    assert (finding.severity, "can come from rounding" in finding.message) == ("I", True)


def test_countries_together_may_not_exceed_all_countries(told: Callable[..., list[Finding]]) -> None:
    """Other countries would be negative."""
    codes = ("USA", "JPN", "DEU")
    figures = {"SEX_T CRS_RES_TOTAL": "100"} | {f"SEX_T CRS_RES_{code}": "40.5" for code in codes}
    (finding,) = told("V22", "C1", figures)
    assert (finding.values["part_value"], finding.values["rest"]) == ("121.5", "−21.5")
    assert finding.values["part"] == "Germany · Japan · United States"
    assert [key.cell.klass for key in finding.cells][:3] == ["CRS_RES_DEU", "CRS_RES_JPN", "CRS_RES_USA"]


def test_a_row_beside_the_sum_is_watched_too(told: Callable[..., list[Finding]]) -> None:
    """Non-agriculture is in no sum with industry, but it is a part of the total; its decimals are shown."""
    figures = {"SEX_T ECO_SECTOR_TOTAL": "20", "SEX_T ECO_SECTOR_NAG": "25.25"}
    (finding,) = told("V22", "C6", figures, version="ECO_SECTOR")
    assert (finding.values["part_value"], finding.values["rest"]) == ("25.25", "−5.25")


@pytest.mark.parametrize(
    "figures",
    [
        {"SEX_T CRS_RES_TOTAL": "10", "SEX_M CRS_RES_TOTAL": "10"},
        {"SEX_M CRS_RES_TOTAL": "10"},
        {"SEX_T CRS_RES_TOTAL": "N", "SEX_M CRS_RES_TOTAL": "10"},
    ],
)
def test_nothing_is_told_without_excess_or_without_total(
    figures: dict[str, str], told: Callable[..., list[Finding]]
) -> None:
    """Equal is not larger, and blank is not zero."""
    assert told("V22", "C1", figures) == []
