"""Findings as they stand: derived by the rules, kept in memory, brought up to date after every step (ADR 0020)."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from ilms_desktop.collector import without_collection
from ilms_desktop.model.finding import SEVERITY_ORDER, CheckReport, Finding, Notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ilms_desktop.model.changes import Changes
    from ilms_desktop.model.finding import Allowance
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.validation import Checker, Group, GroupResult
    from ilms_desktop.workspace.ordering import Ordering

#: severity, place in the file, whether it suggests nothing, key
Rank = tuple[int, tuple[int, ...], bool, bool, str]
_first: Final = itemgetter(0)


class CheckState:
    """Results by group.

    Attributes:
        checker: runs the rules. is_known: whether the file was checked as a whole yet.
    """

    def __init__(self, checker: Checker) -> None:
        """Know nothing yet."""
        self.checker = checker
        self.is_known = False
        self._groups: dict[Group, GroupResult] = {}
        self._report: CheckReport | None = None
        self._ranks: dict[str, Rank] = {}
        self._checked_at: datetime | None = None

    @without_collection()
    def check(self, database: Database, now: datetime) -> None:
        """Run every rule on the whole file."""
        self._groups = dict(self.checker.full(database.connection))
        self._checked_at = now
        self.is_known = True
        self._report = None
        self._ranks.clear()

    def follow(self, database: Database, changes: Changes) -> frozenset[str]:
        """Run the rules on what a step touched.

        Returns:
            Keys of findings that appeared, vanished or changed.
        """
        if changes.sources or changes.qtables:
            # why: sources and countries named are part of the order of things
            self._ranks.clear()
        if not self.is_known or not (changes.keys or changes.sources or changes.qtables):
            return frozenset()
        # why: the step is durable; if a rule breaks now, nothing may look checked until all rules ran again
        self.is_known = False
        renewed = self.checker.touched(
            database.connection, keys=changes.keys, sources=changes.sources, qtables=changes.qtables
        )
        self.is_known = True
        before = _by_key(self._groups[group] for group in renewed if group in self._groups)
        self._groups.update(renewed)
        self._report = None
        after = _by_key(renewed.values())
        for key in before.keys() | after.keys():
            self._ranks.pop(key, None)
        return frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))

    def forget_report(self) -> None:
        """Allowances changed: put the report together anew when it is asked for."""
        self._report = None

    def report(self, allowances: Mapping[str, Allowance], ordering: Ordering) -> CheckReport:
        """All findings, most severe first, with the reasons given for these very values."""
        if self._report is None:
            groups = tuple(self._groups.values())
            waiting = sum(len(group.not_evaluated) for group in groups)
            self._report = CheckReport(
                findings=self._sorted(
                    (_allowed(each, allowances) for group in groups for each in group.findings), ordering
                ),
                not_evaluated=Notes(
                    waiting,
                    lambda: self._sorted((each for group in groups for each in group.not_evaluated), ordering),
                ),
                passed=sum(group.passed for group in groups),
                checked_at=self._checked_at,
            )
        return self._report

    def _sorted(self, findings: Iterable[Finding], ordering: Ordering) -> tuple[Finding, ...]:
        """Findings in the one order of things; each rank is worked out once, not after every keystroke."""
        ranks = self._ranks
        ranked = []
        for finding in findings:
            rank = ranks.get(finding.key)
            if rank is None:
                rank = ranks[finding.key] = self._rank(finding, ordering)
            ranked.append((rank, finding))
        return tuple(finding for _rank, finding in sorted(ranked, key=_first))

    def _rank(self, finding: Finding, ordering: Ordering) -> Rank:
        """Where a finding stands among all."""
        severity = SEVERITY_ORDER.index(finding.severity)
        place = ordering.observation(finding.cells[0]) if finding.cells else (ordering.source(finding.source),)
        # why: of several findings on one cell, the one that says what was probably meant is read first; the plain sum
        # it explains carries the same repair
        is_plain = finding.rule not in self.checker.explaining
        return severity, place, finding.suggestion is None, is_plain, finding.key


def _allowed(finding: Finding, allowances: Mapping[str, Allowance]) -> Finding:
    """The finding with its allowance; one given for other values does not count."""
    allowance = allowances.get(finding.key)
    if allowance is None or allowance.fingerprint != finding.fingerprint:
        return finding
    return replace(finding, allowance=allowance)


def _by_key(results: Iterable[GroupResult]) -> dict[str, Finding]:
    return {finding.key: finding for result in results for finding in result.findings}
