"""Cells on paper: blank, zero, missing with a reason, nothing to report and not asked never look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import (
    AddSource,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    Label,
    NameCountries,
    SetObservations,
)
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.number_text import ENGLISH
from ilms_desktop.report.tables_sheet import CellSign, PrintedCell
from ilms_desktop.workspace.printed_cells import CellWriter
from tests.unit.workspace.reports_support import C4, C7_2021, REGISTER, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The file, open."""
    with make(tmp_path / "khm.ilms") as made:
        yield made


def cells_of(workspace: Workspace, qtable: QTableKey) -> tuple[CellWriter, dict[CellKey, PrintedCell]]:
    """Cells of a year as printed, with the writer that has their notes."""
    view = workspace.table_view(qtable.source, qtable.table_key, version=qtable.version)
    place = next(place for place, year in enumerate(view.years) if year.qtable == qtable)
    writer = CellWriter(workspace.edition, view.layout.table, ENGLISH)
    rows = {row.cell: writer.row(row, view.years) for row in view.layout.rows}
    return writer, {cell: row.cells[place] for cell, row in rows.items()}


def test_each_state_has_its_own_sign(workspace: Workspace) -> None:
    """Figure, zero, letters and text; a total from its parts is marked as computed."""
    _writer, cells = cells_of(workspace, C4)
    found = {(cell.sex[-1], cell.klass.removeprefix("CDS_DES_")): said for cell, said in cells.items()}
    assert found["M", "THA"] == PrintedCell(CellSign.FIGURE, "1,234.567")
    assert found["F", "THA"] == PrintedCell(CellSign.FIGURE, "2", "e 1)")
    assert found["M", "MYS"] == PrintedCell(CellSign.FIGURE, "0")
    assert found["F", "MYS"] == PrintedCell(CellSign.LETTER, "N", "2)")
    assert found["M", "X"] == PrintedCell(CellSign.LETTER, "X")
    assert found["F", "X"] == PrintedCell(CellSign.UNREADABLE, "some 12")
    assert found["T", "THA"] == PrintedCell(CellSign.FIGURE, "Σ 1,236.567")
    assert found["T", "MYS"] == PrintedCell(CellSign.FIGURE, "Σ 0…")
    assert found["M", "TOTAL"].text.startswith("Σ 1,234.567")


def test_what_is_not_asked_is_not_empty(workspace: Workspace) -> None:
    """A country that is named in another year only is no gap in this one."""
    workspace.execute(NameCountries(C4._replace(year=2021), ("CDS_DES_MYS",)))
    _writer, cells = cells_of(workspace, C4._replace(year=2021))
    found = {cell.klass: said for cell, said in cells.items() if cell.sex == "SEX_M"}
    assert found["CDS_DES_THA"] == PrintedCell(CellSign.NOT_ASKED, "▨")
    assert found["CDS_DES_MYS"] == PrintedCell(CellSign.EMPTY, "□")


@pytest.mark.parametrize(
    ("declaration", "sign", "words"),
    [(Declaration.NOTHING, "–", "nothing to report"), (Declaration.NOT_AVAILABLE, "/", "not reported")],
)
def test_a_declared_year_says_so_in_every_cell(
    workspace: Workspace, declaration: Declaration, sign: str, words: str
) -> None:
    """Nothing to report is neither zero nor empty, and nothing available is not nothing."""
    workspace.execute(DeclareQTable(C7_2021, declaration, "The law forbids it."))
    writer, cells = cells_of(workspace, C7_2021)
    assert set(cells.values()) == {PrintedCell(CellSign.DECLARED, sign)}
    year = workspace.table_view(REGISTER, C7_2021.table_key).years[1]
    assert writer.head(year).state == words
    assert writer.year_note(year) == f"2021: {words} (The law forbids it.)"


def test_a_year_that_is_filled_in_another_classification_says_where(workspace: Workspace) -> None:
    """The gap is none."""
    other = QTableKey(REGISTER, "C6", Criterion.NONE, "ECO_SECTOR", 2020)
    code = next(code.id for code in workspace.edition.class_list("ECO_SECTOR").codes if not code.is_total)
    key = ObservationKey(other, CellKey("SEX_M", ABSENT, code))
    workspace.execute(SetObservations(((key, Observation(1000, 0)),), Label("Type")))
    workspace.execute(ChooseVersion(REGISTER, other.table_key, "ECO_AGGREGATE"))
    shown = other._replace(version="ECO_AGGREGATE")
    writer, cells = cells_of(workspace, shown)
    assert set(cells.values()) == {PrintedCell(CellSign.ELSEWHERE, "→")}
    year = workspace.table_view(REGISTER, shown.table_key).years[0]
    assert writer.head(year).state == "→"
    assert "filled in “" in writer.year_note(year)


def test_the_same_remark_has_one_number(workspace: Workspace) -> None:
    """Ten cells with one remark are one line under the table."""
    cell = CellKey("SEX_F", ABSENT, "CDS_DES_THA")
    again = ObservationKey(C4._replace(year=2021), cell)
    workspace.execute(NameCountries(again.qtable, ("CDS_DES_THA",)))
    workspace.execute(SetObservations(((again, Observation(1000, 0, note="Few cases.")),), Label("Type")))
    writer, cells = cells_of(workspace, again.qtable)
    assert cells[cell].beside == "1)"
    assert writer.notes == ("1) Few cases.", "2) Not asked before 2021.")


def test_what_is_said_of_a_year_stands_under_the_table(workspace: Workspace) -> None:
    """Breaks and remarks, with the question they answer."""
    writer, _cells = cells_of(workspace, C4)
    year = workspace.table_view(REGISTER, C4.table_key).years[0]
    note = writer.year_note(year)
    assert note.startswith("2020: ")
    assert "Break in series: " in note
    assert "Remarks: From the second\nquarter on." in note
    quiet = workspace.table_view(REGISTER, C4.table_key).years[1]
    assert writer.year_note(quiet) == ""
    declared = workspace.table_view(REGISTER, C7_2021.table_key).years[1]
    assert "(" in writer.year_note(declared)


def test_a_declaration_without_reason_has_no_brackets(workspace: Workspace) -> None:
    """An empty pair would look like a reason that was lost."""
    workspace.execute(AddSource(Source(id="CA:N", type="CA", name="Another", years=(2021,))))
    qtable = C7_2021._replace(source="CA:N1")
    workspace.execute(DeclareQTable(qtable, Declaration.NOTHING))
    writer, _cells = cells_of(workspace, qtable)
    year = workspace.table_view("CA:N1", qtable.table_key).years[0]
    assert writer.year_note(year) == "2021: nothing to report"
