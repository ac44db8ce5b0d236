"""Reading the file: which QTables, which countries, which cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.storage.tables import OBSERVATION
from ilms_desktop.validation.grid import Cell
from ilms_desktop.validation.records import read_changed, read_grids, read_records, read_sources, read_suspects
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from tests.oracle.files import File

LEFT = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020)
SKILL = QTableKey("FX:N1", "B4", Criterion.CITIZENSHIP, "OCU_SKILL", 2020)


def test_countries_chosen_come_first_then_those_that_only_have_cells(file: File) -> None:
    """An import may leave a country without choosing it; it is named all the same."""
    file.name(LEFT, ["CDS_DES_THA", "CDS_DES_KOR"])
    figures = {"SEX_T CDS_DES_TOTAL": "9", "SEX_T CDS_DES_X": "1", "SEX_T CDS_DES_MYS": "3", "SEX_T CDS_DES_KOR": "5"}
    file.write(LEFT, figures)
    file.write(SKILL, {"SEX_T OCU_SKILL_L1": "1"})
    wanted = ("CDS_DES_THA", "CDS_DES_KOR", "CDS_DES_MYS")
    found = {record.key: record for record in read_records(file.connection, file.edition)}
    assert found[LEFT].named == wanted
    assert found[SKILL].named == ()
    changed = read_changed(file.connection, file.edition, [LEFT, SKILL])
    assert changed[LEFT].record == found[LEFT]
    assert changed[SKILL].record == found[SKILL]


def test_a_qtable_in_which_nothing_stands_is_not_there(file: File) -> None:
    """A number without content means nothing; countries alone are no content."""
    file.name(LEFT, ["CDS_DES_THA"])
    file.fields(SKILL, T36="T36:1")
    assert read_records(file.connection, file.edition) == ()
    assert read_changed(file.connection, file.edition, [LEFT, SKILL]) == {}


def test_letters_are_content_but_no_figures(file: File) -> None:
    """A table of letters is answered, not compared."""
    file.write(SKILL, {"SEX_T OCU_SKILL_L1": "N"})
    assert [record.has_figures for record in read_records(file.connection, file.edition)] == [False]
    assert not read_changed(file.connection, file.edition, [SKILL])[SKILL].record.has_figures


def test_a_grid_holds_everything_that_stands_in_a_cell(file: File) -> None:
    """Figure, decimals, letter, text, note."""
    codes = "SEX_T OCU_SKILL_L1"
    file.put(ObservationKey(SKILL, cell_of(codes)), Observation(5, 3, status="E", note="early"))
    (record,) = read_records(file.connection, file.edition)
    grid = read_grids(file.connection, [record])[record.id]
    assert grid[cell_of(codes)] == Cell(5, 3, "E", None, "early")
    assert grid[cell_of("SEX_T OCU_SKILL_L2")] == Cell()
    assert (grid.precision, grid.record.fields) == (3, {})
    file.put(ObservationKey(SKILL, cell_of(codes)), BLANK)
    assert read_records(file.connection, file.edition) == ()


def test_the_precision_of_a_table_without_figures_is_none(file: File) -> None:
    """Letters have no decimals."""
    file.put(ObservationKey(SKILL, cell_of("SEX_T OCU_SKILL_L1")), Observation(decimals=2, status="N"))
    (record,) = read_records(file.connection, file.edition)
    assert read_grids(file.connection, [record])[record.id].precision == 0


def test_sources_come_with_their_fields(file: File) -> None:
    """Period and coverage decide how serious a difference is."""
    source = read_sources(file.connection)["FX:N1"]
    assert (source.type, source.name, source.fields["S3"]) == ("FX", "Source", "S3:5")


def test_suspects_are_told_apart_by_their_conditions(file: File) -> None:
    """All are found in one walk; without any nothing is read."""
    key = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
    for year, figure in ((2019, "5"), (2020, "N"), (2021, "9")):
        file.write(key._replace(year=year), {"SEX_T CRS_RES_TOTAL": figure})
    cell = OBSERVATION.columns
    found = read_suspects(file.connection, {"letters": cell.obs_status.is_not(None), "high": cell.value > 8_000})
    assert [len(numbers) for numbers in found.values()] == [1, 1]
    assert found["letters"].isdisjoint(found["high"])
    assert read_suspects(file.connection, {}) == {}
