"""Findings as the lines of a list: by severity, then by rule, with filters and folding; no cap.

Nothing is painted here and no finding is judged again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import MARK_ORDER, Mark, finding_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.model.key import TableKey


class Filter(StrEnum):
    """Chips above the list."""

    #: every finding
    ALL = "all"
    #: what blocks sealing
    TO_FIX = "to_fix"
    #: open warnings
    TO_EXPLAIN = "to_explain"
    #: allowed with a reason
    EXPLAINED = "explained"
    #: checks that wait for a value
    NOT_CHECKED = "not_checked"


FILTER_WORDS: Final[dict[Filter, str]] = {
    Filter.ALL: N_("All"),
    Filter.TO_FIX: N_("To fix"),
    Filter.TO_EXPLAIN: N_("To explain"),
    Filter.EXPLAINED: N_("Explained"),
    Filter.NOT_CHECKED: N_("Not checked"),
}
_MARKS_OF: Final[dict[Filter, frozenset[Mark]]] = {
    Filter.ALL: frozenset(Mark),
    Filter.TO_FIX: frozenset({Mark.MUST_FIX, Mark.FIX_OR_EXPLAIN}),
    Filter.TO_EXPLAIN: frozenset({Mark.EXPLAIN}),
    Filter.EXPLAINED: frozenset({Mark.EXPLAINED}),
    Filter.NOT_CHECKED: frozenset(),
}


class LineKind(StrEnum):
    """What a line of the list is."""

    #: head of a severity
    GROUP = "group"
    #: head of a rule with several findings
    RULE = "rule"
    #: one finding
    FINDING = "finding"
    #: checks of one table and year that wait for values
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    Attributes:
        kind: what it is. key: stable name, for folding and for the line that is open.
        title, text, place: what it says. count: findings under it.
        mark: shape at its beginning, None for checks that wait. folded: whether its lines are hidden.
        finding: for FINDING and WAITING: the (first) finding to jump to.
        nested: whether it stands under the head of a rule.
    """

    kind: LineKind
    key: str
    title: str
    text: str = ""
    place: str = ""
    count: int = 0
    mark: Mark | None = None
    folded: bool = False
    finding: Finding | None = None
    nested: bool = False


