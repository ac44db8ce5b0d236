"""Findings by cell and by table, so that the grid and the tree need not search."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.finding import Severity
from ilms_desktop.ui.presenters.cell_picture import Mark, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, KeysView, Mapping

    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.model.key import ObservationKey, TableKey


@dataclass(frozen=True, slots=True)
class Tally:
    """Open findings on a table, or on several together.

    Attributes:
        keys: of the findings; one that concerns two tables counts once in their sum.
        worst: gravest mark among them, or None.
    """

    keys: frozenset[str] = frozenset()
    worst: Mark | None = None

    @classmethod
    def of(cls, tallies: Iterable[Tally]) -> Tally:
        """Several together."""
        found = list(tallies)
        marks = [each.worst for each in found if each.worst is not None]
        return cls(frozenset().union(*(each.keys for each in found)), min(marks, key=list(Mark).index, default=None))

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.keys)


NO_FINDINGS: Final = Tally()


def _marked(finding: Finding) -> KeysView[ObservationKey]:
    """Cells that carry the mark of a finding: those of its year; the years it compares with are not in doubt.

    What is only told marks one cell, so that a rounding difference does not sprinkle signs over a column.
    """
    is_told = finding.severity is Severity.INFORMATION
    cells = finding.cells[:1] if is_told else finding.cells
    return dict.fromkeys(cell for cell in cells if cell.qtable.year == cells[0].qtable.year).keys()


def _difference(old: tuple[Finding, ...], new: tuple[Finding, ...]) -> tuple[list[Finding], list[Finding]]:
    """Findings that only the old report has, and those that only the new one has.

    A step leaves most findings alone, and those are the very same objects in both reports.
    """
    room = min(len(old), len(new))
    start = next((n for n in range(room) if old[n] is not new[n]), room)
    end = next((n for n in range(room - start) if old[-1 - n] is not new[-1 - n]), room - start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    known, kept = set(map(id, before)), set(map(id, after))
    return [each for each in before if id(each) not in kept], [each for each in after if id(each) not in known]


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
            for cell in _marked(finding):
                grouped[cell].append(finding)
        return {cell: tuple(found) for cell, found in grouped.items()}

    def changed_cells(self, before: FindingsIndex) -> set[ObservationKey]:
        """Cells on which other findings may stand than in an earlier report."""
        gone, come = _difference(before.report.findings, self.report.findings)
        return {cell for finding in (*gone, *come) for cell in _marked(finding)}

    def following(self, report: CheckReport) -> FindingsIndex:
        """Index of the next report, made by looking again only at the cells that a step touched."""
        made = FindingsIndex(report)
        gone, come = _difference(self.report.findings, report.findings)
        touched: dict[ObservationKey, list[Finding]] = {
            cell: [] for finding in (*gone, *come) for cell in _marked(finding)
        }
        there = {id(finding) for cell in touched for finding in self.of(cell)} - set(map(id, gone)) | set(map(id, come))
        for finding in report.findings:
            if id(finding) in there:
                for cell in touched.keys() & _marked(finding):
                    touched[cell].append(finding)
        by_cell = dict(self.by_cell)
        for cell, found in touched.items():
            if found:
                by_cell[cell] = tuple(found)
            else:
                by_cell.pop(cell, None)
        vars(made)["by_cell"] = by_cell
        return made

    @cached_property
    def open_by_table(self) -> Mapping[tuple[str, TableKey], Tally]:
        """Open findings per source and table."""
        grouped: dict[tuple[str, TableKey], list[Finding]] = defaultdict(list)
        for finding in self.report.findings:
            if finding.is_open:
                for place in {(cell.qtable.source, cell.qtable.table_key) for cell in finding.cells}:
                    grouped[place].append(finding)
        return {
            place: Tally(frozenset(finding.key for finding in found), mark_of(found))
            for place, found in grouped.items()
        }

    @cached_property
    def by_key(self) -> Mapping[str, Finding]:
        """Findings by their key, those that wait for a value included."""
        return {finding.key: finding for finding in (*self.report.findings, *self.report.not_evaluated)}

    def of(self, key: ObservationKey) -> tuple[Finding, ...]:
        """Findings on one cell."""
        return self.by_cell.get(key, ())
