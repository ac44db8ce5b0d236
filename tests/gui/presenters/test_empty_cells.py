"""Empty cells get a reason by one step: letter by letter, or once for the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import ChooseVersion, Declaration, DeclareQTable, Label, SetObservations
from ilms_desktop.model.key import ObservationKey, TableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.empty_cells import (
    EmptyYear,
    Why,
    choice_words,
    declares,
    deed_words,
    find_year,
    needs_reason,
    why_command,
)
from tests.gui.conftest import A5, C4, SOURCE, c4
from tests.gui.presenters.test_version_words import SECTOR, fill_total

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

#: an empty cell of 2021, and a filled one
SINGAPORE, KOREA = c4("M", "SGP", 2021), c4("M", "KOR", 2021)


def found(workspace: Workspace, table: TableKey = C4, year: int = 2021) -> EmptyYear:
    """Empty cells of a year."""
    empty = find_year(workspace, SOURCE, table, year)
    assert empty is not None
    return empty


def test_empty_cells_are_found_from_top_to_bottom(workspace: Workspace) -> None:
    """As many as the head of the year says are missing."""
    empty = found(workspace)
    assert len(empty.rows) == empty.year.counts.blank == 5
    assert empty.first == c4("T", "X", 2021)
    assert not empty.is_untouched
    assert find_year(workspace, SOURCE, C4, 1990) is None


@pytest.mark.parametrize("why", [Why.NOT_AVAILABLE, Why.NOT_APPLICABLE])
def test_a_letter_goes_into_every_empty_cell_and_no_other(workspace: Workspace, why: Why) -> None:
    """One step; the reason is a note on each, but a note that stands there already stays."""
    noted = ObservationKey(SINGAPORE.qtable, SINGAPORE.cell)
    workspace.execute(SetObservations(((noted, Observation(note="see yearbook")),), Label("Test")))
    before = dict(workspace.observations())
    empty = found(workspace)
    assert bare(deed_words(empty, why)) == f"Put {why} into 5 cells"
    changes = workspace.execute(why_command(empty, why, "Not collected."))
    assert len(changes.keys) == 5
    after = dict(workspace.observations())
    assert {key: after[key] for key in before if key != noted} == {key: before[key] for key in before if key != noted}
    assert after[noted] == Observation(status=str(why), note="see yearbook")
    assert after[c4("T", "X", 2021)] == Observation(status=str(why), note="Not collected.")
    assert found(workspace).rows == ()
    workspace.undo()
    assert dict(workspace.observations()) == before


def test_nothing_to_report_changes_no_cell(workspace: Workspace) -> None:
    """It is said once, and counts."""
    before = dict(workspace.observations())
    empty = found(workspace)
    assert deed_words(empty, Why.NOTHING) == "Declare the year"
    workspace.execute(why_command(empty, Why.NOTHING, ""))
    assert dict(workspace.observations()) == before
    assert found(workspace).year.counts.nothing == 5


def test_an_untouched_year_is_not_filled_with_letters(workspace: Workspace) -> None:
    """One sentence says that it is not reported, and it must say why; "not applicable" is said cell by cell."""
    empty = found(workspace, A5, 2021)
    assert empty.is_untouched
    assert declares(empty, Why.NOT_AVAILABLE)
    assert needs_reason(empty, Why.NOT_AVAILABLE)
    assert not needs_reason(empty, Why.NOTHING)
    assert not declares(empty, Why.NOT_APPLICABLE)
    assert "once for the year" in choice_words(empty, Why.NOT_AVAILABLE)[1]
    assert "letter N" in choice_words(found(workspace), Why.NOT_AVAILABLE)[1]
    command = why_command(empty, Why.NOT_AVAILABLE, "The survey was not run.")
    assert command == DeclareQTable(empty.year.qtable, Declaration.NOT_AVAILABLE, "The survey was not run.")


def test_a_year_is_asked_about_in_the_version_in_which_it_counts(workspace: Workspace) -> None:
    """Letters in a version that nobody fills would be new answers to a question nobody asked."""
    fill_total(workspace, SECTOR, 2021)
    workspace.execute(ChooseVersion(SOURCE, A5, "ECO_AGGREGATE"))
    empty = found(workspace, A5, 2021)
    assert empty.year.qtable.version == SECTOR
    assert empty.rows
    assert workspace.observation(ObservationKey(empty.year.qtable, empty.rows[0].cell)) == BLANK
