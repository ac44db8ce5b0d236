"""Rules of the questionnaire as their definitions describe them.

A rule is data (`forms/rules/`): its kind says how it is evaluated (`ilms_desktop.validation.kinds`), its parameters
on what. Sums are linear terms over keys (ADR 0005).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.finding import Level, Severity


class Operator(StrEnum):
    """How the target of a derivation relates to its parts."""

    #: target = sum of the parts
    SUM = "SUM"
    #: target = first part minus the others
    DIFFERENCE = "DIFF"
    #: target = the part
    EQUAL = "EQUAL"
    #: each part is at most the target
    SUBSET = "SUBSET"
    #: target is at least the sum of the parts
    AT_LEAST = "GE"
    #: target, a stock, is at least the part, a flow of a year
    FLOW = "FLOW"
    #: target plus parts = the right side
    SUM_EQUAL = "SUMEQ"
    #: target = sum of all other rows
    SUM_OF_ROWS = "SUMROWS"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    Attributes:
        id: `V02`. kind: how it is evaluated. title, why, message, hint: texts in the loaded language.
        level: what it is about. severity: the highest it can raise.
        ess: main type of validation rule of the European Statistical System.
        parameters: thresholds and scope, per kind.
        sending: severity of its findings when the file is sealed, where they weigh more then; else None.
        formula, waits: what must hold, and when that is not asked yet, in words of the loaded language.
    """

    id: str
    kind: str
    title: str
    why: str
    message: str
    hint: str
    level: Level
    severity: Severity
    ess: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    sending: Severity | None = None
    formula: str = ""
    waits: str = ""
