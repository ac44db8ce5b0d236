"""Keys come back from names and cells exactly as they were put there, and nothing else is taken for one."""

from __future__ import annotations

import re

import pytest

from ilms_desktop.exchange.workbook import keys
from ilms_desktop.model.key import CellKey, Criterion, QTableKey

TABLE = keys.Subject("BA:544", "A5", "birth", "ECO_SECTOR")
SOURCE = keys.Subject("FX:N1")
#: what Excel takes as a name
EXCEL_NAME = re.compile(r"[A-Za-z_\\][A-Za-z0-9_.\\]{0,254}")


@pytest.mark.parametrize("subject", [TABLE, SOURCE])
def test_a_subject_comes_back_from_both_carriers(subject: keys.Subject) -> None:
    """The names are ones that spreadsheet programs take."""
    assert keys.subject_of(subject.corner) == subject
    name = subject.name(keys.year_column(2023, is_letter=True))
    assert EXCEL_NAME.fullmatch(name)
    assert keys.named_column(name) == (subject, "y2023_status")


def test_a_subject_names_its_qtable() -> None:
    """With the year of a column."""
    assert TABLE.qtable(2023) == QTableKey("BA:544", "A5", Criterion.BIRTH, "ECO_SECTOR", 2023)


@pytest.mark.parametrize(
    "text", ["", "ilms", "ilms|x", "ilms|BA:544|A5", "ilms|BA:544|A5|tuesday|ECO_SECTOR", "name", 12.5, None]
)
def test_other_cells_are_no_corner(text: object) -> None:
    """Figures, words and broken keys."""
    assert keys.subject_of(text) is None


@pytest.mark.parametrize("name", ["ilms.list.S3", "_xlnm.Print_Titles", "ilms.BA.544.A5.tuesday.ECO_SECTOR.y2023"])
def test_other_names_are_no_column(name: str) -> None:
    """Names of people and programs."""
    assert keys.named_column(name) is None


def test_columns_and_rows_are_told_apart() -> None:
    """Years, letters, labels; cells, fields, countries to be chosen."""
    assert keys.year_of("y2023") == (2023, False)
    assert keys.year_of(keys.year_column(2023, is_letter=True)) == (2023, True)
    assert keys.year_of("label_sex") is None
    assert keys.is_label(keys.label_column("sex"))
    cell = CellKey("SEX_F", "_", keys.slot_code(2))
    assert keys.cell_of(keys.cell_row(cell)) == cell
    assert keys.cell_of("declaration") is None
    assert keys.is_slot(cell.klass)
    assert keys.field_of(keys.field_row("I13")) == "I13"
    assert keys.field_of("I13") is None
