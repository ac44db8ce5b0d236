"""A file in memory holds what was put into it, and nothing after it was cleared."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.storage.memory_file import MemoryFile, cell_of, row_of, said_of

C4 = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020)
TOTAL = ObservationKey(C4, CellKey("SEX_T", "_", "CDS_DES_TOTAL"))


def test_what_is_written_is_read_back() -> None:
    """Figures as people write them."""
    file = MemoryFile(load_edition("ilms-2019"))
    file.source("FX:N1", "Register", S3="S3:5")
    file.name(C4, ["CDS_DES_KOR"])
    file.name(C4, [])
    file.fields(C4, I11="I11:1")
    file.write(C4, {"SEX_T CDS_DES_TOTAL": "12.5", "SEX_F CDS_DES_TOTAL": "N"})
    assert file.observations()[TOTAL] == Observation(value=12500, decimals=1)
    assert file.named == {C4: ()}
    file.clear(TOTAL)
    assert list(file.observations()) == [TOTAL._replace(cell=TOTAL.cell._replace(sex="SEX_F"))]
    file.load([row_of(file.qtable(C4), TOTAL.cell, Observation(value=1))])
    assert file.observations()[TOTAL].value == 1
    file.close()


def test_codes_find_their_axis() -> None:
    """In any order."""
    assert cell_of("AGE_TOTAL CCT_CIT_TOTAL SEX_F") == CellKey("SEX_F", "CCT_CIT_TOTAL", "AGE_TOTAL")
    assert cell_of("SEX_M") == CellKey("SEX_M", "_", "_")


def test_what_a_cell_says_is_read_as_written() -> None:
    """A figure, a figure with its letter, a letter, text that is no figure."""
    assert said_of("12.5 S", 3) == Observation(value=12500, decimals=1, status="S")
    assert said_of("C", 3) == Observation(status="C")
    assert said_of("12.5 QQ", 3) == Observation(text="12.5 QQ")
    assert said_of("many", 3) == Observation(text="many")
