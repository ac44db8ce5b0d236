"""Jumps: which figures are asked about, what stands together, what answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]

TOTAL, THAI, KOREA = (f"SEX_T CDS_DES_{code}" for code in ("TOTAL", "THA", "KOR"))


@pytest.mark.parametrize("marked", [TOTAL, THAI])
def test_the_letter_of_a_break_answers_on_the_figure_and_on_its_total(
    marked: str, file: File, over_years: Told
) -> None:
    """Who marks the first value after a break has said why it jumps."""
    years = {2020: {TOTAL: "100", THAI: "10"}, 2021: {TOTAL: "110", THAI: "40"}}
    assert len(over_years("V10", "C4", years)) == 1
    key = ObservationKey(QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2021), cell_of(marked))
    file.put(key, Observation(110_000 if marked == TOTAL else 40_000, 0, status="B"))
    assert over_years("V10", "C4", {}) == []


def test_men_and_women_are_asked_about_only_where_nobody_gives_both_together(over_years: Told) -> None:
    """One jump is one question."""
    men, women = "SEX_M CRS_RES_TOTAL", "SEX_F CRS_RES_TOTAL"
    apart = over_years("V10", "C1", {2020: {men: "10", women: "20"}, 2021: {men: "30", women: "21"}})
    assert [finding.cells[0].cell.sex for finding in apart] == ["SEX_M"]
    both = "SEX_T CRS_RES_TOTAL"
    together = over_years("V10", "C1", {2020: {both: "30"}, 2021: {both: "51"}})
    assert [finding.cells[0].cell.sex for finding in together] == ["SEX_T"]


def test_rows_that_were_not_broken_down_for_years_follow_the_jump_of_their_total(over_years: Told) -> None:
    """The total jumped in 2021 and the rows are only seen again in 2023: that is one jump, told once."""
    years = {
        2020: {TOTAL: "100", THAI: "60", KOREA: "40"},
        2021: {TOTAL: "250"},
        2022: {TOTAL: "255"},
        2023: {TOTAL: "260", THAI: "160", KOREA: "15"},
    }
    up, down = over_years("V10", "C4", years)
    assert "Total: 100 in 2020, 250 in 2021" in up.message
    assert {key.cell.klass for key in up.cells} == {"CDS_DES_TOTAL", "CDS_DES_THA"}
    assert "Republic of Korea: 40 in 2020, 15 in 2023" in down.message


def test_tables_with_the_same_total_jump_for_one_cause(over_years: Told) -> None:
    """Departures by country and by activity are the same persons; one answer is enough for the panel's group."""
    over_years("V10", "C4", {2020: {TOTAL: "22"}, 2021: {TOTAL: "55"}})
    sector = "SEX_T ECO_SECTOR_TOTAL"
    found = over_years("V10", "C6", {2020: {sector: "22"}, 2021: {sector: "55"}}, version="ECO_SECTOR")
    assert len(found) == 2
    assert len({finding.root for finding in found}) == 1


def test_what_is_left_over_and_means_are_not_asked_about(over_years: Told) -> None:
    """Other countries grows when fewer are named; a mean is no count of persons."""
    other = "SEX_T CDS_DES_X"
    assert over_years("V10", "C4", {2020: {TOTAL: "100", other: "10"}, 2021: {TOTAL: "100", other: "50"}}) == []
    mean = "CCT_CIT_TOTAL SEX_T"
    years = {2020: {mean: "1000"}, 2021: {mean: "90000"}}
    assert over_years("V10", "A10", years, criterion="citizenship") == []


def test_a_group_that_jumps_alone_is_told_with_its_rows(over_years: Told) -> None:
    """Non-citizens are a few percent of everybody; their own total is what they are measured by."""

    def year(total: str, foreign: str, young: str) -> dict[str, str]:
        return {
            "CCT_CIT_TOTAL SEX_T AGE_AGGREGATE_TOTAL": total,
            "CCT_CIT_NONCIT SEX_T AGE_AGGREGATE_TOTAL": foreign,
            "CCT_CIT_NONCIT SEX_T AGE_AGGREGATE_Y15-24": young,
        }

    years = {2020: year("30000", "90", "30"), 2021: year("30200", "290", "91")}
    (finding,) = over_years("V10", "A4", years, criterion="citizenship")
    assert "Non-citizens, Total: 90 in 2020, 290 in 2021" in finding.message
    assert len(finding.cells) == 4
