"""Breaks: the letter, the type of break, and the source of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]


TOTAL = "SEX_T CRS_RES_TOTAL"
KEY = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ({TOTAL: "10"}, ["B"]),
        ({TOTAL: "10 E"}, None),
        ({TOTAL: "10", "SEX_M CRS_RES_TOTAL": "5 B"}, ["B"]),
        ({"SEX_M CRS_RES_TOTAL": "5"}, None),
    ],
)
def test_the_letter_is_put_on_a_total_that_has_none(
    written: dict[str, str], suggested: list[str] | None, file: File, told: Told
) -> None:
    """A letter that stands there already is not overwritten; without a figure there is nothing to mark."""
    file.fields(KEY, I11="I11:265")
    (finding,) = told("V34", "C1", written)
    offered = finding.suggestion.edits if finding.suggestion else None
    assert (offered and [said.status for _key, said in offered]) == suggested


def test_without_a_total_the_letter_may_stand_elsewhere(file: File, told: Told) -> None:
    """Men alone begin anew."""
    file.fields(KEY, I11="I11:265")
    assert told("V34", "C1", {"SEX_M CRS_RES_TOTAL": "5 B"}) == []


def test_a_type_that_the_list_lacks_is_shown_as_it_stands(file: File, told: Told) -> None:
    """A file of another round may have it."""
    file.fields(KEY, I11="I11:9")
    (finding,) = told("V34", "C1", {TOTAL: "10"})
    assert "“I11:9” is chosen" in finding.message


@pytest.mark.parametrize(("before", "said"), [(("FX:N1",), 1), (("BA:1",), 0), (("BA:1", "FX:N1"), 1), ((), 0)])
def test_a_change_of_source_needs_another_source(
    before: tuple[str, ...], said: int, file: File, over_years: Told
) -> None:
    """Where the source gave the year before as well, its figures go on, whoever else gave that year."""
    for source in before:
        over_years("V34", "C1", {2019: {TOTAL: "10"}}, source=source)
    file.fields(KEY, I11="I11:3256")
    assert len(over_years("V34", "C1", {2020: {TOTAL: "10 B"}})) == said


def test_a_year_without_figures_says_nothing(file: File, told: Told) -> None:
    """There is nothing that could break."""
    file.fields(KEY, I11="I11:265")
    assert told("V34", "C1", {TOTAL: "N"}) == []
