"""The printed sheet of sources: the matrix in words, gaps framed, a page for each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label, RemoveSource, SetObservations
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.report.sources_sheet import CellState, MatrixCell
from ilms_desktop.workspace.sources_data import sources_sheet
from tests.unit.workspace.reports_support import C4, NOW, SURVEY, THAI, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.report.sources_sheet import MatrixRow, SourcesSheet
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The file, open: a register, then a survey."""
    with make(tmp_path / "khm.ilms") as made:
        yield made


def row(sheet: SourcesSheet, name: str) -> MatrixRow:
    """A row of either matrix, by number or title."""
    return next(each for matrix in sheet.matrices for each in matrix.rows if name in (each.number, each.title))


def test_the_heads_say_what_holds_for_the_column(workspace: Workspace) -> None:
    """Criteria and years stand once, over the column; a cell says only what differs."""
    sheet = sources_sheet(workspace, now=NOW)
    assert [(head.id, head.scope) for head in sheet.heads] == [
        ("FX:N1", "2020–2021"),
        ("BA:N1", "by citizenship · 2021"),
    ]
    assert row(sheet, "A1").cells == (
        MatrixCell(CellState.SOFT, "–"),
        MatrixCell(CellState.PLAIN, "empty", row(sheet, "A1").cells[1].parts),
    )
    assert row(sheet, "C4").cells[0].text == "38%"
    assert row(sheet, "C4").cells[0].parts[0] > 0


def test_a_cell_says_its_years_where_they_are_others(workspace: Workspace) -> None:
    """Figures of a year that is not among those of the source are still covered."""
    key = ObservationKey(C4._replace(year=2019), CellKey("SEX_T", ABSENT, "CDS_DES_TOTAL"))
    workspace.execute(SetObservations(((key, Observation(5000, 0)),), Label("Type")))
    assert row(sources_sheet(workspace, now=NOW), "C4").cells[0].text.endswith("% · 2019–2021")


def test_a_table_without_source_is_named_in_words(workspace: Workspace) -> None:
    """It must be seen in a photocopy."""
    workspace.execute(RemoveSource(SURVEY))
    sheet = sources_sheet(workspace, now=NOW)
    assert row(sheet, "A1").gap == "no source"
    assert row(sheet, "C4").gap == ""
    assert sheet.matrices[0].note.startswith("Tables that no source fills: A1, A2")


def test_open_answers_are_framed_and_others_are_not(workspace: Workspace) -> None:
    """What the ILO asks and nobody answered stands out; what nobody needs to say does not."""
    sheet = sources_sheet(workspace, now=NOW)
    assert row(sheet, "Data reference period").cells[0] == MatrixCell(CellState.GAP, "not answered")
    assert row(sheet, "Geographical coverage").cells[1] == MatrixCell(CellState.SOFT, "not stated")
    assert row(sheet, "Criterion").cells[0] == MatrixCell(CellState.SOFT, "–")


def test_each_source_has_its_sheet(workspace: Workspace) -> None:
    """In short, then by the headings of the editor, then what is said of its tables."""
    register, survey = sources_sheet(workspace, now=NOW).pages
    assert register.head.name == f"Register {THAI}"
    assert [section.title for section in register.sections][:2] == ["In short", "What it is"]
    assert register.notes[0].startswith("C4 2020: Break in series: ")
    assert survey.notes == ()
    short = {answer.label: answer for answer in survey.sections[0].answers}
    assert short["Years"].text == "2021"
    assert short["Criterion"].text == "by citizenship"
    assert {answer.label: answer for answer in register.sections[0].answers}["Criterion"].text == "–"
