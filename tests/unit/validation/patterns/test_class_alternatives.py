"""Alternative classes used together: what overlaps, what hides, and what a note explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]


def rows(version: str, sex: str = "SEX_T", **figures: str) -> dict[str, str]:
    """Rows of a list."""
    return {f"{sex} {version}_{code.strip('_')}": figure for code, figure in figures.items()}


@pytest.mark.parametrize(
    ("table", "version", "figures", "said"),
    [
        ("C6", "ECO_AGGREGATE", {"MAN": "1", "MEL": "2"}, []),
        ("C6", "ECO_AGGREGATE", {"MAN": "1", "MIN": "2"}, ["E"]),
        ("C6", "ECO_AGGREGATE", {"MAN": "10", "MEL": "20", "MIN": "2"}, ["W"]),
        ("C6", "ECO_AGGREGATE", {"MAN": "10", "MEL": "20", "MIN": "12", "MANEL": "20"}, []),
        ("C6", "ECO_AGGREGATE", {"MAN": "10", "MEL": "20", "MIN": "13", "MANEL": "20"}, ["W"]),
        ("C5", "EDU_ISCED97", {"_5": "10", "_5A": "6", "_5B": "5"}, []),
        ("C5", "EDU_ISCED97", {"_5": "10", "_5A": "6", "_5B": "6"}, ["W"]),
        ("C5", "EDU_ISCED97", {"_5": "10", "_5A": "6"}, []),
        ("C5", "EDU_ISCED97", {"_5": "10", "_5B": "12"}, ["W"]),
        ("C5", "EDU_ISCED97", {"_5A": "10", "_5B": "12"}, []),
        ("C6", "ECO_SECTOR", {"NAG": "20", "IND": "15", "X": "5"}, ["W"]),
        ("C6", "ECO_SECTOR", {"NAG": "20", "SER": "15", "X": "5"}, ["W"]),
        ("C6", "ECO_SECTOR", {"NAG": "20", "IND": "15", "SER": "N", "X": "5"}, []),
        ("C6", "ECO_SECTOR", {"NAG": "20", "IND": "12", "X": "5"}, []),
        ("C6", "ECO_SECTOR", {"NAG": "15", "IND": "15", "X": "0"}, []),
        ("C6", "ECO_SECTOR", {"IND": "15", "X": "5"}, []),
    ],
)
def test_rows_that_overlap_or_hide_each_other_are_told(
    table: str, version: str, figures: dict[str, str], said: list[str], told: Told
) -> None:
    """Without a complete way to divide everybody, no total can be formed."""
    found = told("V24", table, rows(version, **figures), version=version)
    assert [str(finding.severity) for finding in found] == said


def test_all_columns_of_a_table_are_one_finding_told_of_the_total(told: Told) -> None:
    """Services are hidden for men, for women and for both alike."""
    figures: dict[str, str] = {}
    for sex in ("SEX_F", "SEX_M", "SEX_T"):
        figures |= rows("ECO_SECTOR", sex, NAG="20", IND="15", X="5")
    (found,) = told("V24", "C6", figures, version="ECO_SECTOR")
    assert found.cells[0].cell == CellKey("SEX_T", "_", "ECO_SECTOR_SER")
    assert len(found.cells) == 12


def test_a_note_on_a_class_explains_it(file: File, told: Told) -> None:
    """The reader knows then that services are in what is not classified."""
    key = QTableKey("FX:N1", "C6", Criterion.NONE, "ECO_SECTOR", 2020)
    file.put(ObservationKey(key, CellKey("SEX_T", "_", "ECO_SECTOR_X")), Observation(5000, 0, note="C5:1023"))
    assert told("V24", "C6", rows("ECO_SECTOR", NAG="20", IND="15"), version="ECO_SECTOR") == []
