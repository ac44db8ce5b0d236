"""Own country in a country table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


def test_the_reporting_country_is_told_in_each_year_as_one_question(over_years: Told) -> None:
    """It is named by a figure or a letter alike; the reason is given once."""
    years = {2019: {"SEX_T CDS_DES_KHM": "1"}, 2020: {"SEX_M CDS_DES_KHM": "N", "SEX_T CDS_DES_THA": "1"}}
    found = over_years("V13", "C4", years)
    assert [finding.cells[0].cell for finding in found] == [found[0].cells[0].cell] * 2
    assert len({finding.root for finding in found}) == 1


def test_other_countries_and_tables_without_countries_are_fine(told: Told) -> None:
    """Nothing is said of anybody else."""
    assert told("V13", "C4", {"SEX_T CDS_DES_THA": "1"}) == []
    assert told("V13", "B4", {"SEX_T OCU_SKILL_TOTAL": "1"}, criterion="citizenship") == []
