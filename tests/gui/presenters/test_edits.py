"""Filled cells become one command; a country is named where its figure is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Batch, Label, NameCountries, SetObservations
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.edits import command_for
from tests.gui.conftest import A5, C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.table_view import TableView, YearColumn
    from ilms_desktop.workspace.workspace import Workspace

LABEL = Label("Test")


def cell(view: TableView, country: str, year: int) -> tuple[LayoutRow, YearColumn]:
    """Row and year of the men of a country."""
    row = next(row for row in view.layout.rows if row.cell.klass.endswith(country) and row.cell.sex == "SEX_M")
    return row, next(each for each in view.years if each.qtable.year == year)


def test_asked_cells_are_simply_set(workspace: Workspace) -> None:
    """The usual case is one plain command."""
    view = workspace.table_view(SOURCE, C4)
    command = command_for(view, [(*cell(view, "KOR", 2017), Observation(value=1))], LABEL)
    assert isinstance(command, SetObservations)


def test_a_country_is_named_first_where_it_is_not_yet(workspace: Workspace) -> None:
    """Both are one step of undo; emptying a cell names nothing."""
    view = workspace.table_view(SOURCE, C4)
    command = command_for(view, [(*cell(view, "THA", 2021), Observation(value=1))], LABEL)
    assert isinstance(command, Batch)
    naming = command.commands[0]
    assert isinstance(naming, NameCountries)
    assert naming.codes == (*cell(view, "THA", 2021)[1].named, "CDS_DES_THA")
    assert isinstance(command_for(view, [(*cell(view, "THA", 2021), BLANK)], LABEL), SetObservations)


def test_tables_without_countries_name_none(workspace: Workspace) -> None:
    """Their rows are fixed."""
    view = workspace.table_view(SOURCE, A5)
    row, year = view.layout.rows[0], view.years[0]
    assert isinstance(command_for(view, [(row, year, Observation(value=1))], LABEL), SetObservations)
