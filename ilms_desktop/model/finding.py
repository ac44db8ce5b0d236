"""Findings: what a rule found on one instance, and the reason with which it may stand.

Levels, severities and states are the ILO's (`XQ` ... `VALUE`; F, D, E, W); information is ours. A finding is derived
from the data and can be rebuilt at any time; an allowance is entered by a person and stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation


class Severity(StrEnum):
    """What the person must do; the letter is the ILO's."""

    #: correct it; nothing can be taken in
    FATAL = "F"
    #: a key given twice: correct it
    DUPLICATE = "D"
    #: correct it, or allow it with a reason
    ERROR = "E"
    #: explain it; never blocks sealing
    WARNING = "W"
    #: nothing
    INFORMATION = "I"

    @property
    def blocks(self) -> bool:
        """Whether an open finding of this severity stops sealing."""
        return self in (Severity.FATAL, Severity.DUPLICATE, Severity.ERROR)

    @property
    def can_be_allowed(self) -> bool:
        """Whether a reason is enough."""
        return self in (Severity.ERROR, Severity.WARNING)


#: from what must be fixed to what is only told
SEVERITY_ORDER = tuple(Severity)


class Outcome(StrEnum):
    """What a rule says of one instance."""

    #: holds
    PASS = "pass"  # noqa: S105 - an outcome, not a password
    #: does not hold exactly; the severity tells how far
    FAIL = "fail"
    #: an operand is blank or missing
    NOT_EVALUATED = "not_evaluated"


class Level(StrEnum):
    """What a finding is about."""

    #: the file as a whole
    QUESTIONNAIRE = "XQ"
    #: a source record
    SURVEY = "SURVEY"
    #: several tables together
    TOPIC = "XSHEET"
    #: a QTable
    QTABLE = "SERIES_YEAR"
    #: a cell or row
    VALUE = "VALUE"


