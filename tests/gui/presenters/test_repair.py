"""A suggestion is shown cell by cell before it is applied, and applied as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.observation import BLANK
from ilms_desktop.number_text import ENGLISH
from ilms_desktop.ui.presenters.figures import Writing
from ilms_desktop.ui.presenters.repair import RepairRow, repair_command, repair_rows
from tests.gui.conftest import c1

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.workspace.workspace import Workspace


def exchanged(workspace: Workspace) -> Finding:
    """The finding on Cambodia's C1, 2010, where the total and the men are exchanged."""
    return next(finding for finding in workspace.report().findings if finding.rule == "V05")


def test_before_and_after(workspace: Workspace) -> None:
    """Both figures as they are shown in the table."""
    suggestion = exchanged(workspace).suggestion
    assert suggestion is not None
    rows = repair_rows(workspace.edition, suggestion, now=workspace.observation, writing=Writing(ENGLISH))
    assert rows == (
        RepairRow(c1("T", "TOTAL", 2010), "Total", 2010, "72.728", "133.269"),
        RepairRow(c1("M", "TOTAL", 2010), "Male, Total", 2010, "133.269", "72.728"),
    )


def test_an_empty_cell_is_shown_as_a_dash(workspace: Workspace) -> None:
    """Nothing must not look like a missing column."""
    suggestion = exchanged(workspace).suggestion
    assert suggestion is not None
    rows = repair_rows(workspace.edition, suggestion, now=lambda _key: BLANK, writing=Writing(ENGLISH))
    assert rows[0].before == "–"


def test_applying_repairs_and_undo_takes_it_back(workspace: Workspace) -> None:
    """The finding goes, one step brings it back."""
    command = repair_command(exchanged(workspace))
    assert command is not None
    workspace.execute(command)
    assert workspace.observation(c1("T", "TOTAL", 2010)).value == 133_269
    assert not [finding for finding in workspace.report().findings if finding.rule == "V05"]
    workspace.undo()
    assert exchanged(workspace).suggestion is not None


def test_a_finding_without_suggestion_has_no_command(workspace: Workspace) -> None:
    """Then only the person can repair it."""
    assert repair_command(replace(exchanged(workspace), suggestion=None)) is None
