"""The work list as a model."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.model.command import AddSource, Label, SetObservations
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.ui.models.gaps_model import CODE_ROLE, GapsModel, shorter, whole
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.gaps import gaps
from tests.gui.conftest import C4, SOURCE

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.workspace import Workspace


def test_a_gap_tells_years_number_and_table(workspace: Workspace, qtmodeltester: ModelTester) -> None:
    """The source is told where there are several."""
    model = GapsModel()
    found = gaps(workspace.edition, workspace.sources(), workspace.completeness(), {})
    model.show_gaps(found, with_source=True)
    qtmodeltester.check(model)
    row = next(row for row, gap in enumerate(found) if gap.code == "C4")
    index = model.index(row)
    assert [bare(text) for text in index.data(LINES_ROLE)] == [
        "2021 · 5 empty",
        "Work · country",
        "Administrative Records, Department…",
    ]
    assert "Ministry of Labour and Vocational Training" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(CODE_ROLE) == "C4"
    assert bare(index.data()) == "C4 2021 · 5 empty"
    assert bare(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("C4, 2021 · 5 empty, Work · country")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.line(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    not_begun = next(row for row, gap in enumerate(found) if not gap.started)
    assert "nothing entered yet" in model.index(not_begun).data(LINES_ROLE)[1]
    model.show_gaps(found, with_source=False)
    assert model.index(row).data(LINES_ROLE)[2] == ""


def test_a_gap_tells_who_does_it_until_when(workspace: Workspace) -> None:
    """And that the day is over."""
    due = date(2026, 10, 1)
    plan = {(SOURCE, C4): Planned(SOURCE, C4, owner="Sok Dara", due=due, note="Ask for 2021.")}
    found = gaps(workspace.edition, workspace.sources(), workspace.completeness(), plan)
    model = GapsModel()
    row = next(row for row, gap in enumerate(found) if gap.code == "C4")
    for today, words in (
        (due, "Sok Dara · until 1 October 2026"),
        (date(2026, 10, 2), "Sok Dara · until 1 October 2026 (overdue)"),
    ):
        model.show_gaps(found, with_source=False, today=today)
        assert [bare(text) for text in model.index(row).data(LINES_ROLE)][3:] == [words, "Ask for 2021."]
    assert "Ask for 2021." in model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_else_is_wrong_is_said(empty_workspace: Workspace, new_source: Source) -> None:
    """Tables that no source fills, and text that is no figure."""
    register = replace(new_source, id="FX:N1", type="FX", criteria=(), years=(2023,))
    empty_workspace.execute(AddSource(register))
    key = ObservationKey(
        QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2023), CellKey("SEX_T", "_", "CRS_RES_TOTAL")
    )
    empty_workspace.execute(SetObservations(((key, Observation(text="about ten")),), Label("Type")))
    model = GapsModel()
    model.show_gaps(
        gaps(empty_workspace.edition, empty_workspace.sources(), empty_workspace.completeness(), {}), with_source=True
    )
    first, last = model.index(0).data(LINES_ROLE), model.index(model.rowCount() - 1).data(LINES_ROLE)
    assert first[1] == "Stock abroad · holds text that is no figure"
    assert last[:2] == ("No source fills it", "Occupation")
    assert shorter("Short name") == "Short name"
    assert whole("Short name") == ""
