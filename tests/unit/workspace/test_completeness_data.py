"""Figures of completeness along every side, beside the last package and an earlier round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource, Declaration, DeclareQTable, EditSource, RemoveSource
from ilms_desktop.model.completeness import Counts, Side, Standing, Tables, together
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.completeness_data import Line, completeness_data, table_title
from tests.unit.workspace.workspace_support import A5, C4, REGISTER, SURVEY, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def line(workspace: Workspace, side: Side, key: str) -> Line:
    """A line by its key."""
    (found,) = (each for each in completeness_data(workspace).sides[side] if each.key == key)
    return found


@pytest.mark.parametrize("side", Side)
def test_every_side_adds_up_to_the_whole(quiet: Workspace, side: Side) -> None:
    """No cell is lost, none is counted twice."""
    put(quiet, C4, {cell("T", "CDS_DES_TOTAL"): 7, cell("M", "CDS_DES_TOTAL"): Observation(status="X")})
    quiet.execute(DeclareQTable(A5, Declaration.NOTHING))
    data = completeness_data(quiet)
    assert together(each.counts for each in data.sides[side]) == data.total.counts == quiet.completeness().total
    assert data.total.counts.not_applicable == 1
    assert data.total.counts.nothing > 1


def test_lines_come_in_the_order_of_the_questionnaire(quiet: Workspace) -> None:
    """Modules, tables, sources, criteria, years, agencies."""
    data = completeness_data(quiet)
    codes = {side: [each.code or each.title for each in lines] for side, lines in data.sides.items()}
    assert codes[Side.MODULE] == ["A", "B", "C"]
    assert codes[Side.TABLE][:2] + codes[Side.TABLE][-1:] == ["A1", "A2", "C7"]
    assert codes[Side.SOURCE] == [REGISTER, SURVEY]
    assert codes[Side.CRITERION] == ["Place of birth", "Citizenship", "Not split"]
    assert codes[Side.YEAR] == ["2022", "2023"]
    assert codes[Side.AGENCY] == ["Agency not stated"]
    assert {each.group for each in data.sides[Side.TABLE]} == {"A", "B", "C"}


def test_tables_without_a_source_count_as_not_answered(quiet: Workspace) -> None:
    """Fourteen of the questionnaire's tables are not two thirds of those that happen to be asked."""
    quiet.execute(RemoveSource(SURVEY))
    data = completeness_data(quiet)
    assert data.uncovered == (*tuple(f"A{n}" for n in range(1, 11)), "B1", "B2", "B3", "B4")
    assert data.total.tables == Tables(asked=21, answered=0, begun=0)
    assert line(quiet, Side.MODULE, "A") == Line("A", "A", "Stock", Counts(), Tables(asked=10))
    assert line(quiet, Side.TABLE, "B4").tables == Tables(asked=1)
    assert line(quiet, Side.SOURCE, REGISTER).tables.asked == 7


def test_a_table_is_answered_by_declarations_as_well(quiet: Workspace) -> None:
    """Nothing to report is an answer."""
    for year in (2022, 2023):
        quiet.execute(DeclareQTable(C4._replace(year=year), Declaration.NOTHING))
    assert line(quiet, Side.TABLE, "C4").tables == Tables(asked=1, answered=1, begun=1)
    assert completeness_data(quiet).total.tables == Tables(asked=21, answered=1, begun=1)


def test_lines_are_compared_with_package_and_round(quiet: Workspace) -> None:
    """A line that was not there then has nothing beside it."""
    then = Standing("S0001", None, quiet.completeness(), {each.id: each.name for each in quiet.sources()})
    put(quiet, C4, {cell("T", "CDS_DES_TOTAL"): 7})
    quiet.execute(AddSource(Source("FX:N1", "FX", "Another register", years=(2021,))))
    data = completeness_data(quiet, package=then)
    assert (data.total.package, data.total.round) == (then.completeness.total, None)
    years = {each.key: each for each in data.sides[Side.YEAR]}
    assert years["2021"].package is None
    assert years["2022"].package == years["2022"].counts
    sources = {each.key: each for each in data.sides[Side.SOURCE]}
    assert sources["FX:N1"].package is None
    assert sources[REGISTER].package is not None


def test_a_running_number_is_no_name(quiet: Workspace) -> None:
    """FX:N1 of last year may be another register than FX:N1 of today."""
    quiet.execute(AddSource(Source("FX:N1", "FX", "Register of departures", years=(2023,))))
    names = {each.id: each.name for each in quiet.sources()}
    same = Standing("2025", None, quiet.completeness(), names)
    other = replace(same, sources={**names, "FX:N1": "Register of permits"})
    found = [
        {each.key: each for each in completeness_data(quiet, last_round=then).sides[Side.SOURCE]}["FX:N1"]
        for then in (same, other)
    ]
    assert [each.round is None for each in found] == [False, True]


def test_agencies_are_told_by_their_names(quiet: Workspace) -> None:
    """Each with the tables of its sources."""
    quiet.execute(EditSource(replace(quiet.source(REGISTER), fields={"agency": "Ministry of Labour"})))
    lines = completeness_data(quiet).sides[Side.AGENCY]
    assert [(each.title, each.tables.asked) for each in lines] == [("Ministry of Labour", 7), ("Agency not stated", 21)]


def test_a_file_without_sources_has_every_table_to_do(quiet: Workspace) -> None:
    """And nothing in percentages."""
    quiet.execute(RemoveSource(SURVEY))
    quiet.execute(RemoveSource(REGISTER))
    data = completeness_data(quiet)
    assert (data.total.counts, data.total.tables) == (Counts(), Tables(asked=21))
    assert (data.sides[Side.SOURCE], data.sides[Side.CRITERION]) == ((), ())


def test_the_criterion_tells_tables_of_one_number_apart(quiet: Workspace) -> None:
    """Where a source fills both."""
    tables = [each for each in quiet.edition.tables if each.number == "A5"]
    assert [table_title(each) for each in tables] == [
        "Work · activity · Place of birth",
        "Work · activity · Citizenship",
    ]
    assert tables[0].key.criterion is Criterion.BIRTH
