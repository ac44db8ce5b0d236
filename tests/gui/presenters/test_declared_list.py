"""Declarations of the years of a table stand together where one sentence says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Declaration, DeclareQTable
from ilms_desktop.ui.presenters.declared_list import declared
from tests.gui.conftest import c1

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_years_with_one_reason_are_one_line(workspace: Workspace) -> None:
    """Another reason, or another declaration, is another line."""
    assert declared(workspace) == ()
    said = {
        2019: (Declaration.NOTHING, "Nobody."),
        2021: (Declaration.NOTHING, "Nobody."),
        2022: (Declaration.NOTHING, "Closed."),
        2023: (Declaration.NOT_AVAILABLE, "Nobody."),
    }
    for year, (declaration, reason) in said.items():
        workspace.execute(DeclareQTable(c1("T", "TOTAL", year).qtable, declaration, reason))
    found = declared(workspace)
    assert {(each.years, each.declaration, each.reason) for each in found} == {
        ((2019, 2021), Declaration.NOTHING, "Nobody."),
        ((2022,), Declaration.NOTHING, "Closed."),
        ((2023,), Declaration.NOT_AVAILABLE, "Nobody."),
    }
    assert {(each.code, each.title) for each in found} == {("C1", "Stock abroad")}
