"""The overview counts what the tables count, and lists what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.completeness import Counts
from ilms_desktop.ui.presenters.heat_map import gaps, heat_maps, module_cards, step_of
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


@pytest.mark.parametrize(
    ("percent", "step"), [(0, 0), (1, 1), (24, 1), (25, 2), (49, 2), (50, 3), (74, 3), (75, 4), (99, 4), (100, 5)]
)
def test_steps_of_the_scale(percent: int, step: int) -> None:
    """Nothing and everything have a step of their own."""
    assert step_of(percent) == step


def test_the_map_has_a_row_per_table_and_a_column_per_year(workspace: Workspace) -> None:
    """A year that a table does not ask is a hole, not a zero."""
    (heat,) = heat_maps(workspace.edition, workspace.sources(), workspace.completeness())
    assert heat.source == SOURCE
    c4 = next(row for row in heat.rows if row.code == "C4")
    assert len(c4.cells) == len(heat.years)
    assert c4.cells[heat.years.index(2010)] is None
    in_2021 = c4.cells[heat.years.index(2021)]
    assert in_2021 is not None
    assert in_2021.counts.percent < 100


def test_cards_add_up(workspace: Workspace) -> None:
    """All tables first, then the modules."""
    cards = module_cards(workspace.edition, workspace.sources(), workspace.completeness())
    assert [card.code for card in cards] == ["", "A", "B", "C"]
    assert cards[0].counts == sum((card.counts for card in cards[1:]), Counts())
    assert cards[1].sources == ()
    assert cards[3].sources == (workspace.sources()[0].name,)


def test_gaps_begin_with_what_is_begun(workspace: Workspace) -> None:
    """Finishing a table is worth more than starting another."""
    found = gaps(workspace.edition, workspace.sources(), workspace.completeness())
    begun = [gap.code for gap in found if gap.started]
    assert begun == [gap.code for gap in found][: len(begun)]
    c4 = next(gap for gap in found if gap.code == "C4")
    assert (c4.years, c4.empty) == ((2021,), 5)
    assert sum(gap.empty for gap in found) == workspace.completeness().total.empty


def test_a_file_without_sources_has_nothing_to_map(empty_workspace: Workspace) -> None:
    """The screen then says what to do first."""
    completeness = empty_workspace.completeness()
    assert heat_maps(empty_workspace.edition, (), completeness) == ()
    assert gaps(empty_workspace.edition, (), completeness) == ()
    assert [card.code for card in module_cards(empty_workspace.edition, (), completeness)] == [""]
