"""Rows exchanged or shifted: what stands out against other years, and what is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]

LEVELS = ("L1", "L2", "L3-4")


def year(*levels: str, sex: str = "SEX_T", total: str = "45") -> dict[str, str]:
    """Skill levels of a year."""
    figures = {f"{sex} OCU_SKILL_{level}": figure for level, figure in zip(LEVELS, levels, strict=True) if figure}
    return {f"{sex} OCU_SKILL_TOTAL": total} | figures


def found(over_years: Told, years: dict[int, dict[str, str]]) -> list[Finding]:
    """What is said of skill levels."""
    return over_years("V12", "B4", years, criterion="citizenship", version="OCU_SKILL")


USUAL = year("15", "25", "5")


def test_all_columns_are_exchanged(over_years: Told) -> None:
    """Men, women and both sexes of a row belong together; a column without one of the rows is emptied there."""
    wrong = year("15", "5", "25") | {"SEX_M OCU_SKILL_L2": "4", "SEX_F OCU_SKILL_L2": "1", "SEX_M OCU_SKILL_L3-4": "9"}
    (finding,) = found(over_years, {2019: USUAL, 2020: wrong, 2021: USUAL})
    assert finding.suggestion is not None
    assert {f"{key.cell.sex} {key.cell.klass}": said.value for key, said in finding.suggestion.edits} == {
        "SEX_F OCU_SKILL_L2": None,
        "SEX_F OCU_SKILL_L3-4": 1_000,
        "SEX_M OCU_SKILL_L2": 9_000,
        "SEX_M OCU_SKILL_L3-4": 4_000,
        "SEX_T OCU_SKILL_L2": 25_000,
        "SEX_T OCU_SKILL_L3-4": 5_000,
    }


def test_a_row_that_fits_two_others_gets_no_offer(over_years: Told) -> None:
    """Two rows like the one that is missing: which of them it should be, nobody knows."""
    usual = year("5", "5.5", "25", total="35")
    findings = found(over_years, {2019: usual, 2020: year("25", "26", "5", total="56"), 2021: usual})
    assert len(findings) == 2
    assert [finding.suggestion for finding in findings] == [None, None]


def test_a_letter_in_the_empty_row_is_an_answer(over_years: Told) -> None:
    """Not available: nothing was shifted out of it."""
    shifted = year("15", "", "26", total="41")
    assert len(found(over_years, {2020: shifted, 2021: USUAL})) == 1
    assert found(over_years, {2020: {"SEX_T OCU_SKILL_L2": "N"}}) == []


def test_zero_and_small_rows_are_left_alone(over_years: Told) -> None:
    """A zero has no ratio; rows of a few percent change places by chance."""
    assert found(over_years, {2019: USUAL, 2020: year("15", "0", "25", total="40"), 2021: USUAL}) == []
    small = {2019: year("400", "2", "9", total="411"), 2020: year("400", "9", "2", total="411")}
    assert found(over_years, small) == []


def test_the_years_around_must_agree(over_years: Told) -> None:
    """If the year after is like it, the rows have really changed."""
    changed = year("15", "5", "25")
    assert found(over_years, {2018: USUAL, 2019: USUAL, 2020: changed, 2021: changed}) == []


def test_at_the_end_two_earlier_years_must_agree(over_years: Told) -> None:
    """The newest year is where slips are made."""
    (finding,) = found(over_years, {2018: USUAL, 2019: USUAL, 2020: year("15", "5", "25")})
    assert "compared with 2018, 2019" in finding.message


def test_a_year_without_a_total_says_nothing(over_years: Told) -> None:
    """How large a row is, only its total tells."""
    wrong = year("15", "5", "25")
    del wrong["SEX_T OCU_SKILL_TOTAL"]
    assert found(over_years, {2019: USUAL, 2020: wrong, 2021: USUAL}) == []


def test_what_would_be_a_jump_all_the_same_is_no_exchange(over_years: Told) -> None:
    """Exchanged, one row would still be three times what it was."""
    assert found(over_years, {2019: USUAL, 2020: year("5", "5", "80", total="90"), 2021: USUAL}) == []


def test_means_have_no_rows(over_years: Told) -> None:
    """Earnings are not by class."""
    mean = {"CCT_CIT_TOTAL SEX_T": "900"}
    assert over_years("V12", "A10", {2019: mean, 2020: mean}, criterion="citizenship") == []
