"""Findings by cell and by table, so that the grid and the tree need not search."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.model.key import ObservationKey, TableKey


@dataclass(frozen=True)
class FindingsIndex:
    """One check report, ready to be asked by cell or by table."""

    report: CheckReport

    @cached_property
    def by_cell(self) -> Mapping[ObservationKey, tuple[Finding, ...]]:
        """Findings on each cell, most severe first as in the report.

        What is only told stands on its first cell alone; a column of small signs would hide what has to be done.
        """
        grouped: dict[ObservationKey, list[Finding]] = defaultdict(list)
        for finding in self.report.findings:
            is_told = finding.severity is Severity.INFORMATION
            for cell in finding.cells[:1] if is_told else dict.fromkeys(finding.cells):
                grouped[cell].append(finding)
        return {cell: tuple(found) for cell, found in grouped.items()}

    @cached_property
    def open_by_table(self) -> Mapping[tuple[str, TableKey], int]:
        """Number of open findings per source and table."""
        counts: dict[tuple[str, TableKey], int] = defaultdict(int)
        for finding in self.report.findings:
            if finding.is_open:
                for place in {(cell.qtable.source, cell.qtable.table_key) for cell in finding.cells}:
                    counts[place] += 1
        return dict(counts)

    @cached_property
    def by_key(self) -> Mapping[str, Finding]:
        """Findings by their key, those that wait for a value included."""
        return {finding.key: finding for finding in (*self.report.findings, *self.report.not_evaluated)}

    def of(self, key: ObservationKey) -> tuple[Finding, ...]:
        """Findings on one cell."""
        return self.by_cell.get(key, ())
