"""Means lie between their parts: which range, which severity, which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


def birth(total: str, native: str, foreign: str, unknown: str = "") -> dict[str, str]:
    """Mean earnings of both sexes by place of birth."""
    figures = {"TOTAL": total, "NATIVE": native, "FOREIGN": foreign, "X": unknown}
    return {f"SEX_T CBR_BIR_{code}": figure for code, figure in figures.items() if figure}


def sexes(total: str, men: str, women: str) -> dict[str, str]:
    """Mean earnings of foreign-born men and women."""
    figures = {"SEX_T": total, "SEX_M": men, "SEX_F": women}
    return {f"{sex} CBR_BIR_FOREIGN": figure for sex, figure in figures.items() if figure}


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (birth("11", "10", "12"), []),
        (birth("13", "10", "12"), []),
        (birth("14", "10", "12"), ["W"]),
        (birth("14", "10", "12", "X"), ["E"]),
        (birth("14", "10", "12", "11"), ["E"]),
        (birth("14", "10", "12", "0"), ["W"]),
        (birth("14", "10", "12", "20"), []),
        (birth("14", "10", ""), []),
        (birth("14", "10", "0"), []),
        (sexes("8", "10", "12"), ["E"]),
        (sexes("9", "10", "12"), []),
        (sexes("9.98", "10.00", "12.00"), ["E"]),
    ],
)
def test_a_figure_outside_its_groups_is_told(figures: dict[str, str], said: list[str], told: Told) -> None:
    """One unit of the last decimal is allowed, and persons of unknown status may be the reason."""
    found = told("V17", "A10", figures, criterion="birth")
    assert [str(finding.severity) for finding in found if "measure" not in finding.message] == said


def test_a_sum_of_means_is_called_one(told: Told) -> None:
    """The usual slip."""
    found = told("V17", "A10", sexes("22", "10", "12"), criterion="birth")
    assert "Means are not added up" in found[0].message


def test_nothing_is_asked_of_a_table_without_a_figure(told: Told) -> None:
    """A letter measures nothing."""
    assert told("V17", "A10", birth("N", "", ""), criterion="birth") == []
