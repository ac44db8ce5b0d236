"""Codes written one after the other are taken apart again."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.outline_cells import OutlineCells

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition


@pytest.mark.parametrize("edition_id", ["ilms-2019", "ilms-2018", "ilms-asean"])
def test_every_cell_of_every_table_is_read_as_it_was_written(edition_id: str) -> None:
    """No code of a list may be taken for another one."""
    edition = load_edition(edition_id)
    read = OutlineCells(edition)
    for table in edition.tables:
        for version in table.versions:
            lists = (edition.axis_list(table, axis, version) for axis in (Axis.SEX, Axis.STATUS, Axis.CLASS))
            codes = [[ABSENT] if each is None else [code.id for code in each.codes] for each in lists]
            cells = [CellKey(*cell) for cell in product(*codes)]
            assert list(read(",".join(map("".join, cells)))) == cells


def test_the_same_text_is_read_once(edition: Edition) -> None:
    """A file of twenty years has twenty tables laid out alike."""
    read = OutlineCells(edition)
    assert read("SEX_T_CDS_DES_TOTAL") is read("SEX_T_CDS_DES_TOTAL")
