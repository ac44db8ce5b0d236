"""Commands about findings, contact, packages and several things at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import BugError
from ilms_desktop.model.command import (
    AddSource,
    AllowFindings,
    Batch,
    Label,
    RecordSubmission,
    SetContact,
    SetObservations,
    WithdrawAllowances,
)
from ilms_desktop.model.contact import Contact
from ilms_desktop.model.finding import Finding, FindingState, Severity
from ilms_desktop.model.key import CellKey, ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.handlers import asks_for_findings
from tests.unit.workspace.test_labels import SUBMISSION
from tests.unit.workspace.workspace_support import C1, C4, again, cell, figures, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

TOTAL, MEN, WOMEN = (cell(sex, "CRS_RES_TOTAL") for sex in "TMF")
REASON = "As published by the ministry in 2010."


def mismatch(workspace: Workspace) -> Finding:
    """Men and women that do not add up, and the error that says so."""
    put(workspace, C1, {TOTAL: 100, MEN: 60, WOMEN: 30})
    (finding,) = (each for each in workspace.report().findings if each.severity is Severity.ERROR)
    return finding


def state(workspace: Workspace, key: str) -> FindingState:
    """Whether a finding is open."""
    (found,) = (each for each in workspace.report().findings if each.key == key)
    return found.state


def test_a_finding_may_stand_with_a_reason(ruled: Workspace) -> None:
    """The reason is kept with name and date, and the finding no longer blocks."""
    finding = mismatch(ruled)
    changes = ruled.execute(AllowFindings((finding.key,), f" {REASON} "))
    assert changes.allowances
    assert changes.findings == {finding.key}
    (given,) = ruled.allowances()
    assert (given.finding, given.reason, given.person) == (finding.key, REASON, "A. Person")
    assert state(ruled, finding.key) is FindingState.ALLOWED
    assert not any(each.key == finding.key for each in ruled.report().blocking)


def test_a_reason_survives_closing(ruled: Workspace) -> None:
    """And a full check."""
    finding = mismatch(ruled)
    ruled.execute(AllowFindings((finding.key,), REASON))
    opened = again(ruled)
    assert [each.key for each in opened.check().findings if each.allowance] == [finding.key]
    opened.close()


def test_a_reason_holds_for_these_figures_only(ruled: Workspace) -> None:
    """Other figures are another question; the old figures bring the old answer back."""
    finding = mismatch(ruled)
    ruled.execute(AllowFindings((finding.key,), REASON))
    put(ruled, C1, {TOTAL: 105})
    assert state(ruled, finding.key) is FindingState.OPEN
    ruled.undo()
    assert state(ruled, finding.key) is FindingState.ALLOWED


def test_a_reason_can_be_taken_back(ruled: Workspace) -> None:
    """By command and by undo alike."""
    finding = mismatch(ruled)
    ruled.execute(AllowFindings((finding.key,), REASON))
    changes = ruled.execute(WithdrawAllowances((finding.key,)))
    assert changes.allowances
    assert changes.findings == {finding.key}
    assert state(ruled, finding.key) is FindingState.OPEN
    ruled.undo()
    ruled.undo()
    assert ruled.allowances() == ()


@pytest.mark.parametrize(("reason", "code"), [("too short", "reason_too_short"), ("   short    ", "reason_too_short")])
def test_a_reason_is_a_sentence(ruled: Workspace, reason: str, code: str) -> None:
    """The desk would only ask again."""
    finding = mismatch(ruled)
    assert refused(ruled.execute, AllowFindings((finding.key,), reason)).code == code


def test_what_is_not_found_cannot_be_allowed(ruled: Workspace) -> None:
    """Another window may have corrected it."""
    assert refused(ruled.execute, AllowFindings(("V02 nowhere",), REASON)).code == "unknown_finding"
    assert refused(ruled.execute, WithdrawAllowances(("V02 nowhere",))).code == "unknown_finding"


def test_what_is_only_told_asks_for_no_reason(ruled: Workspace) -> None:
    """Nobody has to explain that figures were rounded."""
    put(ruled, C1, {TOTAL: Observation(100_001, 3), MEN: Observation(60_000, 3), WOMEN: Observation(40_000, 3)})
    (rounding,) = (each for each in ruled.report().findings if each.severity is Severity.INFORMATION)
    error = refused(ruled.execute, AllowFindings((rounding.key,), REASON))
    assert (error.code, error.context["rule"]) == ("finding_needs_no_reason", rounding.title)


def test_who_prepares_the_file_can_change(quiet: Workspace) -> None:
    """People change; the file says who it was each time."""
    changes = quiet.execute(SetContact(" Ministry of\nLabour ", "MOL", "B. Person", "Director"))
    assert changes.contact
    assert quiet.contact == Contact("Ministry of Labour", "MOL", "B. Person", "Director")
    quiet.undo()
    assert quiet.contact == Contact(office="MOL", person="A. Person")


def test_several_commands_are_one_step(quiet: Workspace) -> None:
    """An import that adds a source is taken back as a whole."""
    before = quiet.journal_head()[0]
    key = ObservationKey(C4._replace(source="FX:N1"), cell("T", "CDS_DES_THA"))
    commands = (
        AddSource(Source("FX:N", "FX", "From the file")),
        SetObservations(((key, Observation(5000, 0)),), Label("inner")),
    )
    changes = quiet.execute(Batch(commands, Label("Import {file}", {"file": "a.csv"})))
    assert changes.sources == {"FX:N1"}
    assert changes.keys == {key}
    assert changes.entry == before + 1
    assert quiet.observation(key) == Observation(5000, 0)
    quiet.undo()
    assert [source.id for source in quiet.sources()] == ["FX:14128", "BA:544"]
    assert figures(quiet) == {}


def test_one_refused_command_refuses_all(quiet: Workspace) -> None:
    """Half an import is worse than none."""
    bad = SetObservations(((ObservationKey(C4, CellKey("x", "y", "z")), Observation(1000, 0)),), Label("x"))
    commands = (AddSource(Source("FX:N", "FX", "From the file")), bad)
    assert refused(quiet.execute, Batch(commands, Label("Import"))).code == "unknown_cell"
    assert len(quiet.sources()) == 2


def test_a_step_may_explain_what_stood_before_it(ruled: Workspace) -> None:
    """The findings are those from before the step; its own figures are checked after it."""
    finding = mismatch(ruled)
    commands = (
        SetObservations(((ObservationKey(C1, MEN), Observation(60_000, 0, note="checked")),), Label("x")),
        AllowFindings((finding.key,), REASON),
    )
    ruled.execute(Batch(commands, Label("Explain")))
    assert [each.finding for each in ruled.allowances()] == [finding.key]


def test_only_explaining_looks_at_findings() -> None:
    """An import must not wait for a check of the whole file."""
    explain = AllowFindings(("x",), REASON)
    assert asks_for_findings(explain)
    assert asks_for_findings(Batch((Batch((explain,), Label("x")),), Label("x")))
    assert not asks_for_findings(Batch((SetObservations((), Label("x")),), Label("x")))


def test_a_package_is_a_step_of_its_own(quiet: Workspace) -> None:
    """Undo stops at it, so nothing else may hide in the same step."""
    with pytest.raises(BugError):
        quiet.execute(Batch((RecordSubmission(SUBMISSION),), Label("x")))
    changes = quiet.execute(RecordSubmission(SUBMISSION))
    assert changes.submissions
    assert quiet.submissions() == (SUBMISSION,)
    assert refused(quiet.undo).code == "undo_across_lock"


def test_a_number_that_was_given_is_not_given_again(quiet: Workspace) -> None:
    """Two packages with one number are a fork."""
    quiet.execute(RecordSubmission(SUBMISSION))
    with pytest.raises(BugError):
        quiet.execute(RecordSubmission(replace(SUBMISSION, package_id="c" * 64)))
    assert quiet.submissions() == (SUBMISSION,)
