"""The list of findings: by severity, then by rule; filters, folds, no cap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AllowFindings
from ilms_desktop.model.finding import CheckReport, Finding, Level, Outcome, Severity, Words
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.cell_picture import Mark
from ilms_desktop.ui.presenters.findings_list import (
    WAITING_GROUP,
    Filter,
    Line,
    LineKind,
    ListRequest,
    filter_counts,
    lines,
    summary_line,
)
from tests.gui.conftest import C1, C4, SOURCE, c4

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

ALL_OPEN = ListRequest(folded=())


def found(number: int, severity: Severity = Severity.ERROR, rule: str = "V02") -> Finding:
    """A finding on a cell of table C4."""
    key = f"{rule}-{number}"
    cells = (c4("T", "KOR", 2000 + number),)
    words = Words.of(f"Message {number}")
    return Finding(key, rule, f"Title of {rule}", severity, Level.VALUE, Outcome.FAIL, words, cells)


def waiting(number: int, *, year: int = 2021) -> Finding:
    """A check that waits for a value."""
    missing = (c4("M", ("THA", "KOR", "JPN")[number % 3], year),)
    return Finding(
        f"w{number}", "V02", "t", Severity.ERROR, Level.VALUE, Outcome.NOT_EVALUATED, Words.of("m"), (), missing=missing
    )


def shown(report: CheckReport, request: ListRequest = ALL_OPEN) -> tuple[Line, ...]:
    """Lines with the finding's key as its place."""
    return lines(report, request, lambda finding: finding.key)


def kinds(found_lines: tuple[Line, ...]) -> list[tuple[LineKind, str, int]]:
    """What the lines are, in short."""
    return [(line.kind, line.title, line.count) for line in found_lines]


def test_gravest_first_and_rules_with_several_findings_have_a_head() -> None:
    """A rule with one finding needs none."""
    report = CheckReport((found(1), found(2), found(3, Severity.WARNING, "V11")), (), 5)
    assert kinds(shown(report)) == [
        (LineKind.GROUP, "Fix or explain", 2),
        (LineKind.RULE, "Title of V02", 2),
        (LineKind.FINDING, "Title of V02", 0),
        (LineKind.FINDING, "Title of V02", 0),
        (LineKind.GROUP, "Explain", 1),
        (LineKind.FINDING, "Title of V11", 0),
    ]


def test_nothing_is_capped() -> None:
    """A hidden cap would let a bad row far below seem fine."""
    report = CheckReport(tuple(found(number) for number in range(3000)), (), 0)
    assert sum(line.kind is LineKind.FINDING for line in shown(report)) == 3000


def test_groups_and_rules_fold() -> None:
    """A folded head keeps its count."""
    report = CheckReport((found(1), found(2)), (), 0)
    rule = next(line.key for line in shown(report) if line.kind is LineKind.RULE)
    assert len(shown(report, ListRequest(folded=(rule,)))) == 2
    assert kinds(shown(report, ListRequest(folded=(str(Mark.FIX_OR_EXPLAIN),)))) == [
        (LineKind.GROUP, "Fix or explain", 2)
    ]


def test_what_needs_nothing_starts_folded() -> None:
    """Information and explained findings do not push the others out of sight."""
    report = CheckReport((found(1, Severity.INFORMATION),), (), 0)
    assert [line.folded for line in shown(report, ListRequest())] == [True]
    chosen = ListRequest(chosen=Filter.ALL)
    assert len(shown(report, chosen)) == 1


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [
        (Filter.ALL, {"V02-1", "V11-2"}),
        (Filter.TO_FIX, {"V02-1"}),
        (Filter.TO_EXPLAIN, {"V11-2"}),
        (Filter.EXPLAINED, set()),
        (Filter.NOT_CHECKED, set()),
    ],
)
def test_chips_filter(chosen: Filter, keys: set[str]) -> None:
    """What a chip counts is what it shows."""
    report = CheckReport((found(1), found(2, Severity.WARNING, "V11")), (waiting(1),), 0)
    request = replace(ALL_OPEN, chosen=chosen)
    assert {line.key for line in shown(report, request) if line.kind is LineKind.FINDING} == keys
    counts = filter_counts(report)
    expected = len(keys) if chosen is not Filter.NOT_CHECKED else 1
    assert counts[chosen] == expected


def test_an_explained_finding_moves_to_its_own_group(workspace: Workspace) -> None:
    """It is shown where it can be taken back."""
    error = workspace.report().findings[0]
    workspace.execute(AllowFindings((error.key,), "The published figures stand like this."))
    request = replace(ALL_OPEN, chosen=Filter.EXPLAINED)
    assert [line.mark for line in shown(workspace.report(), request)] == [Mark.EXPLAINED, Mark.EXPLAINED]


def test_this_table_only(workspace: Workspace) -> None:
    """Findings about a source belong to no table."""
    report = workspace.report()
    only = replace(ALL_OPEN, only=(SOURCE, C1))
    assert {line.finding.rule for line in shown(report, only) if line.finding and line.kind is LineKind.FINDING} >= {
        "V02",
        "V05",
    }
    assert filter_counts(report, (SOURCE, C4))[Filter.TO_FIX] == 0


def test_waiting_checks_are_told_by_table_and_year() -> None:
    """How many checks, and how many cells they wait for."""
    report = CheckReport((), (waiting(0), waiting(1), waiting(0), waiting(2, year=2022)), 0)
    told = [(bare(line.title), bare(line.text)) for line in shown(report) if line.kind is LineKind.WAITING]
    assert told == [
        ("C4, 2021", "3 checks wait for 2 empty cells."),
        ("C4, 2022", "1 check waits for 1 empty cell."),
    ]


def test_a_check_that_waits_for_no_cell_is_told_too() -> None:
    """Such as a rule about a source."""
    report = CheckReport((), (replace(waiting(0), missing=(), source=SOURCE),), 0)
    told = shown(report)[1]
    assert (told.title, bare(told.text)) == ("Whole file", "1 check waits for a value.")


def test_waiting_checks_fold() -> None:
    """Their group is one of the groups."""
    report = CheckReport((), (waiting(0),), 0)
    assert [line.key for line in shown(report, ListRequest(folded=(WAITING_GROUP,)))] == [WAITING_GROUP]


def test_the_last_line_tells_time_and_three_numbers(workspace: Workspace) -> None:
    """No errors must not be taken for not yet checked."""
    report = workspace.report()
    told = bare(summary_line(report, "10:43"))
    assert told == f"Checked 10:43. {report.passed} passed, 9 found, {len(report.not_evaluated)} not checked"
