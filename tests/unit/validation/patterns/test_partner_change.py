"""A large partner disappears or appears: who is missed, and who is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


def year(total: str, **countries: str) -> dict[str, str]:
    """Departures by country."""
    return {"SEX_T CDS_DES_TOTAL": total} | {f"SEX_T CDS_DES_{code}": figure for code, figure in countries.items()}


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (year("100", THA="5", KOR="50"), year("100", KOR="50"), ["disappears"]),
        (year("100", THA="4.9", KOR="50"), year("100", KOR="50"), []),
        (year("100", KOR="50"), year("100", KOR="50", THA="20"), ["appears"]),
        (year("100", KOR="50"), year("100", KOR="50", THA="19"), []),
        (year("100", THA="50", KOR="50"), year("100", KOR="50", THA="N"), []),
        (year("100", THA="50", KOR="50"), year("100", KOR="50", ASIA="50"), []),
        (year("100", THA="50", KOR="50"), year("100", KOR="50", EURCN="50"), ["disappears"]),
        (year("100", FRA="50", KOR="50"), year("100", KOR="50", EURCN="50"), []),
        (year("100", THA="50", KOR="50"), year("100", KOR="50", USACAN="50"), ["disappears"]),
    ],
)
def test_a_country_is_missed_from_some_share_on_unless_something_holds_it(
    earlier: dict[str, str], later: dict[str, str], said: list[str], over_years: Told
) -> None:
    """A letter is an answer, and a group of countries may hold it."""
    found = over_years("V39", "C4", {2019: earlier, 2020: later})
    assert ["disappears" if finding.cells[0].qtable.year == 2020 else "appears" for finding in found] == said


@pytest.mark.parametrize(("smallest", "said"), [("5", 1), ("9", 0)])
def test_a_country_may_give_way_to_larger_ones(smallest: str, said: int, over_years: Told) -> None:
    """Five countries are named; the sixth belongs to the others, if it is smaller than those."""
    large = {"KOR": "20", "JPN": "20", "MYS": "20", "SGP": "20"}
    earlier, later = year("100", THA="9", **large), year("100", VNM=smallest, **large)
    assert len(over_years("V39", "C4", {2019: earlier, 2020: later})) == said


def test_one_country_missing_from_one_year_is_one_cause(over_years: Told) -> None:
    """Gone and back again, and a gap in its row: three findings, one question."""
    full, gap = year("100", THA="60", KOR="40"), year("45", KOR="45")
    missing = over_years("V39", "C4", {2019: full, 2020: gap, 2021: full})
    gaps = over_years("V38", "C4", {})
    assert [len(missing), len(gaps)] == [2, 1]
    assert len({finding.root for finding in (*missing, *gaps)}) == 1


def test_years_far_apart_are_not_compared(over_years: Told) -> None:
    """Ten years are enough for a country to go."""
    assert over_years("V39", "C4", {2010: year("100", THA="60", KOR="40"), 2020: year("45", KOR="45")}) == []
