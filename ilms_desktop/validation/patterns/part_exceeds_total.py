"""A part exceeds its total: one row, or all countries named together, is larger than the total they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.validation.findings import Said, failed
from ilms_desktop.validation.judge import measure_of

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
        yield _finding(rule, case, above, largest=numbers[above[0]], terms=2)
    elif together > case.total:
        yield _finding(rule, case, named, largest=together, terms=len(named) + 1, text="named")


def _finding(rule: Rule, case: Case, above: Sequence[Term], *, largest: int, terms: int, text: str = "") -> Finding:
    """Finding that something of this size is above the total.

    Args:
        rule: the rule.
        case: the identity of the total.
        above: the cells that are too large, or are so together.
        largest: what exceeds the total.
        terms: number of terms compared, for the tolerance.
        text: name of the message.
    """
    target = case.identity.target
    others = [term for term in case.identity.added if term not in above and term is not target]
    said = Said(
        instance=case.instance,
        cells=case.keyed((*above, target, *others)),
        source=case.key(target).qtable.source,
        values=case.values
        | {"part": case.label(above[0]), "part_value": case.amount(largest), "rest": case.amount(case.total - largest)},
        text=text,
        severity=measure_of(rule).severity(largest - case.total, case.unit * terms),
    )
    return failed(rule, said)
