"""Source changed: which years are told apart, and by which names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]

FIGURE, LETTER = {"SEX_T CRS_RES_TOTAL": "10"}, {"SEX_T CRS_RES_TOTAL": "N"}


def test_sources_are_called_by_name_or_by_number(file: File, over_years: Told) -> None:
    """Two sources that take over from one are both named; one without a name by its number."""
    over_years("V35", "C1", {2019: FIGURE})
    over_years("V35", "C1", {2020: FIGURE}, source="BA:1")
    over_years("V35", "C1", {2020: FIGURE}, source="CA:2")
    file.source("BA:1", name="Survey")
    file.source("FX:N1", name="")
    (finding,) = over_years("V35", "C1", {}, source="CA:2")
    assert "2019 comes from “FX:N1”, 2020 from “Survey · Source”" in finding.message
    assert [(key.qtable.source, key.qtable.year) for key in finding.cells] == [
        ("BA:1", 2020),
        ("CA:2", 2020),
        ("FX:N1", 2019),
    ]


def test_the_reason_outlives_the_figures(over_years: Told) -> None:
    """Why the source changed does not depend on what it counts."""
    over_years("V35", "C1", {2019: FIGURE})
    (before,) = over_years("V35", "C1", {2020: FIGURE}, source="BA:1")
    (after,) = over_years("V35", "C1", {2020: {"SEX_T CRS_RES_TOTAL": "11"}}, source="BA:1")
    assert before.fingerprint == after.fingerprint


def test_a_letter_gives_no_figure(over_years: Told) -> None:
    """A source that only says “not available” has not taken over."""
    over_years("V35", "C1", {2019: FIGURE})
    assert over_years("V35", "C1", {2020: LETTER}, source="BA:1") == []
