"""Rows of a table by key, and the statements made for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.storage.tables import KEYED, QTABLE_ROWS, SOURCE_ROWS
from tests.unit.storage.conftest import recording

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.keyed import Keyed


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
