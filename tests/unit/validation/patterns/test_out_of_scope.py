"""Rows out of scope: what is cleared, and whether the total holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


def ages(total: str, children: str) -> dict[str, str]:
    """Both sexes and men of a table of working age with children in it."""
    rows = {"TOTAL": total, "YLT15": children, "Y15-24": "3", "Y25-54": "6", "Y55-64": "1", "YGE65": "0"}
    both = {f"SEX_T CBR_BIR_TOTAL AGE_AGGREGATE_{row}": figure for row, figure in rows.items()}
    men = {"SEX_M CBR_BIR_TOTAL AGE_AGGREGATE_TOTAL": total, "SEX_M CBR_BIR_TOTAL AGE_AGGREGATE_YLT15": "0"}
    return both | men


@pytest.mark.parametrize(
    ("total", "children", "edits", "says"),
    [
        ("10", "2", [None, None], "does not hold it"),
        ("12", "2", [None, None, 10_000], "which holds it"),
        ("12.0", "2.00", [None, None, 10_000], "which holds it"),
        ("10", "0", [None, None], "does not hold it"),
    ],
)
def test_the_row_is_cleared_and_taken_off_a_total_that_holds_it(
    total: str, children: str, edits: list[int | None], says: str, told: Told
) -> None:
    """A total of the rows in scope stays; zeros are no part of any total."""
    (finding,) = told("V29", "A4", ages(total, children), criterion="birth")
    assert finding.suggestion is not None
    assert [said.value for _key, said in finding.suggestion.edits] == edits
    assert says in finding.suggestion.text


def test_where_only_one_total_holds_the_row_none_is_changed(told: Told) -> None:
    """What the others counted is for the person to say."""
    figures = ages("12", "2") | {"SEX_M CBR_BIR_TOTAL AGE_AGGREGATE_YLT15": "1"}
    (finding,) = told("V29", "A4", figures, criterion="birth")
    assert finding.suggestion is not None
    assert len(finding.suggestion.edits) == 2


def test_each_row_is_told_by_itself(told: Told) -> None:
    """Two rows of small children are two findings."""
    rows = {"Y00-04": "1", "Y05-09": "2"}
    figures = {f"SEX_{sex} CBR_BIR_TOTAL AGE_5YRBANDS_{row}": each for row, each in rows.items() for sex in "MT"}
    found = told("V29", "A1", figures, criterion="birth", version="AGE_5YRBANDS")
    assert [len(finding.cells) for finding in found] == [2, 2]


def test_a_letter_alone_is_no_figure(told: Told) -> None:
    """Not applicable is the right answer there."""
    assert told("V29", "A4", {"SEX_T CBR_BIR_TOTAL AGE_AGGREGATE_YLT15": "X"}, criterion="birth") == []
