"""The list of findings: by severity, then by rule; filters, folds, no cap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AllowFindings
from ilms_desktop.model.finding import CheckReport, Finding, Level, Outcome, Severity, Suggestion, Words
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.cell_picture import Mark
from ilms_desktop.ui.presenters.findings_list import (
    WAITING_GROUP,
    Filter,
    FindingsList,
    Line,
    LineKind,
    ListRequest,
    summary_line,
)
from ilms_desktop.ui.presenters.findings_nodes import Grouping, HeadWords
from ilms_desktop.ui.presenters.places import table_place
from tests.gui.conftest import C1, C4, SOURCE, c4

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

ALL_OPEN = ListRequest(folded=(), grouping=Grouping.SEVERITY)


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


def listed(report: CheckReport, request: ListRequest = ALL_OPEN) -> FindingsList:
    """The list with the finding's key as its place."""
    return FindingsList(report, request, HeadWords(place=lambda finding: finding.key))


def shown(report: CheckReport, request: ListRequest = ALL_OPEN) -> tuple[Line, ...]:
    """Its lines."""
    return listed(report, request).rows[:]


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
    assert len(shown(report, replace(ALL_OPEN, folded=(rule,)))) == 2
    assert kinds(shown(report, replace(ALL_OPEN, folded=(str(Mark.FIX_OR_EXPLAIN),)))) == [
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
    counts = listed(report).counts
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
    assert listed(report, replace(ALL_OPEN, only=(SOURCE, C4))).counts[Filter.TO_FIX] == 0


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
    found, waiting_ = len(report.findings), len(report.not_evaluated)
    assert told == f"Checked 10:43. {report.passed} passed, {found} found, {waiting_} not checked"


# --- causes, tables, words


def caused(number: int, cause: str, severity: Severity = Severity.ERROR, rule: str = "V02") -> Finding:
    """A finding that one slip explains together with others."""
    return replace(found(number, severity, rule), cause=cause)


def test_a_cause_is_one_line_with_its_gravest_finding_as_head() -> None:
    """The rule that names the slip goes before the sums that only fail because of it."""
    repair = Suggestion("Exchange", (), rule="V05")
    report = CheckReport(
        (
            caused(1, "slip"),
            replace(caused(2, "slip", rule="V05"), suggestion=repair),
            caused(3, "slip", Severity.WARNING, "V10"),
            found(4),
        ),
        (),
        0,
    )
    request = ListRequest(folded=())
    told = [(line.key, line.count, line.folded) for line in shown(report, request)]
    assert told == [("fix_or_explain", 4, False), ("V05-2", 2, True), ("V02-4", 0, False)]
    opened = replace(request, unfolded=("cause/slip",))
    assert [line.key for line in shown(report, opened) if line.nested] == ["V02-1", "V10-3"]
    assert listed(report, request).folds_over("V10-3") == ("fix_or_explain", "cause/slip")
    assert listed(report, request).folds_over("nothing") == ("", "")


def test_a_folded_list_still_knows_every_finding() -> None:
    """The walk with F8 and what is exported leave none out."""
    report = CheckReport((caused(1, "slip"), caused(2, "slip"), found(3)), (waiting(1),), 0)
    folded = ListRequest(folded=("fix_or_explain", WAITING_GROUP))
    assert len(shown(report, folded)) == 2
    assert [each.key for each in listed(report, folded).findings] == ["V02-1", "V02-2", "V02-3"]
    assert len(listed(report, folded).waiting) == 1
    assert not listed(report, replace(folded, chosen=Filter.TO_FIX)).waiting


def test_by_rule_the_head_has_the_title_once() -> None:
    """Its findings need not repeat it."""
    report = CheckReport((found(1), found(2, rule="V11"), found(3)), (), 0)
    told = [
        (bare(line.title), line.count, line.titled) for line in shown(report, replace(ALL_OPEN, grouping=Grouping.RULE))
    ]
    assert [each[:2] for each in told if each[1]] == [("Title of V02 (V02)", 2), ("Title of V11 (V11)", 1)]
    assert not any(titled for _title, count, titled in told if not count)


def test_by_table_the_order_is_that_of_the_questionnaire(workspace: Workspace) -> None:
    """What is about no cell comes first."""
    heads = HeadWords(place=lambda _finding: "", table=lambda at: table_place(workspace, at))
    request = replace(ALL_OPEN, grouping=Grouping.TABLE)
    rows = FindingsList(workspace.report(), request, heads).rows
    titles = [bare(line.title).partition(" ")[0] for line in rows[:] if line.kind is LineKind.GROUP]
    assert titles[0] == "Source"
    assert titles[1:-1] == sorted(titles[1:-1])
    assert {"B4", "C1", "C4"} <= set(titles)


def test_words_must_all_occur_somewhere() -> None:
    """In rule, title, place or sentence, small or capital; checks that wait are looked through too."""
    report = CheckReport((found(1), found(2, rule="V11")), (waiting(1),), 0)
    assert [each.key for each in listed(report, replace(ALL_OPEN, text="v11 MESSAGE")).findings] == ["V11-2"]
    assert listed(report, replace(ALL_OPEN, text="message")).counts[Filter.NOT_CHECKED] == 0
    assert replace(ALL_OPEN, text="message").is_narrow
    assert not ALL_OPEN.is_narrow


def test_a_line_is_made_when_it_is_seen() -> None:
    """Twenty thousand findings cost no sentence before they are scrolled to."""
    made: list[int] = []

    def say(number: int) -> tuple[str, dict[str, str]]:
        """Words, remembered when they are made."""
        made.append(number)
        return "Message", {}

    def words(number: int) -> Words:
        """Words that are not made yet."""
        return Words(lambda: say(number))

    report = CheckReport(tuple(replace(found(number), words=words(number)) for number in range(20_000)), (), 0)
    rows = listed(report).rows
    assert (len(rows), len(rows.made), made) == (20_002, 0, [])
    assert rows[5].text == "Message"
    assert (len(rows.made), len(made)) == (1, 1)
