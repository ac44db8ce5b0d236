"""Making findings: key, fingerprint, message, cells.

A key names rule and instance and never changes; a fingerprint covers what stands in the cells, so that a reason given
for them ends when one of them changes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ilms_desktop.i18n import fill
from ilms_desktop.model.finding import Finding, Outcome, Severity, Suggestion, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Cell


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says of an instance, before it is put into a finding.

    Attributes:
        instance: what tells the instance from others of the rule; becomes part of the key.
        cells: the cells it is about, with what stands in them, the most telling first.
        source: id of the source it belongs to.
        values: words for the placeholders of the texts, or what makes them when they are first read.
        text: name of the message among the rule's texts; empty = the rule's own message.
        severity: of a failure.
        suggestion: a repair.
        missing: cells that are waited for.
        basis: what the finding rests on besides cells.
        alternatives: repairs side by side, where none is clearly the best.
    """

    instance: str
    cells: Sequence[tuple[ObservationKey, Cell]]
    source: str
    values: Mapping[str, str] | Callable[[], Mapping[str, str]]
    text: str = ""
    severity: Severity = Severity.INFORMATION
    suggestion: Suggestion | None = None
    missing: tuple[ObservationKey, ...] = ()
    basis: str = ""
    alternatives: tuple[Suggestion, ...] = ()

    @property
    def worded(self) -> Mapping[str, str]:
        """Words for the placeholders."""
        return self.values() if callable(self.values) else self.values


def failed(rule: Rule, said: Said) -> Finding:
    """Finding that something does not hold."""
    return _finding(rule, said, Outcome.FAIL, fingerprint=fingerprint(said.cells, said.basis))


def not_evaluated(rule: Rule, said: Said) -> Finding:
    """Note that something waits for a figure; there is nothing to allow, so it has no fingerprint."""
    return _finding(rule, said, Outcome.NOT_EVALUATED, fingerprint="")


def repair(
    rule: Rule, edits: Iterable[tuple[ObservationKey, Observation]], values: Mapping[str, Any], text: str = "suggestion"
) -> Suggestion:
    """A repair that a rule offers: what it does, in the rule's words, and what would stand in the cells."""
    return Suggestion(fill(rule_text(rule, text), dict(values)), tuple(edits))


def rule_text(rule: Rule, name: str) -> str:
    """A text of a rule by its name; its message without a name."""
    texts: Mapping[str, str] = rule.parameters["texts"]
    return texts[name] if name else rule.message


def fingerprint(cells: Iterable[tuple[ObservationKey, Cell]], basis: str = "") -> str:
    """Sha256 (hex) of what stands in the cells (figure, decimals, letter, text), and of what else counts."""
    lines = sorted(
        f"{qtable_text(key)} {cell_text(key)} {cell.value} {cell.decimals} {cell.status} {cell.text}"
        for key, cell in cells
    )
    return hashlib.sha256("\n".join([*lines, basis]).encode()).hexdigest()


def qtable_text(key: ObservationKey) -> str:
    """A QTable in a key."""
    return "/".join(str(part) for part in key.qtable)


def cell_text(key: ObservationKey) -> str:
    """A cell in a key."""
    return ".".join(key.cell)


def _words(rule: Rule, said: Said) -> tuple[str, Mapping[str, str]]:
    """The sentence with its figures."""
    values: dict[str, Any] = dict(said.worded)
    return fill(rule_text(rule, said.text), values), values


def _finding(rule: Rule, said: Said, outcome: Outcome, *, fingerprint: str) -> Finding:
    """Finding with the rule's texts filled in."""
    is_told = said.severity is Severity.INFORMATION and rule.sending is None
    asks = outcome is Outcome.FAIL and not is_told
    return Finding(
        key=f"{rule.id} {said.instance}",
        rule=rule.id,
        title=rule.title,
        severity=said.severity,
        level=rule.level,
        outcome=outcome,
        words=Words(lambda: _words(rule, said)),
        cells=tuple(key for key, _cell in said.cells),
        source=said.source,
        fingerprint=fingerprint,
        why=rule.why,
        suggestion=said.suggestion,
        hint=fill(rule.hint, dict(said.worded)) if asks else "",
        missing=said.missing,
        alternatives=said.alternatives,
        sending=rule.sending if outcome is Outcome.FAIL else None,
    )
