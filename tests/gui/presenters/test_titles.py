"""The title says country, round, place, and EXAMPLE where the figures are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.titles import program_title, window_title

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_an_example_is_marked(workspace: Workspace) -> None:
    """Nobody must take the example for a country's reply."""
    assert window_title(workspace, ["C4", ""]) == "EXAMPLE · Cambodia 2026 · C4 — ILMS Desktop"


def test_a_questionnaire_is_not(empty_workspace: Workspace) -> None:
    """The mark stands only where it is true."""
    assert window_title(empty_workspace, ["Overview"]) == f"Cambodia 2026 · Overview — {program_title()}"
