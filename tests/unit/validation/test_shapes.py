"""Shapes of tables: columns, rows and blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import shapes as shapes_of
from ilms_desktop.validation.expand import RowExpander
from ilms_desktop.validation.records import Record
from ilms_desktop.validation.shapes import Shapes

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition

LEFT = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020)
WORKERS = QTableKey("FX:N1", "A7", Criterion.BIRTH, "STE_AGGREGATE", 2020)
WAGES = QTableKey("FX:N1", "A10", Criterion.BIRTH, "_", 2020)


@pytest.fixture
def shapes(edition: Edition) -> Shapes:
    """Shapes of the tables of the edition."""
    return Shapes(RowExpander(edition, ()))


def test_columns_hold_the_rows_in_their_order(shapes: Shapes) -> None:
    """The total is apart; countries stand as they were chosen."""
    column = shapes.of(Record(1, LEFT, ("CDS_DES_THA", "CDS_DES_MYS"))).columns[0]
    assert [key.cell.klass for key in column.cells] == ["CDS_DES_THA", "CDS_DES_MYS", "CDS_DES_X"]
    assert column.total is not None
    assert column.total.cell == ("SEX_T", "_", "CDS_DES_TOTAL")


def test_rows_go_across_sexes_and_groups(shapes: Shapes) -> None:
    """A table without groups has rows of sexes alone."""
    rows = shapes.of(Record(1, WORKERS)).rows
    assert {key.cell.sex for key in rows[0].all} == {"SEX_T", "SEX_M", "SEX_F"}
    assert {key.cell.status for key in rows[-1].cells} == {"CBR_BIR_NATIVE", "CBR_BIR_FOREIGN", "CBR_BIR_X"}
    assert all(len(row.all) == 3 for row in shapes.of(Record(2, LEFT)).rows)
    assert not shapes.of(Record(3, WAGES)).columns


def test_blocks_are_columns_and_rows_of_all(shapes: Shapes) -> None:
    """What may have been typed in the same unit."""
    shape = shapes.of(Record(1, WORKERS))
    assert len(shape.cells) == 4 * 3 * 4
    assert {len(block) for block in shape.blocks} == {4, 12}


def test_bands_are_rows_of_all_sexes_and_groups(shapes: Shapes) -> None:
    """Without the total, each in the same order."""
    bands = shapes.of(Record(1, WORKERS)).bands
    assert [len(band) for band in bands] == [12, 12, 12]
    assert {key.cell.klass for key in bands[0]} == {"STE_AGGREGATE_EES"}


def test_men_and_women_are_twins(shapes: Shapes) -> None:
    """In each group and in the whole table; each row with the totals of its columns."""
    shape = shapes.of(Record(1, WORKERS))
    assert [len(pairs) for pairs in shape.twins] == [4, 4, 4, 4, 16]
    assert [len(pairs) for pairs in shapes.of(Record(2, LEFT)).twins] == [2]
    assert len(shape.carried) == 4 * 3
    (pair, totals) = shape.carried[0]
    assert [key.cell.klass for key in (*pair, *totals)] == ["STE_AGGREGATE_EES"] * 2 + ["STE_AGGREGATE_TOTAL"] * 2


def test_a_table_that_does_not_tell_sexes_apart_has_no_twins() -> None:
    """Some tables of the ASEAN questionnaire count everybody together."""
    key = QTableKey("FX:N1", "SC6", Criterion.NONE, "ECO_SECTOR", 2020)
    shape = Shapes(RowExpander(load_edition("ilms-asean"), ())).of(Record(1, key))
    assert not shape.twins
    assert not shape.carried
    assert not shape.rows


def test_qtables_that_are_laid_out_alike_have_one_shape(shapes: Shapes) -> None:
    """Only their cells are their own; other countries make another shape."""
    shape, later = shapes.of(Record(1, LEFT)), shapes.of(Record(2, LEFT._replace(year=2021)))
    assert [key.cell for key in shape.cells] == [key.cell for key in later.cells]
    assert {key.qtable.year for key in later.cells} == {2021}
    assert len(shapes.of(Record(1, LEFT, ("CDS_DES_THA",))).cells) == len(shape.cells) + 3


def test_shapes_used_last_are_kept(shapes: Shapes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever edits beside a mistake asks for the same shape after every key."""
    monkeypatch.setattr(shapes_of, "_KEPT", 1)
    first = shapes.of(Record(1, WORKERS))
    assert shapes.of(Record(1, WORKERS)) is first
    shapes.of(Record(2, WAGES))
    assert shapes.of(Record(1, WORKERS)) is not first
