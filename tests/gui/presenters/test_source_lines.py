"""Sources are listed with their kind, what they fill and how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.source_lines import source_lines

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_source_in_three_lines(workspace: Workspace) -> None:
    """Name, kind with id, tables and years."""
    (line,) = source_lines(workspace)
    assert line.name.startswith("Administrative Records")
    assert bare(line.kind).endswith(" · FX:14128")
    assert bare(line.fills).startswith("A1–A10, B1–B4, C1–C7 · ")
    assert line.counts == workspace.completeness().total


def test_a_source_without_years_says_so(empty_workspace: Workspace) -> None:
    """Nothing is asked of it yet."""
    empty_workspace.execute(AddSource(Source(id="CA:N", type="CA", name="Economic census")))
    (line,) = source_lines(empty_workspace)
    assert bare(line.fills).endswith(" · no year yet")
    assert line.counts.asked == 0
