"""A part exceeds its total: one row, or all countries named together, is larger than the total they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Severity
from ilms_desktop.validation.findings import Said, failed
from ilms_desktop.validation.judge import measure_of
from ilms_desktop.validation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.identity import Term


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Finding for the largest excess over a total; smaller excesses over the same total are among its cells."""
    if not case.identity.is_whole or not case.tally.has_target:
        return
    numbers = {term: case.number(term) or 0 for term in case.identity.terms[1:]}
    above = sorted((term for term in numbers if numbers[term] > case.total), key=lambda term: -numbers[term])
    named = [part for part in case.present if part.is_named]
    together = sum(numbers[part] for part in named)
    if above:
        yield _finding(rule, case, above, part=above[:1], value=numbers[above[0]], text="")
    elif together > case.total:
        yield _finding(rule, case, named, part=named, value=together, text="named")


def _finding(rule: Rule, case: Case, above: Sequence[Term], *, part: Sequence[Term], value: int, text: str) -> Finding:
    """Finding that something is above the total.

    Args:
        rule: the rule.
        case: the identity of the total.
        above: the cells that are too large, or are so together.
        part: those of them that the message speaks of.
        value: what they hold together.
        text: name of the message.
    """
    target = case.identity.target
    others = [term for term in case.identity.added if term not in above and term is not target]
    severity = measure_of(rule).severity(value - case.total, case.unit * (len(part) + 1))
    said = Said(
        instance=case.instance,
        cells=case.keyed((*above, target, *others)),
        source=case.key(target).qtable.source,
        values=case.values
        | {
            "part": listed([case.label(term) for term in part]),
            "part_value": case.amount(value, beside=part),
            "rest": case.amount(case.total - value, beside=part),
        },
        text="rounding" if severity is Severity.INFORMATION else text,
        severity=severity,
    )
    return failed(rule, said)
