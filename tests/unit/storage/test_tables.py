"""The tables and the statements made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from ilms_desktop.errors import BugError
from ilms_desktop.storage.tables import KEYED, METADATA, OBSERVATION_ROWS, QTABLE_ROWS, SOURCE_ROWS, Keyed
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


@pytest.mark.parametrize("access", KEYED.values(), ids=list(KEYED))
def test_key_and_identity_are_columns(access: Keyed) -> None:
    """A row is found by its key and replaced by its identity."""
    row = access.columns
    assert access.key_of(row) == access.key
    assert access.identity_of(row) == (access.columns[:1] if access.surrogate else access.key)


def test_a_row_can_be_read_replaced_and_removed_by_the_statements(database: Database) -> None:
    """The compiled texts bind their parameters in the order of the columns."""
    first = ("FX:N1", "FX", "Register", "[]", "[]", "{}", 1)
    second = (*first[:2], "Another name", *first[3:])
    with recording(database) as recorder:
        for row in (first, second):
            recorder.cursor.execute(SOURCE_ROWS.upsert_sql, row)
        assert recorder.get(SOURCE_ROWS, ("FX:N1",)) == second
        recorder.cursor.execute(SOURCE_ROWS.delete_sql, ("FX:N1",))
        assert recorder.get(SOURCE_ROWS, ("FX:N1",)) is None


def test_replacing_a_row_keeps_its_key() -> None:
    """The number of a QTable stays with its key, so that the history of a cell can be followed."""
    changed = QTABLE_ROWS.upsert_sql.partition("DO UPDATE SET")[2]
    assert "declaration" in changed
    assert not any(name in changed for name in QTABLE_ROWS.key)
