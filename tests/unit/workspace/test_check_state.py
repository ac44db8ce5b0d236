"""Findings follow every step, and what was said live is what a full check says."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.errors import BugError, CommandRefused
from ilms_desktop.model.command import Declaration, DeclareQTable, EditSource, NameCountries
from ilms_desktop.model.finding import Finding, Severity
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import Source
from tests.unit.workspace.workspace_support import C1, C4, REGISTER, cell, put, refused

if TYPE_CHECKING:
    from ilms_desktop.model.finding import CheckReport
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.workspace.workspace import Workspace

TOTAL, MEN, WOMEN = (cell(sex, "CRS_RES_TOTAL") for sex in "TMF")


def errors(workspace: Workspace) -> list[Finding]:
    """Errors as they stand."""
    return [each for each in workspace.report().findings if each.severity is Severity.ERROR]


def content(report: CheckReport) -> tuple[Any, ...]:
    """A report without the time of the check."""
    return report.findings, report.not_evaluated, report.passed


def test_the_first_report_checks_everything(ruled: Workspace) -> None:
    """Nobody has to ask for a check first."""
    put(ruled, C1, {TOTAL: 100, MEN: 60, WOMEN: 30})
    report = ruled.report()
    assert report.checked_at is not None
    assert errors(ruled)


def test_findings_come_and_go_with_the_figures(ruled: Workspace) -> None:
    """And each step says which ones."""
    ruled.check()
    changes = put(ruled, C1, {TOTAL: 100, MEN: 60, WOMEN: 30})
    (error,) = errors(ruled)
    assert error.key in changes.findings
    assert error.key in put(ruled, C1, {TOTAL: 90}).findings
    assert errors(ruled) == []
    assert error.key in ruled.undo().findings
    assert [each.key for each in errors(ruled)] == [error.key]


def test_a_step_without_effect_on_findings_names_none(ruled: Workspace) -> None:
    """The findings panel stays still then."""
    put(ruled, C1, {TOTAL: 90, MEN: 60, WOMEN: 30})
    ruled.check()
    assert put(ruled, C1, {MEN: Observation(60_000, 0, note="checked")}).findings == frozenset()


def test_before_the_first_check_steps_do_not_wait_for_rules(ruled: Workspace) -> None:
    """An import runs without them; the report is made when it is asked for."""
    assert put(ruled, C1, {TOTAL: 100, MEN: 60, WOMEN: 30}).findings == frozenset()


def test_a_source_is_checked_when_it_is_edited(ruled: Workspace) -> None:
    """Its record has rules of its own."""
    put(ruled, C1, {TOTAL: 90, MEN: 60, WOMEN: 30})
    before = {each.key for each in ruled.check().findings if each.rule == "V19"}
    filled = Source(REGISTER, "FX", "Register", years=(2023,), fields={"S3": "S3:5"})
    changes = ruled.execute(EditSource(filled))
    after = {each.key for each in ruled.report().findings if each.rule == "V19"}
    assert after < before
    assert before - after <= changes.findings


def test_the_report_is_made_once(ruled: Workspace) -> None:
    """A screen that asks again gets the same answer at once."""
    assert ruled.report() is ruled.report()


def test_most_severe_comes_first_then_the_order_of_the_screen(ruled: Workspace) -> None:
    """A person works the list from the top."""
    for year in (2023, 2022):
        put(ruled, C1._replace(year=year), {TOTAL: 100, MEN: 60, WOMEN: 30})
        put(
            ruled,
            C4._replace(year=year),
            {cell(sex, "CDS_DES_THA"): value for sex, value in zip("TMF", (99, 6, 2), strict=True)},
        )
    found = [
        (each.severity, each.cells[0].qtable.table, each.cells[0].qtable.year)
        for each in errors(ruled)
        if each.rule == "V02"
    ]
    assert found == [(Severity.ERROR, table, year) for table in ("C1", "C4") for year in (2022, 2023)]
    severities = [list(Severity).index(each.severity) for each in ruled.report().findings]
    assert severities == sorted(severities)


def random_step(workspace: Workspace, rng: random.Random) -> None:
    """Something a person might do."""
    table = rng.choice([C1, C4])
    qtable: QTableKey = table._replace(year=rng.choice([2022, 2023]))
    code = rng.choice(["TOTAL", "THA", "KOR", "X"])
    said = rng.choice([BLANK, Observation(status="N"), *(Observation(value * 1000, 0) for value in (0, 1, 2, 3))])
    actions = [
        lambda: put(workspace, qtable, {cell(rng.choice("TMF"), f"{table.version}_{code}"): said}),
        lambda: put(workspace, qtable, {cell(sex, f"{table.version}_THA"): 4 for sex in "TMF"}),
        lambda: workspace.execute(NameCountries(qtable, (f"{table.version}_JPN",))),
        lambda: workspace.execute(DeclareQTable(qtable, rng.choice([None, *Declaration]), "because")),
        workspace.undo,
        workspace.redo,
    ]
    try:
        rng.choices(actions, weights=[12, 4, 1, 1, 4, 2])[0]()
    except CommandRefused:
        return


@pytest.mark.parametrize("seed", range(3))
def test_findings_after_any_steps_are_those_of_a_full_check(ruled: Workspace, seed: int) -> None:
    """Two executors, one truth: otherwise a person would seal what he never saw."""
    rng = random.Random(seed)
    ruled.check()
    for _ in range(40):
        random_step(ruled, rng)
        live = content(ruled.report())
        assert live == content(ruled.check())


def test_a_rule_that_breaks_is_not_taken_for_no_findings(ruled: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The step is kept; the next report checks everything again instead of trusting what it has."""
    put(ruled, C1, {TOTAL: 90, MEN: 60, WOMEN: 30})
    ruled.check()

    def broken(*_: object, **__: object) -> None:
        raise BugError("bug", detail="a rule")

    with monkeypatch.context() as patch:
        patch.setattr(ruled._checks.checker, "touched", broken)
        assert isinstance(refused(lambda: put(ruled, C1, {TOTAL: 100})), BugError)
    assert ruled.observation(next(iter(dict(ruled.observations())))) == Observation(100_000, 0)
    assert errors(ruled)


def test_what_was_probably_meant_is_read_first(ruled: Workspace) -> None:
    """The rule that names the slip stands before the plain sum that fails because of it; both offer its repair."""
    put(ruled, C1, {TOTAL: 70, MEN: 130, WOMEN: 60})
    here = [each for each in ruled.report().findings if each.cells and each.cells[0].cell == TOTAL]
    assert [each.rule for each in here[:2]] == ["V05", "V02"]
    assert here[0].suggestion is not None
    assert here[0].suggestion == here[1].suggestion
