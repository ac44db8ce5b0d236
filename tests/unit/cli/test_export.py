"""An export gives the figures back, or says why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.model.command import AddSource, Label, SetObservations
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_figures_come_back_as_they_went_in(ilms: Any, file: Path, figures: Path, tmp_path: Path) -> None:
    """The file replaces an older export."""
    ilms("import", file, figures)
    out = tmp_path / "out.csv"
    out.write_text("older")
    ran = ilms("export", file, "--format", "ilostat-bulk", out)
    assert (ran.code, ran.out) == (0, f"{out}\n")
    assert "3 rows" in ran.err
    assert out.read_text().splitlines()[1] == "KHM,XX:N1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,2020,9"


def test_another_layout_is_refused_with_those_that_there_are(ilms: Any, file: Path, tmp_path: Path) -> None:
    """Nothing is written."""
    ran = ilms("export", file, "--format", "xml", tmp_path / "out.xml")
    assert ran.code == 2
    assert "ilostat-bulk" in ran.err
    assert not (tmp_path / "out.xml").exists()


def test_cells_that_hold_no_figure_are_counted(ilms: Any, file: Path, tmp_path: Path) -> None:
    """Text stays at home, and is not dropped in silence."""
    cell = ObservationKey(
        QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2020), CellKey("SEX_T", ABSENT, "CDS_DES_TOTAL")
    )
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        workspace.execute(AddSource(Source("FX:1", "FX", "Our records")))
        workspace.execute(SetObservations(((cell, Observation(text="many")),), label=Label("Type")))
    ran = ilms("export", file, "--format", "ilostat-bulk", tmp_path / "out.csv")
    assert "1 cell holds text" in ran.err


def test_what_a_layout_does_not_carry_is_told(ilms: Any, file: Path, figures: Path, tmp_path: Path) -> None:
    """Nobody believes that a file holds everything when it does not."""
    ilms("import", file, figures)
    bulk = ilms("export", file, "--format", "ilostat-bulk", tmp_path / "out.csv")
    assert "Not carried by this layout: names of sources (1)." in bulk.err
    workbook = ilms("export", file, "--format", "xlsx", tmp_path / "out.xlsx")
    assert "Not carried" not in workbook.err


def test_a_workbook_is_written_for_one_source_and_some_tables(
    ilms: Any, file: Path, figures: Path, tmp_path: Path
) -> None:
    """And comes in again without a change."""
    ilms("import", file, figures)
    out = tmp_path / "out.xlsx"
    ran = ilms("export", file, "--format", "xlsx", "--source", "XX:N1", "--tables", "C4,A5", out)
    assert (ran.code, ran.out) == (0, f"{out}\n")
    again = ilms("import", file, out)
    assert again.code == 0
    assert "unchanged 3" in again.err
    blank = ilms("export", file, "--format", "xlsx", "--blank", tmp_path / "blank.xlsx")
    assert "Written without figures, to fill in" in blank.err


def test_a_table_that_does_not_exist_and_a_blank_list_are_refused(ilms: Any, file: Path, tmp_path: Path) -> None:
    """Nothing is written."""
    out = tmp_path / "out.csv"
    ran = ilms("export", file, "--format", "ilostat-bulk", "--tables", "A99", out)
    assert ran.code == 2
    assert "A99" in ran.err
    ran = ilms("export", file, "--format", "csv", "--blank", out)
    assert ran.code == 2
    assert "--blank" in ran.err
    assert not out.exists()