WAITING_GROUP: Final = "waiting"
#: groups that start folded: nothing has to be done there
FOLDED_AT_START: Final = frozenset({str(Mark.EXPLAINED), str(Mark.INFORMATION), WAITING_GROUP})


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What the person wants to see.

    Attributes:
        chosen: chip. only: source and table, or None for the whole file.
        folded: keys of groups and rules that are folded.
    """

    chosen: Filter = Filter.ALL
    only: tuple[str, TableKey] | None = None
    folded: Collection[str] = FOLDED_AT_START


def filter_counts(report: CheckReport, only: tuple[str, TableKey] | None = None) -> dict[Filter, int]:
    """Number that stands on each chip."""
    marks = [finding_mark(finding) for finding in _within(report.findings, only)]
    counts = {each: sum(mark in _MARKS_OF[each] for mark in marks) for each in Filter}
    notes = report.not_evaluated
    counts[Filter.NOT_CHECKED] = len(notes) if only is None else sum(1 for _each in _within(notes, only))
    return counts


def lines(report: CheckReport, request: ListRequest, place_of: Callable[[Finding], str]) -> tuple[Line, ...]:
    """Lines of the list from top to bottom.

    Args:
        report: what the check found.
        request: chip, table and folding.
        place_of: words for where a finding is.
    """
    return (*_found_lines(report, request, place_of), *_waiting_lines(report, request))


def _found_lines(report: CheckReport, request: ListRequest, place_of: Callable[[Finding], str]) -> Iterator[Line]:
    """Groups of findings, gravest first."""
    groups: dict[Mark, list[Finding]] = defaultdict(list)
    for finding in _within(report.findings, request.only):
        groups[finding_mark(finding)].append(finding)
    for mark in MARK_ORDER:
        if mark not in _MARKS_OF[request.chosen] or not groups[mark]:
            continue
        # why: whoever picks a chip wants to see what is under it
        folded = str(mark) in request.folded and request.chosen is Filter.ALL
        yield Line(LineKind.GROUP, str(mark), words.mark_words(mark), count=len(groups[mark]), mark=mark, folded=folded)
        if not folded:
            yield from _rule_lines(groups[mark], mark, request, place_of)


def _rule_lines(
    findings: Iterable[Finding], mark: Mark, request: ListRequest, place_of: Callable[[Finding], str]
) -> Iterator[Line]:
    """Findings of one group by rule; a rule with one finding needs no head."""
    rules: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        rules[finding.rule, finding.title].append(finding)
    for (rule, title), found in rules.items():
        if len(found) == 1:
            yield _finding_line(found[0], mark, place_of, nested=False)
            continue
        key = f"{mark}/{rule}/{title}"
        folded = key in request.folded
        yield Line(LineKind.RULE, key, title, count=len(found), mark=mark, folded=folded)
        if not folded:
            yield from (_finding_line(each, mark, place_of, nested=True) for each in found)


def _finding_line(finding: Finding, mark: Mark, place_of: Callable[[Finding], str], *, nested: bool) -> Line:
    """Line of one finding."""
    return Line(
        LineKind.FINDING,
        finding.key,
        finding.title,
        text=finding.message,
        place=place_of(finding),
        mark=mark,
        finding=finding,
        nested=nested,
    )


def _waiting_lines(report: CheckReport, request: ListRequest) -> Iterator[Line]:
    """Checks that wait for a value, one line per table and year."""
    notes = report.not_evaluated
    count = filter_counts(report, request.only)[Filter.NOT_CHECKED]
    if not count or request.chosen not in (Filter.ALL, Filter.NOT_CHECKED):
        return
    folded = WAITING_GROUP in request.folded and request.chosen is not Filter.NOT_CHECKED
    yield Line(LineKind.GROUP, WAITING_GROUP, _("Not checked yet"), count=count, folded=folded)
    if not folded:
        places: dict[tuple[str, str, int], list[Finding]] = defaultdict(list)
        for finding in _within(notes, request.only):
            places[_place(finding)].append(finding)
        yield from (_waiting_line(place, found) for place, found in places.items())


def _waiting_line(place: tuple[str, str, int], findings: list[Finding]) -> Line:
    """Line such as "C4, 2021: 9 checks wait for 4 empty cells."."""
    source, table, year = place
    cells = len({cell for finding in findings for cell in finding.missing})
    checks = ngettext("{n} check waits", "{n} checks wait", len(findings))
    empty = ngettext("for {n} empty cell.", "for {n} empty cells.", cells)
    text = _("{checks} {empty}") if cells else _("{checks} for a value.")
    values = {"checks": fill(checks, {"n": ltr(str(len(findings)))}), "empty": fill(empty, {"n": ltr(str(cells))})}
    where = _(", ").join(ltr(part) for part in (table, str(year) if year else "") if part)
    return Line(
        LineKind.WAITING,
        f"{WAITING_GROUP}/{source}/{table}/{year}",
        where or _("Whole file"),
        text=fill(text, values),
        count=len(findings),
        finding=findings[0],
    )


def _place(finding: Finding) -> tuple[str, str, int]:
    """Source, table number and year of a finding; empty parts where it is about no cell."""
    cells = finding.cells or finding.missing
    if not cells:
        return finding.source, "", 0
    qtable = cells[0].qtable
    return qtable.source, qtable.table, qtable.year


def _within(findings: Iterable[Finding], only: tuple[str, TableKey] | None) -> Iterator[Finding]:
    """Findings of one table of one source, or all."""
    for finding in findings:
        cells = (*finding.cells, *finding.missing)
        if only is None or any((cell.qtable.source, cell.qtable.table_key) == only for cell in cells):
            yield finding


def summary_line(report: CheckReport, at: str) -> str:
    """Foot of the panel: when it was checked, and passed, found, not checked."""
    return fill(
        _("Checked {time}. {passed} passed, {found} found, {waiting} not checked"),
        {
            "time": at,
            "passed": ltr(str(report.passed)),
            "found": ltr(str(len(report.findings))),
            "waiting": ltr(str(len(report.not_evaluated))),
        },
    )
