"""What stands before sealing: what would go into the package, what is in the way, what a reason could let stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Severity

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SealPlan:
    """The state of the gate.

    Attributes:
        tables, sources, years: what it would hold. values: figures and letters in it.
        empty: cells left empty. to_explain: open warnings, which stop nothing.
        firm: findings that must be corrected. softer: errors that a reason lets stand.
        is_example: whether the figures are an example, which is never sealed here.
    """

    tables: int
    sources: int
    years: tuple[int, ...]
    values: int
    empty: int
    to_explain: int
    firm: tuple[Finding, ...]
    softer: tuple[Finding, ...]
    is_example: bool

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Everything in the way, the firm ones first."""
        return self.firm + self.softer

    def is_open(self, reason: str, least: int, *, is_nil: bool = False) -> bool:
        """Whether the gate opens with a reason of this length; with `is_nil` there is nothing to report."""
        if is_nil:
            return not self.is_example and not self.values
        if self.is_example or self.firm or not self.values:
            return False
        return not self.softer or len(reason.strip()) >= least


def seal_plan(workspace: Workspace) -> SealPlan:
    """State of the gate now."""
    report, completeness = workspace.report().at_sending, workspace.completeness()
    begun = [cell for cell in completeness.cells if cell.started]
    total = completeness.total
    blocking = report.blocking
    return SealPlan(
        tables=len({(cell.source, cell.table) for cell in begun}),
        sources=len({cell.source for cell in begun}),
        years=tuple(sorted({cell.year for cell in begun})),
        values=total.entered + total.zero + total.missing,
        empty=total.empty,
        to_explain=report.count(Severity.WARNING),
        firm=tuple(each for each in blocking if not each.severity.can_be_allowed),
        softer=tuple(each for each in blocking if each.severity.can_be_allowed),
        is_example=workspace.is_example,
    )


def digits_to_compare(package_id: str) -> str:
    """First sixteen digits of a package number in groups of four, as one reads them out."""
    return " ".join(package_id[place : place + 4] for place in range(0, 16, 4))
