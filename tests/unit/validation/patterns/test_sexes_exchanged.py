"""Men and women exchanged: which row is told, and what exchanging it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


def row(code: str, men: float, women: float) -> dict[str, str]:
    """Figures of a row."""
    return {f"SEX_M {code}": f"{men:g}", f"SEX_F {code}": f"{women:g}", f"SEX_T {code}": f"{men + women:g}"}


def offered(finding: Finding) -> dict[str, int | None]:
    """Figures that the suggestion puts, by sex and class, in thousands where they are whole."""
    assert finding.suggestion is not None
    return {
        f"{key.cell.sex[-1]} {key.cell.klass.rpartition('_')[2]}": None if said.value is None else said.value // 1000
        for key, said in finding.suggestion.edits
    }


def year(thai: tuple[float, float], korean: tuple[float, float], total: tuple[float, float]) -> dict[str, str]:
    """Two countries and their total."""
    return row("CDS_DES_THA", *thai) | row("CDS_DES_KOR", *korean) | row("CDS_DES_TOTAL", *total)


USUAL = year((50, 40), (9, 1), (59, 41))


def test_the_totals_follow_where_they_add_up(over_years: Told) -> None:
    """Applying the suggestion must not break sums that hold."""
    wrong = year((50, 40), (1, 9), (51, 49))
    (finding,) = over_years("V11", "C4", {2019: USUAL, 2020: wrong, 2021: USUAL})
    assert offered(finding) == {"M KOR": 9, "F KOR": 1, "M TOTAL": 59, "F TOTAL": 41}


def test_the_totals_stay_where_they_show_the_slip(over_years: Told) -> None:
    """Totals that do not add up were right: exchanging the row repairs them."""
    wrong = year((50, 40), (1, 9), (59, 41))
    (finding,) = over_years("V11", "C4", {2019: USUAL, 2020: wrong, 2021: USUAL})
    assert offered(finding) == {"M KOR": 9, "F KOR": 1}


def test_a_table_that_is_turned_over_as_a_whole_is_told_once(over_years: Told) -> None:
    """Every row is turned, and the total with them: one slip, one step."""
    usual = year((20, 2), (9, 1), (29, 3))
    wrong = year((2, 20), (1, 9), (3, 29))
    (finding,) = over_years("V11", "C4", {2019: usual, 2020: wrong, 2021: usual})
    assert "in 3 rows together. Women are 91 % of “C4, Total, 2020”, but 9 % in 2019, 2021" in finding.message
    assert {key.cell.klass for key in finding.cells} == {"CDS_DES_KOR", "CDS_DES_THA", "CDS_DES_TOTAL"}
    restored = {"M KOR": 9, "F KOR": 1, "M THA": 20, "F THA": 2, "M TOTAL": 29, "F TOTAL": 3}
    assert offered(finding) == restored


def test_rows_that_fit_as_they_are_stay(over_years: Told) -> None:
    """Two rows of four are turned; their total follows from them and goes unsaid."""
    even = row("CDS_DES_JPN", 6, 5) | row("CDS_DES_MYS", 8, 7)
    usual, wrong = even | year((20, 2), (9, 1), (43, 15)), even | year((2, 20), (1, 9), (17, 41))
    wrong |= row("CDS_DES_SGP", 0.3, 0.2)  # named in this year only: nothing to compare with
    found = over_years("V11", "C4", {2019: usual, 2020: wrong, 2021: usual})
    assert [finding.cells[0].cell.klass for finding in found] == ["CDS_DES_KOR", "CDS_DES_THA"]


def test_a_total_alone_turns_its_rows_over_too(over_years: Told) -> None:
    """Rows that are too even, or too small, to tell by themselves were typed with it."""
    usual, wrong = row("CDS_DES_TOTAL", 9, 1) | row("CDS_DES_THA", 0.9, 0.05), row("CDS_DES_TOTAL", 1, 9)
    wrong |= row("CDS_DES_THA", 0.05, 0.9)
    (finding,) = over_years("V11", "C4", {2019: usual, 2020: wrong, 2021: usual})
    assert offered(finding) == {"M TOTAL": 9, "F TOTAL": 1, "M THA": 0, "F THA": 0}


def group(young: tuple[float, float], old: tuple[float, float], *, more: float = 30) -> dict[str, str]:
    """Non-citizens of two ages, who are a part of everybody."""
    figures: dict[str, str] = {}
    total = (young[0] + old[0], young[1] + old[1])
    for age, (men, women), others in (("Y15-24", young, more), ("Y25-54", old, more), ("TOTAL", total, 2 * more)):
        figures |= row(f"CCT_CIT_NONCIT AGE_AGGREGATE_{age}", men, women)
        figures |= row(f"CCT_CIT_CITIZEN AGE_AGGREGATE_{age}", others, others + 2)
        figures |= row(f"CCT_CIT_TOTAL AGE_AGGREGATE_{age}", men + others, women + others + 2)
    return figures


def men_offered(finding: Finding) -> dict[str, int]:
    """Men that the suggestion puts, in thousands, by group and age."""
    assert finding.suggestion is not None
    return {
        f"{key.cell.status.rpartition('_')[2]} {key.cell.klass.rpartition('_')[2]}": (said.value or 0) // 1000
        for key, said in finding.suggestion.edits
        if key.cell.sex == "SEX_M"
    }


def test_one_row_of_a_group_carries_into_everybody(over_years: Told) -> None:
    """Young non-citizens stand in four totals: of their group, of their age, of everybody."""
    usual, wrong = group((9, 1), (40, 34)), group((1, 9), (40, 34))
    (finding,) = over_years("V11", "A4", {2019: usual, 2020: wrong, 2021: usual}, criterion="citizenship")
    assert finding.cells[0].cell[1:] == ("CCT_CIT_NONCIT", "AGE_AGGREGATE_Y15-24")
    assert men_offered(finding) == {"NONCIT Y15-24": 9, "NONCIT TOTAL": 49, "TOTAL Y15-24": 39, "TOTAL TOTAL": 109}


def test_a_group_that_is_turned_over_as_a_whole_is_told_once(over_years: Told) -> None:
    """Citizens fit as they are; everybody follows."""
    usual, wrong = group((9, 1), (20, 4)), group((1, 9), (4, 20))
    (finding,) = over_years("V11", "A4", {2019: usual, 2020: wrong, 2021: usual}, criterion="citizenship")
    assert {key.cell.status for key in finding.cells} == {"CCT_CIT_NONCIT"}
    assert men_offered(finding) == {
        "NONCIT Y15-24": 9,
        "NONCIT Y25-54": 20,
        "NONCIT TOTAL": 29,
        "TOTAL Y15-24": 39,
        "TOTAL Y25-54": 50,
        "TOTAL TOTAL": 89,
    }


def test_a_letter_above_stays_a_letter(over_years: Told) -> None:
    """Where the total of everybody is not available there is nothing to carry into."""

    def at(men: float, women: float) -> dict[str, str]:
        figures = row("CCT_CIT_NONCIT AGE_AGGREGATE_Y15-24", men, women)
        figures |= row("CCT_CIT_NONCIT AGE_AGGREGATE_TOTAL", men, women)
        return figures | {"CCT_CIT_TOTAL SEX_M AGE_AGGREGATE_TOTAL": "N"}

    found = over_years("V11", "A4", {2019: at(9, 1), 2020: at(1, 9), 2021: at(9, 1)}, criterion="citizenship")
    assert found[0].suggestion is not None
    assert {key.cell.status for key, _said in found[0].suggestion.edits} == {"CCT_CIT_NONCIT"}


def test_a_table_without_classes_has_no_rows_to_add_up(over_years: Told) -> None:
    """Men and women of one group, and nothing else."""
    usual = {"CCT_CIT_NONCIT SEX_M": "9", "CCT_CIT_NONCIT SEX_F": "1"}
    assert over_years("V11", "A10", {2019: usual, 2020: usual}, criterion="citizenship") == []


def test_first_and_last_years_need_two_others(over_years: Told) -> None:
    """Of two years that differ nobody knows which one is turned over."""
    men, women = row("CDS_DES_TOTAL", 9, 1), row("CDS_DES_TOTAL", 1, 9)
    assert over_years("V11", "C4", {2019: men, 2020: women}) == []
    (first,) = over_years("V11", "C4", {2021: women})
    assert first.cells[0].qtable.year == 2019
    assert "90 % in 2020, 2021" in first.message
