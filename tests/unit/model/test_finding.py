"""A finding says what must be done, and a reason given ends the duty only where a reason is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ilms_desktop.model.finding import (
    SEVERITY_ORDER,
    Allowance,
    CheckReport,
    Finding,
    FindingState,
    Level,
    Notes,
    Outcome,
    Severity,
    Words,
)

GIVEN = datetime(2026, 9, 1, tzinfo=UTC)
ALLOWANCE = Allowance("V02|x", "f", "checked with the office", "A. B.", GIVEN)


def finding(severity: Severity, allowance: Allowance | None = None) -> Finding:
    """A finding of this severity."""
    return Finding(
        "V02|x", "V02", "Total", severity, Level.VALUE, Outcome.FAIL, Words.of("…"), cells=(), allowance=allowance
    )


@pytest.mark.parametrize(
    ("severity", "blocks", "allowable", "asks"),
    [
        (Severity.FATAL, True, False, True),
        (Severity.DUPLICATE, True, False, True),
        (Severity.ERROR, True, True, True),
        (Severity.WARNING, False, True, True),
        (Severity.INFORMATION, False, False, False),
    ],
)
def test_a_severity_is_an_order_to_the_person(severity: Severity, blocks: bool, allowable: bool, asks: bool) -> None:
    """Fatal must be fixed; an error may be explained; a warning never stops the sealing; information asks nothing."""
    found = finding(severity)
    assert severity.blocks is blocks
    assert severity.can_be_allowed is allowable
    assert found.blocks_sealing is blocks
    assert found.is_open is asks
    assert found.state is FindingState.OPEN


def test_a_reason_closes_a_finding() -> None:
    """It stays in the list, as allowed."""
    found = finding(Severity.ERROR, ALLOWANCE)
    assert found.state is FindingState.ALLOWED
    assert not found.is_open
    assert not found.blocks_sealing


def test_severities_are_ordered_from_must_fix_to_told() -> None:
    """Lists, counts and prints use this one order."""
    assert SEVERITY_ORDER == ("F", "D", "E", "W", "I")


def test_a_report_counts_what_is_open_or_all() -> None:
    """The cover page says both: how many were found, how many are explained."""
    open_error, explained = finding(Severity.ERROR), finding(Severity.ERROR, ALLOWANCE)
    warning = replace(finding(Severity.WARNING), key="V10|y")
    report = CheckReport(findings=(open_error, explained, warning), not_evaluated=(), passed=3)
    assert report.count(Severity.ERROR) == 1
    assert report.count(Severity.ERROR, open_only=False) == 2
    assert report.count(Severity.FATAL) == 0
    assert report.blocking == (open_error,)


def test_some_findings_weigh_more_when_the_file_is_sealed() -> None:
    """A total that is missing while one types is a warning; sent without it, the figure is an error."""
    warning = replace(finding(Severity.WARNING), key="V30|a", sending=Severity.ERROR)
    told = replace(finding(Severity.INFORMATION), key="V32|b", sending=Severity.WARNING)
    error = replace(finding(Severity.ERROR), key="V02|c")
    assert (warning.at_sending, error.at_sending) == (Severity.ERROR, Severity.ERROR)
    assert warning.blocks_sealing
    assert told.can_be_allowed
    assert not told.is_open
    report = CheckReport(findings=(error, warning, told), not_evaluated=(), passed=0)
    assert report.blocking == (error, warning)
    sent = report.at_sending
    assert [each.severity for each in sent.findings] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]
    assert all(each.sending is None for each in sent.findings)
    assert sent.count(Severity.WARNING) == 1
    assert sent.at_sending == sent


def test_the_gravest_stands_first_at_sending_too() -> None:
    """What was only told may now ask for an answer."""
    told = replace(finding(Severity.INFORMATION), key="V32|b", sending=Severity.ERROR)
    report = CheckReport(findings=(finding(Severity.WARNING), told), not_evaluated=(), passed=0)
    assert [each.rule + each.key for each in report.at_sending.findings] == ["V02V32|b", "V02V02|x"]


def test_words_are_put_together_when_they_are_first_read() -> None:
    """Thousands of notes on what waits are made after a paste, and hardly any is read."""
    made: list[int] = []

    def make() -> tuple[str, dict[str, str]]:
        made.append(1)
        return "3 is not 4", {"total": "4"}

    note = Finding("k", "V02", "t", Severity.ERROR, Level.VALUE, Outcome.NOT_EVALUATED, Words(make), cells=())
    assert made == []
    assert (note.message, note.values, note.message) == ("3 is not 4", {"total": "4"}, "3 is not 4")
    assert made == [1]


def test_notes_are_counted_without_being_made() -> None:
    """Their number stands on a button; who reads them is rare."""
    made: list[int] = []
    words = Words.of("m")
    note = Finding("k", "V02", "t", Severity.ERROR, Level.VALUE, Outcome.NOT_EVALUATED, words, cells=())

    def make() -> tuple[Finding, ...]:
        made.append(1)
        return (note, note)

    notes = Notes(2, make)
    assert len(notes) == 2
    assert notes != Notes(3, make)
    assert hash(notes) == hash(Notes(2, make))
    assert made == []
    assert notes == (note, note)
    assert notes[0] is note
    assert notes[1:] == (note,)
    assert notes != 7
    assert made == [1]


def test_a_reason_knows_the_rule_it_was_given_for() -> None:
    """The key of a finding begins with it."""
    assert replace(ALLOWANCE, finding="V10 FX:1/C4 2016").rule == "V10"
