"""What the tests of charts draw: a table with everything that can stand in a cell, in 2019 to 2023."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.model.command import Declaration, DeclareQTable, NameCountries, SetQTableField
from ilms_desktop.model.observation import Observation
from ilms_desktop.number_text import ENGLISH
from ilms_desktop.workspace.chart_wish import ChartWish
from tests.unit.workspace.workspace_support import C4, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.chart_places import Kind
    from ilms_desktop.workspace.workspace import Workspace

TOTAL, THAILAND, JAPAN, KOREA, OTHERS = ("CDS_DES_TOTAL", "CDS_DES_THA", "CDS_DES_JPN", "CDS_DES_KOR", "CDS_DES_X")


def fill(workspace: Workspace) -> None:
    """Employment abroad: 2019 and 2021 to 2023, the year between is not in the table at all."""
    named = (THAILAND, JAPAN, KOREA)
    for year in (2019, 2021, 2023):
        workspace.execute(NameCountries(C4._replace(year=year), named))
    put(
        workspace,
        C4._replace(year=2019),
        {cell("T", TOTAL): 10, cell("M", TOTAL): Observation(status="C"), cell("F", TOTAL): Observation(status="C")},
    )
    put(
        workspace,
        C4._replace(year=2021),
        {
            cell("T", TOTAL): Observation(20_500, 1, status="B"),
            cell("M", TOTAL): 0,
            cell("F", TOTAL): Observation(text="none"),
        },
    )
    workspace.execute(SetQTableField(C4._replace(year=2021), "I11", "I11:264"))
    workspace.execute(DeclareQTable(C4._replace(year=2022), Declaration.NOTHING))
    said: dict[str, Observation | int] = {
        TOTAL: 50,
        THAILAND: 30,
        JAPAN: Observation(status="C"),
        KOREA: Observation(15_000, 0, status="E"),
        OTHERS: 3,
    }
    put(workspace, C4, {cell("T", country): what for country, what in said.items()})


def wish(kind: Kind, **more: Any) -> ChartWish:
    """A wish for a chart of that table in English figures."""
    return ChartWish(kind, ENGLISH, **{"table": C4.table_key, **more})
