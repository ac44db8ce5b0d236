"""Gaps: what is begun first, what no source fills last, each with what is planned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ilms_desktop.model.command import Declaration, DeclareQTable, PlanWork, RemoveSource
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.workspace.gaps import Gap, Lack, gaps
from tests.unit.workspace.workspace_support import A5, C1, C4, REGISTER, SURVEY, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def found(workspace: Workspace) -> tuple[Gap, ...]:
    """Gaps of a file as it stands."""
    return gaps(workspace.edition, workspace.sources(), workspace.completeness(), workspace.plan())


def c4(workspace: Workspace) -> Gap:
    """The gap of table C4 of the register."""
    (gap,) = (each for each in found(workspace) if (each.source, each.code) == (REGISTER, "C4"))
    return gap


def test_gaps_begin_with_what_is_begun(quiet: Workspace) -> None:
    """Finishing a table is worth more than starting another."""
    put(quiet, C4, {cell("T", "CDS_DES_TOTAL"): 7})
    put(quiet, C1, {cell("T", "CRS_RES_TOTAL"): Observation(text="about ten")})
    first, second, *rest = found(quiet)
    assert {first.code: first.lack, second.code: second.lack} == {"C4": Lack.CELLS, "C1": Lack.UNREADABLE}
    assert all(each.lack is Lack.ALL for each in rest)
    assert [each.empty for each in rest] == sorted((each.empty for each in rest), reverse=True)
    assert sum(each.empty for each in found(quiet)) == quiet.completeness().total.empty


def test_a_declared_table_is_no_gap(quiet: Workspace) -> None:
    """Nothing is left to do in it; a year that is not declared is."""
    quiet.execute(DeclareQTable(C4, Declaration.NOTHING))
    assert c4(quiet).years == (2022,)
    quiet.execute(DeclareQTable(C4._replace(year=2022), Declaration.NOT_AVAILABLE))
    assert (REGISTER, "C4") not in {(each.source, each.code) for each in found(quiet)}


def test_criteria_are_told_where_a_source_fills_a_table_twice(quiet: Workspace) -> None:
    """Two lines of A5 that look the same would be taken for one."""
    titles = {(each.code, each.title) for each in found(quiet)}
    assert ("A5", "Work · activity · Place of birth") in titles
    assert ("A5", "Work · activity · Citizenship") in titles
    assert ("C4", "Work · country") in titles


def test_tables_without_a_source_come_last(quiet: Workspace) -> None:
    """Once each, with no cells to go to."""
    quiet.execute(RemoveSource(SURVEY))
    quiet.execute(PlanWork((Planned("", A5.table_key, owner="Sok Dara"),)))
    lines = found(quiet)
    last = [each for each in lines if each.lack is Lack.SOURCE]
    assert lines[-len(last) :] == tuple(last)
    assert len(last) == 14
    (a5,) = (each for each in last if each.code == "A5")
    assert (a5.source, a5.years, a5.empty, a5.planned.owner) == ("", (), 0, "Sok Dara")
    quiet.execute(RemoveSource(REGISTER))
    assert found(quiet) == ()


def test_a_day_that_is_over_is_overdue(quiet: Workspace) -> None:
    """The day itself is not."""
    quiet.execute(PlanWork((Planned(REGISTER, C4.table_key, due=date(2026, 10, 1)),)))
    assert [c4(quiet).is_overdue(date(2026, 10, day)) for day in (1, 2)] == [False, True]
    assert not any(each.is_overdue(date(2030, 1, 1)) for each in found(quiet) if each != c4(quiet))
