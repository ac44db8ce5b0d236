"""Giving reasons: for one finding or many as one step, with their code and figures, and what is refused."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilms_desktop.model.command import AllowFindings, CarryReasons, WithdrawAllowances
from ilms_desktop.model.finding import CheckReport, EarlierReason
from ilms_desktop.workspace.allow_handlers import standard_reason
from ilms_desktop.workspace.allowing import is_explainable
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.test_allowing import FATAL
from tests.unit.workspace.workspace_support import C1, again, cell, options, put, refused

TOTAL, MEN, WOMEN = (cell(sex, "CRS_RES_TOTAL") for sex in "TMF")
THAI = {sex: cell(sex, "CRS_RES_THA") for sex in "TMF"}
REASON = "As published by the ministry in 2010."


def two_errors(workspace: Workspace) -> tuple[str, ...]:
    """Two rows that do not add up; keys of what may stand with a reason."""
    put(workspace, C1, {TOTAL: 1000, MEN: 600, WOMEN: 300})
    put(workspace, C1, {THAI["T"]: 100, THAI["M"]: 60, THAI["F"]: 30})
    return tuple(each.key for each in workspace.report().findings if is_explainable(each))


def states(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """State and reason of every finding."""
    return {
        each.key: (each.state, each.allowance.reason if each.allowance else "") for each in workspace.report().findings
    }


def test_a_group_is_explained_in_one_step(ruled: Workspace) -> None:
    """One journal entry, one step of undo."""
    keys = two_errors(ruled)
    assert len(keys) > 1
    before = ruled.journal_head()[0]
    ruled.execute(AllowFindings(keys, REASON, "AS_PUBLISHED"))
    assert ruled.journal_head()[0] == before + 1
    assert {(each.reason, each.code, each.person) for each in ruled.allowances()} == {
        (REASON, "AS_PUBLISHED", "A. Person")
    }
    ruled.undo()
    assert ruled.allowances() == ()


def test_the_figures_are_kept_beside_the_reason(ruled: Workspace) -> None:
    """They are told when the finding comes back with other ones."""
    put(ruled, C1, {TOTAL: 100, MEN: 60, WOMEN: 30})
    (finding,) = (each for each in ruled.report().findings if each.rule == "V02")
    ruled.execute(AllowFindings((finding.key,), REASON))
    (given_,) = ruled.allowances()
    assert [key for key, _said in given_.figures] == list(finding.cells)
    assert {said.value for _key, said in given_.figures} == {100_000, 60_000, 30_000}


class WithFatal(Workspace):
    """A questionnaire in which something cannot be taken in."""

    def report(self) -> CheckReport:
        """The findings, and one that must be corrected."""
        report = super().report()
        return replace(report, findings=(FATAL, *report.findings))


def test_one_that_must_be_corrected_refuses_all(copied: Path) -> None:
    """Nothing is half-applied, and the message says what to do instead."""
    with WithFatal.open(copied, **options()) as opened:
        keys = two_errors(opened)
        error = refused(opened.execute, AllowFindings((*keys, FATAL.key), REASON))
        assert (error.code, error.context["rule"]) == ("finding_not_allowable", FATAL.title)
        assert refused(opened.execute, AllowFindings((*keys, "V02 nowhere"), REASON)).code == "unknown_finding"
        assert opened.allowances() == ()


def test_a_code_is_one_of_the_library(ruled: Workspace) -> None:
    """The desk counts reasons by their codes."""
    keys = two_errors(ruled)
    error = refused(ruled.execute, AllowFindings(keys, REASON, "NO_SUCH"))
    assert (error.code, error.context["reason"]) == ("unknown_reason", "NO_SUCH")
    assert standard_reason("CHECKED", language="fr").text.startswith("Les chiffres")


def test_reasons_of_another_file_allow_nothing(ruled: Workspace) -> None:
    """They are kept, to be offered; undo takes them back."""
    keys = two_errors(ruled)
    ruled.execute(AllowFindings(keys[:1], REASON))
    (given_,) = ruled.allowances()
    ruled.execute(WithdrawAllowances(keys[:1]))
    ruled.execute(CarryReasons((EarlierReason("2025", given_),)))
    assert ruled.earlier_reasons() == (EarlierReason("2025", given_),)
    assert ruled.allowances() == ()
    ruled.undo()
    assert ruled.earlier_reasons() == ()


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_allow_undo_redo_and_opening_again_agree(prepared: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Whatever group was allowed: undo gives the state before, redo and the file itself the state after."""
    path = Path(tempfile.mkdtemp(dir=tmp_path)) / "khm.ilms"
    shutil.copyfile(prepared / "khm.ilms", path)
    opened = Workspace.open(path, **options())
    keys = two_errors(opened)
    group = tuple(data.draw(st.lists(st.sampled_from(keys), min_size=1, unique=True)))
    before = states(opened)
    opened.execute(AllowFindings(group, data.draw(st.sampled_from([REASON, "Another reason, long enough."]))))
    after = states(opened)
    assert {key for key in after if after[key] != before[key]} == set(group)
    opened.undo()
    assert states(opened) == before
    opened.redo()
    assert states(opened) == after
    opened = again(opened)
    assert states(opened) == after
    opened.undo()
    assert states(opened) == before
    opened.close()