class FindingState(StrEnum):
    """Whether a finding is open."""

    #: open
    OPEN = "ERROR"
    #: allowed with a reason
    ALLOWED = "ALLOWED"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A repair that the person may apply as one undoable step; nothing is applied by itself.

    Attributes:
        text: what it does, in words and figures.
        edits: the cells with what would stand in them.
        rule: the rule that speaks of the slip. slip: kind of slip, as it seems; empty where none is named.
    """

    text: str
    edits: tuple[tuple[ObservationKey, Observation], ...]
    rule: str = ""
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Allowance:
    """The reason with which a finding may stand (the ILO's "allowed").

    Attributes:
        finding: key of the finding.
        fingerprint: digest of the values it was given for; other values end it.
        reason: at least ten characters.
        person: who gave it. given: when (UTC).
        code: of the standard reason it is, or empty.
        figures: what stood in the cells of the finding then, in its order; a long list is cut off.
    """

    finding: str
    fingerprint: str
    reason: str
    person: str
    given: datetime
    code: str = ""
    figures: tuple[tuple[ObservationKey, Observation], ...] = ()

    @property
    def rule(self) -> str:
        """Id of the rule of the finding."""
        return self.finding.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class EarlierReason:
    """A reason of another file, such as last round's: offered again, never in force by itself.

    Attributes:
        round: id of the round it was given in.
        allowance: as it was given there; key and figures name the sources of this file.
    """

    round: str
    allowance: Allowance


class Words:
    """A sentence with its figures, put together when it is first read: most notes on what waits never are."""

    def __init__(self, make: Callable[[], tuple[str, Mapping[str, str]]]) -> None:
        """Take what makes the sentence and the figures in it."""
        self._make = make

    @cached_property
    def said(self) -> tuple[str, Mapping[str, str]]:
        """The sentence, and its figures by placeholder."""
        return self._make()

    @classmethod
    def of(cls, message: str, values: Mapping[str, str] | None = None) -> Words:
        """Words that are there already."""
        return cls(lambda: (message, values or {}))


@dataclass(frozen=True)
class Finding:
    """One rule's outcome on one instance, in words.

    Attributes:
        key: stable identity: rule and instance; the same after every run.
        rule: `V02`. title: short name of the rule in the language in use.
        severity, level, outcome: see the enums.
        words: what is wrong, with the figures put in; not compared, the fingerprint covers the figures.
        cells: the cells it is about, the most telling first.
        source: id of the source it belongs to.
        fingerprint: digest of the values it rests on.
        why: why the rule exists.
        suggestion: a repair, if there is exactly one good one; else None.
        hint: what to do when there is no repair to offer.
        allowance: the reason given for these very values, or None.
        missing: cells that are blank, for NOT_EVALUATED.
        cause: what it has in common with other findings that one slip explains; its own where none does.
        alternatives: further repairs that could be meant, likeliest first.
        sending: severity when the file is sealed, where the rule weighs more then; never lighter than `severity`.
    """

    key: str
    rule: str
    title: str
    severity: Severity
    level: Level
    outcome: Outcome
    words: Words = field(compare=False)
    cells: tuple[ObservationKey, ...]
    source: str = ""
    fingerprint: str = ""
    why: str = ""
    suggestion: Suggestion | None = None
    hint: str = ""
    allowance: Allowance | None = None
    missing: tuple[ObservationKey, ...] = ()
    cause: str = ""
    alternatives: tuple[Suggestion, ...] = ()
    sending: Severity | None = None

    @property
    def at_sending(self) -> Severity:
        """Severity when the file is sealed."""
        return self.sending or self.severity

    @property
    def can_be_allowed(self) -> bool:
        """Whether a reason is enough, now or when the file is sealed."""
        return self.at_sending.can_be_allowed

    @property
    def root(self) -> str:
        """What groups findings of one cause: the cause, or the finding itself."""
        return self.cause or self.key

    @property
    def message(self) -> str:
        """What is wrong, with the figures put in."""
        return self.words.said[0]

    @property
    def values(self) -> Mapping[str, str]:
        """The figures of the message by placeholder, as shown."""
        return self.words.said[1]

    @property
    def state(self) -> FindingState:
        """Open, or allowed with a reason."""
        return FindingState.ALLOWED if self.allowance else FindingState.OPEN

    @property
    def is_open(self) -> bool:
        """Whether the person still has something to do: F, D, E or W without a reason."""
        return self.severity is not Severity.INFORMATION and self.allowance is None

    @property
    def blocks_sealing(self) -> bool:
        """Whether sealing is refused because of it."""
        return self.at_sending.blocks and self.allowance is None


class Notes(Sequence[Finding]):
    """Notes on what waits for figures, made when the first one is read: an empty table alone has hundreds."""

    def __init__(self, count: int, make: Callable[[], tuple[Finding, ...]]) -> None:
        """Take their number and what makes them."""
        self._count = count
        self._make = make

    @cached_property
    def made(self) -> tuple[Finding, ...]:
        """The notes."""
        return self._make()

    def __len__(self) -> int:
        """Their number, without making them."""
        return self._count

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        """One or several of them."""
        return self.made[index]

    def __eq__(self, other: object) -> bool:
        """The same notes in the same order."""
        return isinstance(other, Sequence) and len(self) == len(other) and self.made == tuple(other)

    def __hash__(self) -> int:
        """By their number; making them is dear."""
        return hash(self._count)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Result of a check of the whole file, or of a part of it.

    Attributes:
        findings: outcome FAIL, most severe first, then in the order of tables and rows.
        not_evaluated: instances that wait for a value.
        passed: number of instances that hold exactly.
        checked_at: when (UTC), or None for a part.
    """

    findings: tuple[Finding, ...]
    not_evaluated: Sequence[Finding]
    passed: int
    checked_at: datetime | None = None

    def count(self, severity: Severity, *, open_only: bool = True) -> int:
        """Number of findings of one severity."""
        return sum(
            1 for each in self.findings if each.severity is severity and not (open_only and each.allowance is not None)
        )

    @property
    def at_sending(self) -> CheckReport:
        """The report as it stands when the file is sealed: the severities of that moment, most severe first."""
        weighed = (
            replace(each, severity=each.at_sending, sending=None) if each.sending else each for each in self.findings
        )
        ordered = sorted(weighed, key=lambda each: SEVERITY_ORDER.index(each.severity))
        return replace(self, findings=tuple(ordered))

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Findings that stop sealing."""
        return tuple(each for each in self.findings if each.blocks_sealing)
