"""Results of checking: of one frame, and of a group of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Notes
from ilms_desktop.validation.frames import Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.validation.case import Case


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What the rules say of one group, or of a part of it.

    Attributes:
        findings: outcome FAIL, in the order of tables and rows.
        not_evaluated: instances that wait for a figure, in the same order.
        passed: number of sums and comparisons that hold exactly.
        failures: the sums behind the findings that do not hold by more than rounding.
    """

    findings: tuple[Finding, ...] = ()
    not_evaluated: Sequence[Finding] = ()
    passed: int = 0
    failures: tuple[Case, ...] = field(default=(), compare=False)

    @property
    def tells(self) -> bool:
        """Whether it says more than how many sums hold."""
        return bool(self.findings or self.not_evaluated or self.failures)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was checked."""
        return not (self.findings or self.not_evaluated or self.passed)


GroupResults = Mapping[Group, GroupResult]


def together(parts: Iterable[GroupResult]) -> GroupResult:
    """Several results as one, in their order."""
    listed = list(parts)
    return GroupResult(
        findings=tuple(finding for part in listed for finding in part.findings),
        not_evaluated=_joined([part.not_evaluated for part in listed if part.not_evaluated]),
        passed=sum(part.passed for part in listed),
        failures=tuple(case for part in listed for case in part.failures),
    )


def _joined(parts: Sequence[Sequence[Finding]]) -> Sequence[Finding]:
    """Notes of several parts, still to be made where they are."""
    if len(parts) < 2:  # noqa: PLR2004 - one part alone is the whole
        return parts[0] if parts else ()
    return Notes(sum(map(len, parts)), lambda: tuple(chain.from_iterable(parts)))
