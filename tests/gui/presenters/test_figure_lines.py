"""Completeness in numbers: columns that mean something, lines along each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.completeness import Standing
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.figure_lines import Figures, figures
from ilms_desktop.workspace.completeness_data import completeness_data
from tests.gui.conftest import SOURCE, c4

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def heads(found: Figures) -> list[str]:
    """Headings of the columns."""
    return [bare(column.head) for column in found.columns]


def test_columns_that_hold_nothing_are_left_out(workspace: Workspace) -> None:
    """Until something is typed that needs one, or there is something to compare with."""
    usual = ["Answered", "Entered", "Zero", "Missing", "Not appl.", "Nothing", "Blank", "Tables"]
    assert heads(figures(completeness_data(workspace))) == usual
    workspace.execute(SetObservations(((c4("M", "KOR", 2017), Observation(text="ten")),), Label("Type")))
    assert heads(figures(completeness_data(workspace))) == [*usual[:6], "Unread", *usual[6:]]
    workspace.undo()
    then = Standing("S0001", None, workspace.completeness(), {})
    last = Standing("2025", None, workspace.completeness(), {})
    found = figures(completeness_data(workspace, package=then, last_round=last))
    assert heads(found)[-2:] == ["S0001", "2025"]
    assert found.rows[0].texts[-2:] == ("8 %", "8 %")


def test_each_line_says_its_numbers_under_their_headings(workspace: Workspace) -> None:
    """The first is the whole file; headings have none."""
    found = figures(completeness_data(workspace))
    total, counts = found.rows[0], workspace.completeness().total
    assert total.title == "All tables"
    numbers = (counts.entered, counts.zero, 0, 0, 0, counts.blank)
    assert [bare(text) for text in total.texts] == ["8 %", *map(str, numbers), "0 / 21"]
    assert [row.title for row in found.rows if row.is_head] == [
        *("By module", "By table", "By source", "By criterion", "By year")
    ]
    titles = [bare(row.title) for row in found.rows]
    assert "C4 · Work · country" in titles
    assert any(title.startswith(f"{SOURCE} · Administrative") for title in titles)


def test_what_was_not_there_then_has_a_dash(workspace: Workspace, empty_workspace: Workspace) -> None:
    """Nothing is not zero per cent."""
    nothing = Standing("S0001", None, empty_workspace.completeness(), {})
    found = figures(completeness_data(workspace, package=nothing))
    assert found.rows[0].texts[-1] == "–"
    assert found.rows[2].texts[-1] == "–"
