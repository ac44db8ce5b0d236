"""Findings are found by cell and by key; the cell opens the list, the list opens the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.findings_index import FindingsIndex
from tests.gui.conftest import C1, SOURCE, c1, c4

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_findings_of_a_cell(workspace: Workspace) -> None:
    """Total, men and women of Cambodia's C1, 2010 do not add up, and two look exchanged."""
    index = FindingsIndex(workspace.report())
    assert {finding.rule for finding in index.of(c1("M", "TOTAL", 2010))} >= {"V02", "V05"}
    assert index.of(c4("M", "KOR", 2018)) == ()


def test_what_is_only_told_marks_one_cell(workspace: Workspace) -> None:
    """A rounding difference must not sprinkle signs over a whole column."""
    index = FindingsIndex(workspace.report())
    told = next(finding for finding in workspace.report().findings if finding.severity.value == "I")
    assert told in index.of(told.cells[0])
    assert all(told not in index.of(cell) for cell in told.cells[1:])


def test_every_finding_is_found_by_its_key(workspace: Workspace) -> None:
    """Those that wait for a value too."""
    report = workspace.report()
    index = FindingsIndex(report)
    for finding in (*report.findings, *report.not_evaluated):
        assert index.by_key[finding.key] is finding


def test_the_next_index_equals_one_made_anew(workspace: Workspace) -> None:
    """After every keystroke only the touched cells are looked at, and none is overlooked."""
    index = FindingsIndex(workspace.report())
    assert index.following(workspace.report()).by_cell == index.by_cell
    steps = (
        {c1("M", "TOTAL", 2010): BLANK},
        {c1("M", "TOTAL", 2010): Observation(value=999_000)},
        {c4("M", "KOR", 2018): Observation(text="about 4"), c4("F", "KOR", 2018): Observation(value=1_000_000)},
        {c4("M", "KOR", 2018): BLANK, c4("F", "KOR", 2018): BLANK, c4("T", "KOR", 2018): BLANK},
    )
    for step in steps:
        before = index
        workspace.execute(SetObservations(tuple(step.items()), Label("Test")))
        index = index.following(workspace.report())
        assert index.by_cell == FindingsIndex(workspace.report()).by_cell
        changed = {cell for cell in before.by_cell.keys() | index.by_cell if before.of(cell) != index.of(cell)}
        assert changed
        assert changed <= index.changed_cells(before)


def test_open_findings_by_table(workspace: Workspace) -> None:
    """One finding counts once in its table, however many cells it has."""
    index = FindingsIndex(workspace.report())
    assert index.open_by_table[SOURCE, C1].count == 4
