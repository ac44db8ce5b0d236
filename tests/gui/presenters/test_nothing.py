"""A table declared as nothing to report: years, versions, one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.nothing import nothing_command, nothing_years, take_back_command
from tests.gui.conftest import C1, C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_untouched_years_are_told_from_begun_ones(workspace: Workspace) -> None:
    """A year with figures is declared only if somebody says so."""
    found = nothing_years(workspace, SOURCE, C1)
    assert [key.year for key in found.untouched] == [2019, 2020, 2021, 2022, 2023]
    assert [key.year for key in found.begun] == [2010]
    assert [key.year for key in nothing_years(workspace, SOURCE, C4).begun] == [2021]


def test_years_are_declared_and_taken_back_in_one_step(workspace: Workspace) -> None:
    """Their cells then count as answered; zero and blank stay what they were."""
    before = workspace.completeness().total
    keys = nothing_years(workspace, SOURCE, C1).untouched
    workspace.execute(nothing_command(keys, "Nobody."))
    after = workspace.completeness().total
    assert after.nothing == before.blank - after.blank > 0
    assert (after.zero, after.entered) == (before.zero, before.entered)
    assert set(workspace.declarations()) == set(keys)
    workspace.execute(take_back_command(keys))
    assert workspace.completeness().total == before
    workspace.undo()
    workspace.undo()
    assert workspace.declarations() == {}
