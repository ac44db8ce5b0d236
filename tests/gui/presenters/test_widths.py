"""A year column is as wide as its longest figure, found without a look at every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.widths import longest_figure
from tests.gui.conftest import A5, c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_the_longest_figure_is_found(workspace: Workspace) -> None:
    """More decimals can be longer than more thousands, and a computed total counts as well."""
    key = c4("M", "KOR", 2017)
    workspace.execute(SetObservations(((key, Observation(value=123_456_789_000, decimals=0)),), Label("Test")))
    state = state_of(workspace)
    column = place(state, key)[1]
    every = [state.picture(row, column).text for row in range(len(state.rows)) if state.figure(row, column)]
    assert len(longest_figure(state, column)) == max(map(len, every))


def test_a_long_text_makes_no_column_wide(workspace: Workspace) -> None:
    """What cannot be read is shortened in its cell instead."""
    key = c4("M", "KOR", 2017)
    workspace.execute(SetObservations(((key, Observation(text="see the annex of the report")),), Label("Test")))
    state = state_of(workspace)
    assert "annex" not in longest_figure(state, place(state, key)[1])


def test_an_empty_year_has_none(workspace: Workspace) -> None:
    """The preset width holds."""
    assert longest_figure(state_of(workspace, A5), 0) == ""
