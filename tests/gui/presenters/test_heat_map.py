"""The overview counts what the tables count, and lists what is left to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters.heat_map import heat_maps, module_cards, step_of
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from ilms_desktop.model.source import Source
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


def test_a_table_by_two_criteria_is_two_lines(empty_workspace: Workspace, new_source: Source) -> None:
    """Each says by which."""
    both = replace(new_source, criteria=(Criterion.BIRTH, Criterion.CITIZENSHIP), fields={"agency": "NIS"})
    empty_workspace.execute(AddSource(both))
    (heat,) = heat_maps(empty_workspace.edition, empty_workspace.sources(), empty_workspace.completeness())
    titles = [row.title for row in heat.rows if row.code == "A1"]
    assert titles == ["Age · Place of birth", "Age · Citizenship"]
    assert [row.title for row in heat.rows if row.code == "C1"] == ["Stock abroad"]
    assert heat.agency == "NIS"


def test_a_file_without_sources_has_nothing_to_map(empty_workspace: Workspace) -> None:
    """The screen then says what to do first."""
    completeness = empty_workspace.completeness()
    assert heat_maps(empty_workspace.edition, (), completeness) == ()
    assert [card.code for card in module_cards(empty_workspace.edition, (), completeness)] == [""]
