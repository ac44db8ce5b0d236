"""Totals without breakdown: which breakdown is missing, and when it may be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from ilms_desktop.storage.tables import QTABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]


TOTAL = "SEX_T CRS_RES_TOTAL"
YEARS = (2018, 2019, 2020)


def test_what_no_year_gives_can_be_closed_in_one_step(over_years: Told) -> None:
    """Years that are alike have one cause; men, women and the rest get the letter N."""
    found = over_years("V31", "C1", {year: {TOTAL: "10"} for year in YEARS})
    assert len({finding.cause for finding in found}) == 1
    suggestions = [finding.suggestion for finding in found]
    assert [each and [said.status for _key, said in each.edits] for each in suggestions] == [["N"] * 5] * 3


@pytest.mark.parametrize(
    "years",
    [
        {2019: {TOTAL: "10"}, 2020: {TOTAL: "11"}},
        {2018: {TOTAL: "10"}, 2019: {TOTAL: "10"}, 2020: {TOTAL: "11", "SEX_M CRS_RES_TOTAL": "5"}},
    ],
)
def test_what_another_year_gives_may_have_been_forgotten(years: dict[int, dict[str, str]], over_years: Told) -> None:
    """Two years are too few to know; a year with men shows that men are known."""
    found = over_years("V31", "C1", years)
    assert [finding.suggestion for finding in found if "grand total" in finding.message] == [None, None]


@pytest.mark.parametrize(
    ("number", "figures", "criterion"),
    [("A10", {"SEX_T CBR_BIR_TOTAL": "500"}, "birth"), ("C1", {TOTAL: "N"}, "none")],
)
def test_without_classes_or_figures_nothing_is_missed(
    number: str, figures: dict[str, str], criterion: str, told: Told
) -> None:
    """Earnings by sex alone are asked as they are; a table without a figure has no total either."""
    assert told("V31", number, figures, criterion=criterion) == []


def test_men_and_women_without_rows(told: Told) -> None:
    """One of the two breakdowns stands."""
    (finding,) = told("V31", "C4", {"SEX_T CDS_DES_TOTAL": "5", "SEX_M CDS_DES_TOTAL": "5"})
    assert finding.message == "C4, 2020: only the total has figures (5); the rows below it are empty."


def test_one_sentence_for_the_year_answers_for_its_rows(file: File, told: Told) -> None:
    """“Not available” for the rest of the table."""
    assert len(told("V31", "C1", {TOTAL: "10"})) == 1
    file.connection.execute(update(QTABLE).values(declaration="not_available"))
    assert told("V31", "C1", {}) == []


def test_without_the_grand_total_the_first_figure_is_shown(told: Told) -> None:
    """Men alone, and no rows."""
    (finding,) = told("V31", "C1", {"SEX_M CRS_RES_TOTAL": "10"})
    assert finding.cells[0].cell.sex == "SEX_M"
