"""Blanks: what is asked beside what stands, and which QTables of a file are worth a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import ABSENT, CellKey, Criterion, QTableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.blanks import Asked, glance_at, is_blank
from ilms_desktop.validation.grid import Cell, Grid
from ilms_desktop.validation.outline import read_outlines
from ilms_desktop.validation.questions import Questions
from ilms_desktop.validation.records import Record, read_records

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from tests.oracle.files import File

RULE = next(rule for rule in load_rules("ilms-2019") if rule.id == "V30")
MEN = CellKey("SEX_M", ABSENT, "CRS_RES_TOTAL")


def key(year: int) -> QTableKey:
    """Nationals abroad in a year."""
    return QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", year)


@pytest.mark.parametrize(
    ("cell", "blank"),
    [
        (Cell(), True),
        (Cell(note="?"), True),
        (Cell(value=0), False),
        (Cell(status="N"), False),
        (Cell(text="x"), False),
    ],
)
def test_a_remark_alone_is_no_answer(cell: Cell, blank: bool) -> None:
    """Zero, a letter and unread text are."""
    assert is_blank(cell) is blank


def test_a_shape_is_looked_at_once(file: File, edition: Edition) -> None:
    """Years filled alike are worth a look, or not, together; a letter or a remark is looked at by itself."""
    for year, figure in ((2018, "1"), (2019, "2"), (2020, "N")):
        file.write(key(year), {"SEX_M CRS_RES_TOTAL": figure, "SEX_T CRS_RES_TOTAL": "5"})
    file.write(key(2017), {"SEX_M CRS_RES_TOTAL": "N"})
    records, outlines = read_records(file.connection, edition), read_outlines(file.connection)
    seen: list[set[CellKey]] = []

    def says(asked: Asked) -> bool:
        seen.append(set(asked.grid.cells))
        return False

    found = glance_at(says)(RULE, edition, records, outlines)
    assert [len(cells) for cells in seen] == [2]
    assert found == {record.id for record in records if record.key.year == 2020}


def test_a_breakdown_of_which_nothing_stands_is_known(edition: Edition) -> None:
    """Men alone: no rows, but a sex."""
    questions = Questions(edition, RULE.parameters["rows"])
    asked = Asked(Grid(Record(1, key(2020)), {MEN: Cell(value=5)}), questions)
    assert asked.lacks == {Axis.CLASS: "CRS_RES_TOTAL"}
    assert asked.is_below(MEN._replace(klass="CRS_RES_X"))
    assert not asked.is_below(MEN._replace(sex="SEX_F"))
