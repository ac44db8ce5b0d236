"""Missing totals: which are missed, and what would be put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.finding import Severity
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]


BOTH, MEN, WOMEN = (f"SEX_{sex} CRS_RES_TOTAL" for sex in "TMF")


def skills(**columns: str) -> dict[str, str]:
    """Columns of skill levels: total, low, medium, high, unknown; a dash is blank."""
    codes = ("TOTAL", "L1", "L2", "L3-4", "X")
    return {
        f"SEX_{sex} OCU_SKILL_{code}": figure
        for sex, figures in columns.items()
        for code, figure in zip(codes, figures.split(), strict=True)
        if figure != "-"
    }


def test_the_sum_is_put_in_as_computed_by_the_program(told: Told) -> None:
    """The letter L, with the decimals of the parts; while one works that is a warning, at sending an error."""
    (finding,) = told("V30", "C1", {MEN: "10.50", WOMEN: "4"})
    assert finding.suggestion is not None
    ((_key, said),) = finding.suggestion.edits
    assert (said.value, said.decimals, said.status) == (14_500, 2, "L")
    assert (finding.severity, finding.at_sending) == (Severity.WARNING, Severity.ERROR)
    assert finding.blocks_sealing


def test_totals_of_totals_follow(told: Told) -> None:
    """Men and women of three levels: three rows, two columns and the total of all."""
    (finding,) = told("V30", "C7", skills(M="- 1 2 0 -", F="- 1 1 3 -"), version="OCU_SKILL")
    assert finding.suggestion is not None
    put = {key.cell: said.value for key, said in finding.suggestion.edits}
    assert put == {
        CellKey("SEX_T", "_", "OCU_SKILL_TOTAL"): 8000,
        CellKey("SEX_T", "_", "OCU_SKILL_L3-4"): 3000,
        CellKey("SEX_T", "_", "OCU_SKILL_L2"): 3000,
        CellKey("SEX_T", "_", "OCU_SKILL_L1"): 2000,
        CellKey("SEX_M", "_", "OCU_SKILL_TOTAL"): 3000,
        CellKey("SEX_F", "_", "OCU_SKILL_TOTAL"): 5000,
    }
    assert "(+2)" in finding.message


@pytest.mark.parametrize(
    ("columns", "sums"),
    [
        ({"T": "- 1 2 3 -"}, [6000]),
        ({"T": "- 1 2 - -"}, None),
        ({"T": "- 2 3 3 -", "M": "4 1 2 1 -", "F": "4 1 1 2 -"}, [8000]),
        ({"T": "- 2 3 3 -", "M": "4 1 2 1 -", "F": "5 1 1 3 -"}, None),
        ({"T": "- about 3 3 -"}, None),
    ],
)
def test_a_sum_is_offered_only_where_all_parts_agree_on_it(
    columns: dict[str, str], sums: list[int] | None, told: Told
) -> None:
    """A part that is blank, or two ways that differ, leave the figure open."""
    (finding,) = told("V30", "C7", skills(**columns), version="OCU_SKILL")
    offered = finding.suggestion.edits if finding.suggestion else None
    assert (offered and [said.value for _key, said in offered]) == sums


@pytest.mark.parametrize("levels", ["- 1 N 3 -", "- C 2 3 -", "- 1 2 S -"])
def test_a_part_that_is_withheld_takes_the_total_with_it(levels: str, told: Told) -> None:
    """Nobody can add up what is not told."""
    assert told("V30", "C7", skills(T=levels), version="OCU_SKILL") == []


def test_a_blank_total_of_withheld_parts_is_withheld_as_well(told: Told) -> None:
    """Men are not told by level, so the men are not known, and neither are all."""
    (finding,) = told("V30", "C7", skills(M="- N N N -", F="4 1 1 2 -"), version="OCU_SKILL") or (None,)
    assert finding is None


def test_what_does_not_apply_is_no_gap(told: Told) -> None:
    """X counts as zero."""
    (finding,) = told("V30", "C7", skills(T="- 1 2 X -"), version="OCU_SKILL")
    assert "the parts add up to 3" in finding.message


def test_means_are_never_added_up(told: Told) -> None:
    """The mean of all lies between those of men and women."""
    figures = {"SEX_M CBR_BIR_TOTAL": "500", "SEX_F CBR_BIR_TOTAL": "400"}
    assert told("V30", "A10", figures, criterion="birth") == []


def test_a_remark_on_the_blank_total_stays(file: File, told: Told) -> None:
    """A remark alone is no answer, and is not lost."""
    told("V30", "C1", {MEN: "10", WOMEN: "4"})
    key = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
    file.put(ObservationKey(key, CellKey("SEX_T", "_", "CRS_RES_TOTAL")), Observation(note="to come"))
    (finding,) = told("V30", "C1", {})
    assert finding.suggestion is not None
    assert finding.suggestion.edits[0][1].note == "to come"
