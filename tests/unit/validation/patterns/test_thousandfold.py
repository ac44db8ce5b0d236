"""Persons and thousands mixed up: which years are wrong, and what is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]

TOTAL, THAI, KOREA, MALAYSIA = (f"SEX_T CDS_DES_{code}" for code in ("TOTAL", "THA", "KOR", "MYS"))
USUAL = {TOTAL: "110.5", THAI: "60.5", KOREA: "50"}


def offered(finding: Finding) -> dict[str, tuple[int | None, int]]:
    """Figures and decimals that the suggestion puts, by class."""
    assert finding.suggestion is not None
    return {key.cell.klass: (said.value, said.decimals) for key, said in finding.suggestion.edits}


def test_a_whole_table_is_brought_into_thousands_in_one_step(over_years: Told) -> None:
    """Rows without history go with the others; zeros and letters stay."""
    wrong = {TOTAL: "112000", THAI: "61000", KOREA: "51000", MALAYSIA: "120", "SEX_T CDS_DES_X": "0"}
    (finding,) = over_years("V18", "C4", {2019: USUAL, 2020: wrong | {"SEX_M CDS_DES_THA": "N"}, 2021: USUAL})
    assert offered(finding) == {
        "CDS_DES_TOTAL": (112_000, 3),
        "CDS_DES_THA": (61_000, 3),
        "CDS_DES_KOR": (51_000, 3),
        "CDS_DES_MYS": (120, 3),
    }
    assert "Figures changed: 4" in (finding.suggestion.text if finding.suggestion else "")


def test_one_row_in_persons_changes_that_row_and_what_holds_it(over_years: Told) -> None:
    """The total was added up with the wrong row; Korea is right and stays."""
    wrong = {TOTAL: "61050", THAI: "61000", KOREA: "50"}
    (finding,) = over_years("V18", "C4", {2019: USUAL, 2020: wrong, 2021: USUAL})
    assert finding.cells[0].cell.klass == "CDS_DES_TOTAL"
    assert offered(finding) == {"CDS_DES_TOTAL": (61_050, 3), "CDS_DES_THA": (61_000, 3)}


def test_a_row_alone_changes_alone(over_years: Told) -> None:
    """The total stayed as it was: only the row is wrong, for men and women too."""
    row = {THAI: "61000", "SEX_M CDS_DES_THA": "40000", "SEX_F CDS_DES_THA": "21000"}
    sexes = {"SEX_M CDS_DES_THA": "40", "SEX_F CDS_DES_THA": "20.5"}
    (finding,) = over_years("V18", "C4", {2019: USUAL | sexes, 2020: USUAL | row, 2021: USUAL | sexes})
    assert finding.suggestion is not None
    assert [said.value for _key, said in finding.suggestion.edits] == [21_000, 40_000, 61_000]
    assert {key.cell.klass for key, _said in finding.suggestion.edits} == {"CDS_DES_THA"}


def test_a_part_of_a_person_is_no_offer(over_years: Told) -> None:
    """Persons have no decimals: a figure that has some was not typed in persons."""
    total = "SEX_T CRS_RES_TOTAL"
    (finding,) = over_years("V18", "C1", {2019: {total: "9"}, 2020: {total: "9000.5"}, 2021: {total: "9"}})
    assert finding.suggestion is None


@pytest.mark.parametrize(("figures", "said"), [(["9", "9100"], ["2020"]), (["9", "9100", "9200"], ["2019"])])
def test_the_years_that_are_fewer_are_wrong_and_of_two_the_later_one(
    figures: list[str], said: list[str], over_years: Told
) -> None:
    """A unit that changes in the middle leaves the shorter side to correct; two years leave it open."""
    total = "SEX_T CRS_RES_TOTAL"
    found = over_years("V18", "C1", {2019 + place: {total: figure} for place, figure in enumerate(figures)})
    assert [str(finding.cells[0].qtable.year) for finding in found] == said
    assert [finding.suggestion is not None for finding in found] == [len(figures) > 2]


def test_a_figure_that_came_back_in_steps_is_left_alone(over_years: Told) -> None:
    """Thousandfold up and down again by tens: nothing is wrong by a thousand any more at the end."""
    total = "SEX_T CRS_RES_TOTAL"
    figures = ["10", "10", "10", "10000", "600", "40"]
    found = over_years("V18", "C1", {2015 + place: {total: figure} for place, figure in enumerate(figures)})
    assert [finding.cells[0].qtable.year for finding in found] == [2018, 2019]


def test_a_zero_after_figures_in_the_wrong_unit_has_no_unit(over_years: Told) -> None:
    """Nobody knows whether 0 is meant in persons or in thousands; nothing is said of it."""
    total = "SEX_T CRS_RES_TOTAL"
    figures = ["9000", "9100", "9200", "9300", "9", "0"]
    found = over_years("V18", "C1", {2015 + place: {total: figure} for place, figure in enumerate(figures)})
    assert [finding.cells[0].qtable.year for finding in found] == [2019]


def test_one_group_in_persons_changes_its_column(over_years: Told) -> None:
    """Non-citizens from another file than everybody else."""

    def year(foreign: str, young: str) -> dict[str, str]:
        return {
            "CCT_CIT_TOTAL SEX_T AGE_AGGREGATE_TOTAL": "30000",
            "CCT_CIT_NONCIT SEX_T AGE_AGGREGATE_TOTAL": foreign,
            "CCT_CIT_NONCIT SEX_T AGE_AGGREGATE_Y15-24": young,
        }

    years = {2019: year("90", "30"), 2020: year("91000", "30500"), 2021: year("92", "31")}
    (finding,) = over_years("V18", "A4", years, criterion="citizenship")
    assert finding.suggestion is not None
    assert [said.value for _key, said in finding.suggestion.edits] == [91_000, 30_500]
