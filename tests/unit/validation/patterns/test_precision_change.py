"""Precision changed: what is chance, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]

T, M, F = (f"SEX_{sex} CRS_RES_TOTAL" for sex in "TMF")


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ({T: "10.123"}, {T: "11.12"}, 0),
        ({T: "10.123"}, {T: "11.1"}, 0),
        ({T: "10.123"}, {T: "11"}, 1),
        ({T: "10.123"}, {T: "11.12", M: "6.1", F: "5.02"}, 1),
        ({T: "11.12", M: "6.1", F: "5.02"}, {T: "10.123"}, 1),
        ({T: "10.123"}, {T: "11.12", M: "11.12", F: "0"}, 0),
        ({T: "10.123"}, {T: "0"}, 0),
    ],
)
def test_so_many_zeros_are_no_chance(
    earlier: dict[str, str], later: dict[str, str], said: int, over_years: Told
) -> None:
    """One last digit in ten is a zero that people leave out; three at once are not."""
    assert len(over_years("V37", "C1", {2019: earlier, 2020: later})) == said


def test_the_grand_total_stands_for_the_year(over_years: Told) -> None:
    """Whoever jumps there sees the year as a whole."""
    (finding,) = over_years("V37", "C1", {2019: {T: "10.123", M: "6.121"}, 2020: {T: "11", M: "6"}})
    assert [(key.cell.sex, key.qtable.year) for key in finding.cells] == [("SEX_T", 2020), ("SEX_T", 2019)]


@pytest.mark.parametrize(
    ("extra", "said"), [({}, 1), ({"SEX_T CRS_RES_THA": "2.5"}, 0), ({"SEX_M CRS_RES_THA": "1.5", F: "4.000"}, 0)]
)
def test_a_figure_of_another_precision_is_an_explanation(extra: dict[str, str], said: int, over_years: Told) -> None:
    """Where figures have one decimal or two, zeros are left out as usual, and nothing was rounded."""
    figures = {T: "10.123", M: "6", F: "4", "SEX_F CRS_RES_THA": "1.123"}
    assert len(over_years("V37", "C1", {2019: figures | extra})) == said
