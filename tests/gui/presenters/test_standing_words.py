"""Where the file stands, in sentences."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ilms_desktop.model.completeness import Standing
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.standing_words import standing_words
from ilms_desktop.workspace.completeness_data import completeness_data

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_tables_package_and_round_are_told(workspace: Workspace, empty_workspace: Workspace) -> None:
    """As many sentences as there is something to say."""
    assert list(map(bare, standing_words(completeness_data(workspace)))) == ["Answered: 0 of 21 tables, none; 4 begun"]
    then = Standing("S0002", datetime(2026, 3, 3, tzinfo=UTC), empty_workspace.completeness(), {})
    last = Standing("2025", None, workspace.completeness(), {})
    found = standing_words(completeness_data(workspace, package=then, last_round=last))
    assert list(map(bare, found[1:])) == ["Package S0002 of 3 March 2026: 0 %, now 8 %", "Round 2025: 8 %, now 8 %"]


def test_tables_without_a_source_are_told(empty_workspace: Workspace) -> None:
    """They are asked all the same."""
    found = standing_words(completeness_data(empty_workspace))
    assert list(map(bare, found)) == ["Answered: 0 of 21 tables, none; 0 begun", "21 tables have no source"]
