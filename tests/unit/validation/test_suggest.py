"""Suggestions: one figure, and only if it is the one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.validation.results import together
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.validation import Checker
    from tests.oracle.files import File

KEY = QTableKey("FX:N1", "B4", Criterion.CITIZENSHIP, "OCU_SKILL", 2020)
ROWS = ("TOTAL", "L3-4", "L2", "L1")
#: sex × row; every row and column adds up
RIGHT = {"SEX_T": (90, 30, 30, 30), "SEX_M": (60, 20, 20, 20), "SEX_F": (30, 10, 10, 10)}


@pytest.fixture
def found(file: File, checker_for: Callable[[Edition], Checker]) -> Callable[..., dict[str, Finding]]:
    """Findings by rule on the right table with some cells changed; an empty text blanks a cell."""

    def run(changes: dict[str, str]) -> dict[str, Finding]:
        figures = {
            f"{sex} OCU_SKILL_{row}": f"{figure}.0"
            for sex, numbers in RIGHT.items()
            for row, figure in zip(ROWS, numbers, strict=True)
        }
        file.write(KEY, {codes: figure for codes, figure in (figures | changes).items() if figure})
        findings = together(checker_for(file.edition).full(file.connection).values()).findings
        return {finding.rule: finding for finding in findings}

    return run


def edit(finding: Finding) -> tuple[ObservationKey, Observation]:
    """The one edit of a finding."""
    assert finding.suggestion is not None
    (only,) = finding.suggestion.edits
    return only


def test_a_cell_that_breaks_row_and_column_is_the_one(found: Callable[..., dict[str, Finding]]) -> None:
    """A women's figure mistyped: putting it right repairs both sums, and no other cell does."""
    findings = found({"SEX_F OCU_SKILL_L2": "15.0"})
    wanted = (ObservationKey(KEY, cell_of("SEX_F OCU_SKILL_L2")), Observation(10_000, 1))
    assert edit(findings["V02"]) == wanted
    assert edit(findings["V03"]) == wanted
    assert findings["V02"].suggestion is not None
    assert findings["V02"].suggestion.text == "Put 10.0 instead of 15.0 in “Female”."


def test_a_total_that_breaks_nothing_else_is_the_one(found: Callable[..., dict[str, Finding]]) -> None:
    """A row total mistyped, in a column whose total is blank."""
    findings = found({"SEX_T OCU_SKILL_L2": "33.0", "SEX_T OCU_SKILL_TOTAL": ""})
    assert edit(findings["V02"])[1] == Observation(30_000, 1)


def test_three_equally_good_figures_are_no_suggestion(file: File, checker_for: Callable[[Edition], Checker]) -> None:
    """A row alone: any of the three may be the wrong one; the hint names them."""
    file.write(KEY, {"SEX_T OCU_SKILL_L2": "33", "SEX_M OCU_SKILL_L2": "20", "SEX_F OCU_SKILL_L2": "5"})
    finding = together(checker_for(file.edition).full(file.connection).values()).findings[0]
    assert finding.suggestion is None
    assert "25" in finding.hint


def test_a_figure_that_would_break_more_than_it_repairs_is_none(found: Callable[..., dict[str, Finding]]) -> None:
    """Two rows wrong against each other while every column holds: no single figure helps."""
    findings = found({"SEX_T OCU_SKILL_L2": "33.0", "SEX_T OCU_SKILL_L1": "27.0"})
    assert findings["V02"].suggestion is None


def test_no_figure_below_zero_is_suggested(file: File, checker_for: Callable[[Edition], Checker]) -> None:
    """Women would have to be minus five."""
    figures = {"SEX_T OCU_SKILL_L2": "10", "SEX_M OCU_SKILL_L2": "15", "SEX_F OCU_SKILL_L2": "0"}
    file.write(KEY, figures | {"SEX_M OCU_SKILL_TOTAL": "15", "SEX_M OCU_SKILL_L3-4": "0", "SEX_M OCU_SKILL_L1": "0"})
    findings = together(checker_for(file.edition).full(file.connection).values()).findings
    by_sum = next(finding for finding in findings if finding.rule == "V02")
    assert by_sum.suggestion is not None
    assert by_sum.suggestion.edits[0][0].cell == cell_of("SEX_T OCU_SKILL_L2")


def test_letter_and_note_of_the_cell_stay(file: File, checker_for: Callable[[Edition], Checker]) -> None:
    """A repaired estimate is still an estimate."""
    file.write(KEY, {"SEX_T OCU_SKILL_L3-4": "30", "SEX_T OCU_SKILL_L2": "30", "SEX_T OCU_SKILL_L1": "30"})
    total = ObservationKey(KEY, cell_of("SEX_T OCU_SKILL_TOTAL"))
    file.put(total, Observation(100_000, 0, status="E", note="by hand"))
    finding = together(checker_for(file.edition).full(file.connection).values()).findings[0]
    assert edit(finding) == (total, Observation(90_000, 0, status="E", note="by hand"))


def test_a_cell_that_does_not_apply_is_left_alone(file: File, checker_for: Callable[[Edition], Checker]) -> None:
    """The letter X is no figure that could be mistyped."""
    file.write(KEY, {"SEX_T OCU_SKILL_L1": "30", "SEX_M OCU_SKILL_L1": "20", "SEX_F OCU_SKILL_L1": "X"})
    finding = together(checker_for(file.edition).full(file.connection).values()).findings[0]
    assert finding.suggestion is None
