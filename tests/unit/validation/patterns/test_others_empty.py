"""Nothing in Other countries: when it is asked, and what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


def year(total: str, other: str = "", **countries: str) -> dict[str, str]:
    """Departures by country."""
    figures = {"TOTAL": total, "X": other, **countries}
    return {f"SEX_T CDS_DES_{code}": figure for code, figure in figures.items() if figure}


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (year("60", JPN="10", KOR="20", THA="30"), 1),
        (year("60.1", JPN="10.0", KOR="20.0", THA="30.0"), 1),
        (year("60.1", JPN="10.0", KOR="20.0", THA="29.7"), 0),
        (year("60", other="0", JPN="10", KOR="20", THA="30"), 0),
        (year("60", other="N", JPN="10", KOR="20", THA="30"), 0),
        (year("30", JPN="10", KOR="20"), 0),
        (year("60", JPN="10", KOR="20", THA="30", MYS="C"), 0),
        (year("", JPN="10", KOR="20", THA="30"), 0),
        (year("0", JPN="0", KOR="0", THA="0"), 0),
        (year("60.000", JPN="10", KOR="20", THA="30"), 1),
    ],
)
def test_an_empty_last_row_is_asked_about_where_the_others_make_up_the_total(
    figures: dict[str, str], said: int, told: Told
) -> None:
    """A 0 and a letter are answers; two countries may be all that the table is about."""
    assert len(told("V15", "C4", figures)) == said


def test_both_answers_fill_the_row_for_every_sex_with_a_total(told: Told) -> None:
    """One step, whichever it is."""
    men = {"SEX_M CDS_DES_TOTAL": "30", "SEX_F CDS_DES_TOTAL": "30", "SEX_F CDS_DES_X": "1"}
    (found,) = told("V15", "C4", year("60", JPN="10", KOR="20", THA="30") | men)
    zero, missing = (
        [(key.cell.sex, said.value, said.status) for key, said in each.edits] for each in found.alternatives
    )
    assert sorted(zero) == [("SEX_M", 0, None), ("SEX_T", 0, None)]
    assert sorted(missing) == [("SEX_M", None, "N"), ("SEX_T", None, "N")]
