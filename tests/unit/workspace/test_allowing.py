"""What a reason is meant for: the choice, its cause, its rule in the table; never what must be corrected."""

from __future__ import annotations

from dataclasses import replace

from ilms_desktop.model.finding import Allowance, CheckReport, Finding, Level, Outcome, Severity, Words
from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.workspace.allowing import Scope, is_explainable, of_rule, scopes_of, warnings
from tests.unit.workspace.workspace_support import C1, C4, TickingClock, cell

A8 = QTableKey("BA:544", "A8", Criterion.CITIZENSHIP, "CCT_CTZ", 2023)


def finding(key: str, qtable: QTableKey | None = C1, severity: Severity = Severity.WARNING, cause: str = "") -> Finding:
    """A finding, its rule the first word of its key."""
    return Finding(
        key=key,
        rule=key.partition(" ")[0],
        title="A rule",
        severity=severity,
        level=Level.VALUE,
        outcome=Outcome.FAIL,
        words=Words.of("Something does not hold."),
        cells=() if qtable is None else (ObservationKey(qtable, cell("T", "CRS_RES_TOTAL")),),
        source="FX:14128",
        cause=cause,
    )


FIRST = finding("V10 a")
SAME_RULE = finding("V10 b", severity=Severity.ERROR)
SAME_CAUSE = finding("V02 c", cause="slip")
ITS_CAUSE = finding("V03 d", cause="slip")
ELSEWHERE = finding("V10 e", C4)
FATAL = finding("V43 f", severity=Severity.FATAL)
TOLD = finding("V10 g", severity=Severity.INFORMATION)
REPORT = CheckReport((FIRST, SAME_RULE, SAME_CAUSE, ITS_CAUSE, ELSEWHERE, FATAL, TOLD), (), 0)


def test_only_what_waits_for_a_reason_can_be_explained() -> None:
    """F and D must be corrected, information asks for nothing, what is explained is done."""
    assert [is_explainable(each) for each in (FIRST, SAME_RULE, FATAL, TOLD)] == [True, True, False, False]
    given = Allowance("V10 a", "", "A reason that is long enough.", "A. Person", TickingClock()())
    assert not is_explainable(replace(FIRST, allowance=given))


def test_a_reason_may_be_meant_for_the_rule_in_the_table() -> None:
    """The same rule elsewhere is another matter."""
    assert scopes_of(REPORT, [FIRST]) == {Scope.CHOSEN: (FIRST,), Scope.RULE: (FIRST, SAME_RULE)}


def test_a_reason_may_be_meant_for_a_cause() -> None:
    """One slip makes several rules fail."""
    assert scopes_of(REPORT, [SAME_CAUSE]) == {Scope.CHOSEN: (SAME_CAUSE,), Scope.CAUSE: (SAME_CAUSE, ITS_CAUSE)}


def test_a_scope_that_adds_nothing_is_not_offered() -> None:
    """A choice between equals is none."""
    assert scopes_of(REPORT, [ELSEWHERE]) == {Scope.CHOSEN: (ELSEWHERE,)}
    about_source = [finding("V19 a", None), finding("V19 b", None)]
    report = CheckReport(tuple(about_source), (), 0)
    assert scopes_of(report, about_source[:1])[Scope.RULE] == tuple(about_source)


def test_findings_are_named_by_rule_and_table() -> None:
    """A table without its criterion means both of them."""
    citizens = finding("V10 h", A8)
    report = CheckReport((*REPORT.findings, citizens, finding("V10 i", None)), (), 0)
    assert [each.key for each in of_rule(report, "V10")] == ["V10 a", "V10 b", "V10 e", "V10 h", "V10 i"]
    assert of_rule(report, "V10", "C1") == (FIRST, SAME_RULE)
    assert of_rule(report, "V10", "A8") == of_rule(report, "V10", "A8-citizenship") == (citizens,)
    assert of_rule(report, "V10", "A8-birth") == ()


def test_a_warning_that_is_an_error_at_sealing_is_no_warning() -> None:
    """It would be waved through with the harmless ones."""
    late = replace(FIRST, sending=Severity.ERROR)
    assert warnings(CheckReport((late, SAME_CAUSE), (), 0)) == (SAME_CAUSE,)
