"""Steps of the schema run once, in order, each with its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.storage.header import APPLICATION_ID
from ilms_desktop.storage.migrations import STEPS, Step, apply, create_tables, pending
from ilms_desktop.storage.tables import METADATA

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ilms_desktop.storage.engine import Database


def nothing(_: Connection) -> None:
    """A step that changes nothing."""


def test_only_missing_steps_are_pending() -> None:
    """A file that is up to date is not written on opening."""
    steps = (Step("one", nothing), Step("two", nothing), Step("three", nothing))
    assert [number for number, _ in pending(0, steps)] == [1, 2, 3]
    assert [step.name for _, step in pending(2, steps)] == ["three"]
    assert pending(3, steps) == ()


def test_the_first_step_makes_every_table_and_the_mark(database: Database) -> None:
    """A table that the program knows and the file lacks would be found by the person, at the worst moment."""
    made = {name for (name,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert made == set(METADATA.tables)
    assert database.rows("PRAGMA application_id") == [(APPLICATION_ID,)]
    assert STEPS[0] == Step("create_tables", create_tables)


def test_a_step_runs_once(database: Database) -> None:
    """The number in the file says what it has seen."""
    before = database.rows("SELECT * FROM migration")
    apply(database.connection, 1)
    assert database.rows("SELECT * FROM migration") == before
