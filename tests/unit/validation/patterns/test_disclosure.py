"""What is confidential must stay so: nothing that a reader can work out, no small number in the open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.storage.tables import OBSERVATION
from ilms_desktop.validation.patterns import disclosure
from ilms_desktop.validation.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]

RULE = next(rule for rule in load_rules("ilms-2019") if rule.id == "V42")
TOTAL, MEN, WOMEN = (f"SEX_{sex} CRS_RES_TOTAL" for sex in "TMF")


def test_the_cell_comes_first_and_the_figures_it_follows_from_after_it(told: Told) -> None:
    """Who jumps to the finding lands on the secret, not on the total."""
    (finding,) = told("V42", "C1", {TOTAL: "12.5", MEN: "12.4", WOMEN: "C"})
    assert [key.cell.sex for key in finding.cells] == ["SEX_F", "SEX_T", "SEX_M"]
    assert (finding.suggestion, finding.severity) == (None, "W")
    assert finding.hint.startswith("Mark a second figure")


@pytest.mark.parametrize(
    "figures",
    [
        {TOTAL: "12.5", MEN: "C", WOMEN: "C"},
        {TOTAL: "12.5", WOMEN: "C"},
        {TOTAL: "N", MEN: "12.4", WOMEN: "C"},
        {TOTAL: "12.3", MEN: "12.4", WOMEN: "C"},
        {MEN: "12.4"},
    ],
    ids=["two secrets", "an empty cell", "no total", "less than nothing", "no secret"],
)
def test_what_cannot_be_worked_out_is_safe(figures: dict[str, str], told: Told) -> None:
    """Where the figures contradict each other, other rules speak."""
    assert told("V42", "C1", figures) == []


def test_an_optional_part_that_is_not_filled_hides_nothing(told: Told) -> None:
    """Readers take it for nobody, as the sums do; one that is not available does hide the other."""
    figures = {"CCT_CIT_TOTAL SEX_T": "10", "CCT_CIT_CITIZEN SEX_T": "9.9", "CCT_CIT_NONCIT SEX_T": "C"}
    age = {f"{codes} AGE_AGGREGATE_TOTAL": said for codes, said in figures.items()}
    assert len(told("V42", "A1", age, criterion="citizenship", version="AGE_AGGREGATE")) == 1
    unknown = {"CCT_CIT_X SEX_T AGE_AGGREGATE_TOTAL": "N"}
    assert told("V42", "A1", {**age, **unknown}, criterion="citizenship", version="AGE_AGGREGATE") == []


def test_of_two_sums_the_shorter_one_is_told(told: Told) -> None:
    """Men and total say it more plainly than all countries do."""
    figures = {TOTAL: "5", MEN: "3", WOMEN: "C", "SEX_F CRS_RES_THA": "1.5"}
    figures |= {"SEX_F CRS_RES_KOR": "0.5", "SEX_F CRS_RES_X": "0"}
    (finding,) = told("V42", "C1", figures)
    assert {key.cell.klass for key in finding.cells} == {"CRS_RES_TOTAL"}


@pytest.mark.parametrize(
    ("rows", "secret", "words"),
    [
        ({"TOTAL": "10", "AGR": "4", "NAG": "C"}, ["NAG"], "10 minus the others is 6"),
        ({"TOTAL": "10", "AGR": "4", "IND": "C", "SER": "2"}, ["IND"], "10 minus the others is 4"),
        ({"TOTAL": "10", "AGR": "C", "NAG": "N", "IND": "2"}, [], ""),
        ({"TOTAL": "10", "AGR": "4", "IND": "C", "SER": "C", "NAG": "6"}, [], ""),
        ({"TOTAL": "10", "AGR": "4", "IND": "C", "SER": "2", "NAG": "N"}, ["IND"], ""),
    ],
)
def test_a_total_that_is_divided_in_two_ways_is_looked_at_in_both(
    rows: dict[str, str], secret: list[str], words: str, told: Told
) -> None:
    """A secret row counts as filled: the sum it stands in is in use, though the file does not tell its figure."""
    figures = {f"SEX_T ECO_SECTOR_{row}": said for row, said in rows.items()}
    found = told("V42", "C6", figures, version="ECO_SECTOR")
    assert [finding.cells[0].cell.klass for finding in found] == [f"ECO_SECTOR_{row}" for row in secret]
    assert all(words in finding.message for finding in found)


def test_means_hide_nothing_by_sums(told: Told) -> None:
    """A mean is no sum of means, and an office's threshold counts persons."""
    figures = {"CCT_CIT_TOTAL SEX_T": "2", "CCT_CIT_TOTAL SEX_M": "3", "CCT_CIT_TOTAL SEX_F": "C"}
    assert told("V42", "A10", figures, criterion="citizenship") == []


def small(file: File, threshold: str) -> None:
    """The office sets a threshold."""
    file.source("FX:N1", name="Register", disclosure_threshold=threshold)


def test_small_numbers_are_told_where_the_office_has_set_a_threshold(file: File, told: Told) -> None:
    """Below it, not at it; the letter goes in by one step and the remark stays."""
    small(file, "5")
    key = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
    cell = CellKey("SEX_F", "_", "CRS_RES_TOTAL")
    file.put(ObservationKey(key, cell), Observation(value=4, decimals=3, note="asked"))
    (finding,) = told("V42", "C1", {TOTAL: "0.009", MEN: "0.005"})
    assert "0.004 stands for fewer persons (4) than Register may show (at least 5)" in finding.message
    assert finding.suggestion is not None
    assert finding.suggestion.edits == ((ObservationKey(key, cell), Observation(status="C", note="asked")),)


@pytest.mark.parametrize("threshold", ["", "five"])
def test_without_a_threshold_nothing_is_small(threshold: str, file: File, told: Told) -> None:
    """The choice is the office's, not ours."""
    small(file, threshold)
    assert told("V42", "C1", {TOTAL: "0.002", MEN: "0.001", WOMEN: "0.001"}) == []


def test_a_source_without_small_numbers_or_secrets_is_not_looked_at(file: File, told: Told) -> None:
    """A full check reads the cells of no table for nothing."""
    small(file, "5")
    told("V42", "C1", {TOTAL: "12", MEN: "12", WOMEN: "0"})
    condition = disclosure.suspects(file.connection, RULE, file.edition)
    assert file.connection.execute(select(OBSERVATION).where(condition)).all() == []


def test_another_threshold_ends_a_reason(file: File, told: Told) -> None:
    """What was explained under one threshold is asked again under the next."""
    prints = []
    for threshold in ("5", "10"):
        small(file, threshold)
        prints.append(told("V42", "C1", {TOTAL: "0.004"})[0].fingerprint)
    assert prints[0] != prints[1]


def test_a_table_of_a_source_that_is_gone_has_no_threshold(file: File, told: Told) -> None:
    """Figures may outlive the description of their source."""
    key = QTableKey("BA:544", "C1", Criterion.NONE, "CRS_RES", 2020)
    file.write(key, {TOTAL: "0.004", MEN: "C", WOMEN: "0.001"})
    assert [each.cells[0].cell.sex for each in told("V42", "C4", {})] == ["SEX_M"]
