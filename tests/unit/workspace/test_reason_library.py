"""The library of reasons: what is offered first, what fits, and what the office has said before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import AddSource, AllowFindings, CarryReasons, WithdrawAllowances
from ilms_desktop.model.finding import EarlierReason, Finding, FindingState
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.allowing import is_explainable
from ilms_desktop.workspace.reason_library import (
    ReasonOrigin,
    changed_figures,
    code_of,
    figures_of,
    offered_reasons,
)
from tests.unit.workspace.workspace_support import C1, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.reason_library import OfferedReason
    from ilms_desktop.workspace.workspace import Workspace

TOTAL, MEN, WOMEN = (cell(sex, "CRS_RES_TOTAL") for sex in "TMF")
REASON = "As published by the ministry in 2010."
OTHER = "The register was cleaned in this year."


def of_row(workspace: Workspace, *values: int, year: int = 2023, country: str = "TOTAL") -> Finding:
    """The finding that a row of men and women does not add up."""
    cells = [cell(sex, f"CRS_RES_{country}") for sex in "TMF"]
    put(workspace, C1._replace(year=year), dict(zip(cells, values, strict=True)))
    found = (each for each in workspace.report().findings if each.rule == "V02")
    return next(each for each in found if each.cells[0] in {key for key in each.cells if key.cell in cells})


def offered(workspace: Workspace, *findings: Finding) -> list[OfferedReason]:
    """What is offered."""
    return list(offered_reasons(workspace, findings))


def test_standard_reasons_fit_the_rule(ruled: Workspace) -> None:
    """A break of the series explains no wrong sum."""
    codes = [each.code for each in offered(ruled, of_row(ruled, 100, 60, 30))]
    assert "AS_PUBLISHED" in codes
    assert "CHECKED" in codes
    assert "BREAK_SOURCE" not in codes
    assert "BREAK_SOURCE" in [each.code for each in offered(ruled)]


def test_a_reason_that_expired_is_offered_first(ruled: Workspace) -> None:
    """With the figures it was given for; undo of the edit puts it in force again."""
    finding = of_row(ruled, 100, 60, 30)
    ruled.execute(AllowFindings((finding.key,), REASON))
    put(ruled, C1, {TOTAL: 105})
    (now,) = (each for each in ruled.report().findings if each.key == finding.key)
    assert now.state is FindingState.OPEN
    first = offered(ruled, now)[0]
    assert (first.text, first.origin, first.times) == (REASON, ReasonOrigin.EXPIRED, 1)
    assert first.allowance is not None
    ((key, then, today),) = changed_figures(ruled, first.allowance)
    assert (key.cell, then.value, today.value) == (TOTAL, 100_000, 105_000)
    ruled.undo()
    (back,) = (each for each in ruled.report().findings if each.key == finding.key)
    assert back.state is FindingState.ALLOWED
    assert offered(ruled, back)[0].origin is ReasonOrigin.STANDARD


def test_a_reason_of_last_round_is_offered_for_like_figures(ruled: Workspace) -> None:
    """In the year after too; never for figures that are another matter, and never applied by itself."""
    last = of_row(ruled, 100, 60, 30, year=2022)
    ruled.execute(AllowFindings((last.key,), REASON, ""))
    (given,) = ruled.allowances()
    ruled.execute(WithdrawAllowances((last.key,)))
    ruled.execute(CarryReasons((EarlierReason("2025", given),)))
    same = offered(ruled, last)[0]
    assert (same.text, same.origin, same.round) == (REASON, ReasonOrigin.EARLIER, "2025")
    assert all(each.allowance is None for each in ruled.report().findings)
    put(ruled, C1._replace(year=2022), {TOTAL: 90})
    put(ruled, C1, {TOTAL: 110, MEN: 65, WOMEN: 33})
    (later,) = (each for each in ruled.report().findings if each.rule == "V02")
    assert offered(ruled, later)[0].origin is ReasonOrigin.EARLIER
    put(ruled, C1, {TOTAL: 500})
    (far,) = (each for each in ruled.report().findings if each.rule == "V02")
    assert ReasonOrigin.EARLIER not in {each.origin for each in offered(ruled, far)}
    assert offered(ruled, far)[-1].text == REASON


def test_the_nearest_year_of_the_latest_round_is_taken(ruled: Workspace) -> None:
    """Of two reasons that fit, the one that was said of figures nearby."""
    finding = of_row(ruled, 100, 60, 30)
    ruled.execute(AllowFindings((finding.key,), REASON))
    (given,) = ruled.allowances()
    ruled.execute(WithdrawAllowances((finding.key,)))
    (first, said), *rest = given.figures
    long_ago = first._replace(qtable=first.qtable._replace(year=2015))
    old = replace(given, finding="V02 x", reason=OTHER, figures=((long_ago, said), *rest))
    ruled.execute(CarryReasons((EarlierReason("2025", old), EarlierReason("2024", given))))
    assert offered(ruled, finding)[0].text == REASON
    bare = replace(given, figures=(), finding=finding.key)
    ruled.execute(CarryReasons((EarlierReason("2026", replace(bare, reason=OTHER)),)))
    assert offered(ruled, finding)[0].text == OTHER


def test_reasons_that_were_used_come_last_most_used_first(ruled: Workspace) -> None:
    """The office says the same of many findings."""
    put(
        ruled,
        C1,
        {
            cell(sex, f"CRS_RES_{land}"): n
            for land in ("THA", "MYS", "KOR")
            for sex, n in zip("TMF", (100, 60, 30), strict=True)
        },
    )
    first, second, third = (each for each in ruled.report().findings if each.rule == "V02")
    ruled.execute(AllowFindings((first.key,), OTHER))
    ruled.execute(AllowFindings((second.key, third.key), REASON))
    finding = of_row(ruled, 1000, 600, 300)
    used = [each for each in offered(ruled, finding) if each.origin is ReasonOrigin.USED]
    assert [(each.text, each.times) for each in used] == [(REASON, 2), (OTHER, 1)]


def test_a_code_stays_while_the_words_do() -> None:
    """Whoever writes something else says something else."""
    text = "The figures were checked against the source and are right."
    assert code_of(f"{text} By A. Person.", "CHECKED", language="en") == "CHECKED"
    assert code_of("Something else is said here.", "CHECKED", language="en") == ""
    assert code_of(text, "", language="en") == ""


def test_figures_are_those_of_now(ruled: Workspace) -> None:
    """In the order of the finding."""
    finding = of_row(ruled, 100, 60, 30)
    assert dict(figures_of(ruled, finding))[finding.cells[0]] == Observation(100_000, 0)


def test_a_finding_without_cells_is_known_by_its_key(ruled: Workspace) -> None:
    """What a source record lacks has no figures."""
    ruled.execute(AddSource(Source("FX:N", "FX", "Register " * 15, years=(2023,))))
    put(ruled, C1._replace(source="FX:N1"), {TOTAL: 100})
    finding = next(each for each in ruled.report().findings if not each.cells and is_explainable(each))
    ruled.execute(AllowFindings((finding.key,), REASON))
    (given,) = ruled.allowances()
    ruled.execute(WithdrawAllowances((finding.key,)))
    ruled.execute(CarryReasons((EarlierReason("2025", given),)))
    assert offered(ruled, finding)[0].origin is ReasonOrigin.EARLIER
