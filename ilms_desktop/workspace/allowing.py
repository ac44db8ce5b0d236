"""Which findings one reason is meant for: one, all of one cause, all of one rule in a table, or a choice.

Only findings that are open and may stand with a reason are meant; those that must be corrected never are.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.finding import CheckReport, Finding


class Scope(StrEnum):
    """What a reason is given for."""

    #: the findings that were chosen, and no others
    CHOSEN = "chosen"
    #: all that one cause explains
    CAUSE = "cause"
    #: all of the same rule in the same table of the same source
    RULE = "rule"


def is_explainable(finding: Finding) -> bool:
    """Whether a finding waits for a reason that may be given."""
    return finding.allowance is None and finding.can_be_allowed


def scopes_of(report: CheckReport, chosen: Iterable[Finding]) -> Mapping[Scope, tuple[Finding, ...]]:
    """Findings of each scope around those that were chosen; a scope that adds nothing to a smaller one is left out."""
    open_ = [each for each in report.findings if is_explainable(each)]
    chosen = tuple(chosen)
    keys = {each.key for each in chosen}
    roots = {each.root for each in chosen}
    tables = {_table_of(each) for each in chosen}
    found = {
        Scope.CHOSEN: tuple(each for each in open_ if each.key in keys),
        Scope.CAUSE: tuple(each for each in open_ if each.root in roots),
        Scope.RULE: tuple(each for each in open_ if _table_of(each) in tables),
    }
    kept: dict[Scope, tuple[Finding, ...]] = {}
    for scope, findings in found.items():
        if findings not in kept.values():
            kept[scope] = findings
    return kept


def of_rule(report: CheckReport, rule: str, table: str = "") -> tuple[Finding, ...]:
    """Open findings of a rule, in one table (`C4`, `A8-citizenship`; without its criterion: both) or in all."""
    return tuple(
        each
        for each in report.findings
        if each.rule == rule and is_explainable(each) and (not table or _is_in(each, table))
    )


def warnings(report: CheckReport) -> tuple[Finding, ...]:
    """Every open warning; what counts as an error when the file is sealed is none."""
    return tuple(each for each in report.findings if is_explainable(each) and each.at_sending is Severity.WARNING)


def _table_of(finding: Finding) -> tuple[str, object]:
    """Rule with source and table, or with the source where a finding is about no cell."""
    first = finding.cells[0].qtable if finding.cells else None
    return finding.rule, (finding.source, first.table_key if first else None)


def _is_in(finding: Finding, table: str) -> bool:
    if not finding.cells:
        return False
    key = finding.cells[0].qtable.table_key
    return table in {key.id, key.number}
