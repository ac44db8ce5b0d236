"""Other countries is too large: from where on, and what was named before."""

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
        (year("60", "21", KOR="20", THA="19"), "the largest row named is “Republic of Korea” with 20"),
        (year("60", "20", KOR="20", THA="20"), ""),
        (year("60", "31", KOR="31"), "(52 %)"),
        (year("60", "30", KOR="30"), ""),
        (year("60", "60"), "no country has a figure"),
        (year("60", "60", KOR="N"), "no country has a figure"),
        (year("0.999", "0.999"), ""),
        (year("", "60", KOR="20"), ""),
        (year("60", "N", KOR="20"), ""),
    ],
)
def test_too_much_is_more_than_the_largest_row_or_than_half(figures: dict[str, str], said: str, told: Told) -> None:
    """Small tables are left alone."""
    found = told("V16", "C4", figures)
    assert [said in finding.message for finding in found] == ([True] if said else [])


@pytest.mark.parametrize(
    ("before", "earlier", "said"),
    [
        (2019, year("60", "5", KOR="20", THA="35"), " Named in 2019 and not in this year: Thailand."),
        (2019, year("60", "5", KOR="55"), ""),
        (2014, year("60", "5", KOR="20", THA="35"), ""),
    ],
)
def test_countries_of_the_earlier_year_are_mentioned(
    before: int, earlier: dict[str, str], said: str, over_years: Told
) -> None:
    """They are the first to look for in what is left over."""
    (found,) = over_years("V16", "C4", {before: earlier, 2020: year("60", "40", KOR="20")})
    assert found.message.partition("with 20.")[2] == said


def test_tables_without_countries_are_left_alone(told: Told) -> None:
    """Not classified is not Other countries."""
    assert told("V16", "C6", {"SEX_T ECO_SECTOR_TOTAL": "9", "SEX_T ECO_SECTOR_X": "9"}, version="ECO_SECTOR") == []
