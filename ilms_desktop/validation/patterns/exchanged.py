"""Total and a part exchanged: a sum fails, but would hold if the total and one part changed places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Severity
from ilms_desktop.validation.findings import Said, failed
from ilms_desktop.validation.judge import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.identity import Term


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Finding that exactly one exchange of the total with a part makes the sum hold."""
    verdict = case.verdict
    is_wrong = verdict.state is State.FAILS and verdict.severity is not Severity.INFORMATION
    if not is_wrong or verdict.is_partial or not case.identity.adds_up:
        return
    exchanged = [part for part in case.present if _holds_exchanged(case, part)]
    if len(exchanged) == 1:
        yield _finding(rule, case, exchanged[0])


def _holds_exchanged(case: Case, part: Term) -> bool:
    """Whether the part is larger than the total and the sum holds, within tolerance, once they change places."""
    value = case.number(part) or 0
    rest = case.sum - value
    return value > case.total and 2 * abs(value - (case.total + rest)) <= case.verdict.doubled_tolerance


def _finding(rule: Rule, case: Case, part: Term) -> Finding:
    """The finding."""
    target = case.identity.target
    values = case.values | {
        "part": case.label(part),
        "part_value": case.figure(part),
        "rest": case.amount(case.sum - (case.number(part) or 0)),
    }
    said = Said(
        instance=case.instance,
        cells=case.keyed((target, part, *(term for term in case.identity.parts if term is not part))),
        source=case.key(target).qtable.source,
        values=values,
        severity=rule.severity,
    )
    return failed(rule, said)
