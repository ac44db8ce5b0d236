"""The tables refuse what a file must not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from ilms_desktop.errors import BugError
from ilms_desktop.storage.tables import METADATA, OBSERVATION_ROWS
from tests.unit.storage.conftest import recording

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_every_table_is_strict(name: str) -> None:
    """Without STRICT an INTEGER column takes 'abc' and keeps it."""
    made = str(CreateTable(METADATA.tables[name]).compile(dialect=sqlite.dialect()))
    assert made.rstrip().endswith("STRICT")


def test_text_does_not_get_into_a_value(database: Database) -> None:
    """A figure that is no number must be refused by the file itself, not by good manners."""
    row = (1, 1, "SEX_T", "_", "X", "12.5 persons", 0, None, None, "")
    with recording(database) as recorder:
        recorder.cursor.execute("INSERT INTO qtable VALUES (1, 's', 't', 'none', 'v', 2020, NULL, '', '{}')")
    with pytest.raises(BugError, match="INTEGER"), recording(database) as recorder:
        recorder.cursor.execute(OBSERVATION_ROWS.upsert_sql, row)


def test_a_figure_without_its_qtable_is_refused(database: Database) -> None:
    """Figures that belong to nothing would be sent by nobody and seen by nobody."""
    row = (1, 77, "SEX_T", "_", "X", 1, 0, None, None, "")
    with pytest.raises(BugError, match="FOREIGN KEY"), recording(database) as recorder:
        recorder.cursor.execute(OBSERVATION_ROWS.upsert_sql, row)
