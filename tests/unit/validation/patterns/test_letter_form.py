"""Letters: which contradict what stands beside them, and what is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


CELL = "SEX_T CRS_RES_TOTAL"


@pytest.mark.parametrize(
    ("written", "offers"),
    [
        ("10 N", 2),
        ("10 X", 2),
        ("0 C", 2),
        ("E", 1),
        ("B", 1),
        ("10 Q", 1),
        ("Q", 1),
        ("10 S", 0),
        ("S", 0),
        ("10 M", 0),
    ],
)
def test_a_letter_that_does_not_fit_is_told_with_its_repairs(written: str, offers: int, told: Told) -> None:
    """Figure or letter: where both stand, either may be wrong; letters of older files are read."""
    found = told("V33", "C1", {CELL: written})
    offered = [each.alternatives or (each.suggestion,) for each in found]
    assert [len(each) for each in offered] == ([offers] if offers else [])


def test_either_the_letter_or_the_figure_goes(told: Told) -> None:
    """Side by side, since nobody can know."""
    (finding,) = told("V33", "C1", {CELL: "10.5 N"})
    said = [each.edits[0][1] for each in finding.alternatives]
    assert [(each.value, each.decimals, each.status) for each in said] == [(10_500, 1, None), (None, 0, "N")]
    assert finding.suggestion is None


@pytest.mark.parametrize(
    ("number", "cell", "changes", "said"),
    [
        ("C1", CELL, {}, 0),
        ("C6", "SEX_M ECO_SECTOR_NAG", {"version": "ECO_SECTOR"}, 0),
        ("C6", "SEX_M ECO_SECTOR_AGR", {"version": "ECO_SECTOR"}, 1),
        ("A10", "SEX_T CBR_BIR_TOTAL", {"criterion": "birth"}, 1),
    ],
)
def test_only_sums_are_computed(number: str, cell: str, changes: dict[str, str], said: int, told: Told) -> None:
    """The letter of the program on a figure that nothing adds up to was typed by somebody."""
    assert len(told("V33", number, {cell: "5 L"}, **changes)) == said
