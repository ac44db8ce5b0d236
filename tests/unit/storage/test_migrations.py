"""Steps of the schema run once, in order, each with its record."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ilms_desktop.storage import journal, qtables
from ilms_desktop.storage.document import open_database
from ilms_desktop.storage.header import APPLICATION_ID
from ilms_desktop.storage.migrations import STEPS, Step, apply, create_tables, pending
from ilms_desktop.storage.recorder import images_from_json
from ilms_desktop.storage.tables import ALLOWANCE_ROWS, META_ROWS, METADATA
from tests.unit.storage.conftest import KEY, recording, step

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from ilms_desktop.storage.engine import Database

#: columns of a reason in the first version
COLUMNS = ["finding", "fingerprint", "reason", "person", "given"]


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


def as_of_the_first_version(database: Database) -> None:
    """Take away what later steps added."""
    with database.transaction() as cursor:
        for statement in (
            *(f"DROP TABLE {name}" for name in ("document", "document_file", "mailing", "answer", "revision")),
            *(f"DROP TABLE {name}" for name in ("office", "merge_choice")),
            "DROP TABLE restore_point",
            "DROP TABLE journal_qtable",
            "DROP TABLE earlier_reason",
            "DROP TABLE work_plan",
            "DROP TABLE earlier_count",
            "ALTER TABLE allowance DROP COLUMN code",
            "ALTER TABLE allowance DROP COLUMN figures",
            "DELETE FROM migration WHERE step > 1",
        ):
            cursor.execute(statement)
        cursor.execute("PRAGMA user_version = 1")


def test_a_file_of_the_first_version_is_indexed_and_its_journal_stays(database: Database, path: Path) -> None:
    """Work of last year opens with its whole history, found as quickly as in a new file."""
    with recording(database) as recorder:
        qtable, other = qtables.intern(recorder, KEY), qtables.intern(recorder, KEY._replace(year=2022))
    step(database, lambda recorder: recorder.put(META_ROWS, [("office", "MOL")]))
    for each in (qtable, other, qtable):
        step(database, partial(qtables.put, qtable=replace(each, reason=f"x{len(journal.steps(database))}")))
    indexed = database.rows("SELECT * FROM journal_qtable")
    before, head = database.rows("SELECT * FROM journal"), journal.head(database)
    as_of_the_first_version(database)
    database.close()
    opened = open_database(path)
    assert opened.rows("SELECT name FROM migration") == [(each.name,) for each in STEPS]
    assert opened.rows("SELECT * FROM journal_qtable") == indexed == [(1, 2), (1, 4), (2, 3)]
    assert opened.rows("SELECT * FROM journal") == before
    assert (journal.head(opened), journal.first_break(opened)) == (head, None)
    assert opened.rows("SELECT count(*) FROM restore_point") == [(0,)]
    opened.close()


def test_a_step_runs_once(database: Database) -> None:
    """The number in the file says what it has seen."""
    before = database.rows("SELECT * FROM migration")
    apply(database.connection, len(STEPS))
    assert database.rows("SELECT * FROM migration") == before


def test_a_reason_of_an_older_file_stays_and_can_be_undone(database: Database, path: Path) -> None:
    """Its row and the journal know nothing of the columns that came later."""
    as_of_the_first_version(database)
    old = ("V02 x", "abc", "As published in 2010.", "A. Person", "2026-10-01T09:30:00Z")
    with database.transaction() as cursor:
        cursor.execute("INSERT INTO allowance VALUES (?, ?, ?, ?, ?)", old)
    database.close()
    opened = open_database(path)
    with recording(opened) as recorder:
        assert recorder.get(ALLOWANCE_ROWS, ("V02 x",)) == (*old, None, None)
        recorder.restore(images_from_json(json.dumps({"allowance": {"columns": COLUMNS, "rows": [[old, None]]}})))
        assert recorder.get(ALLOWANCE_ROWS, ("V02 x",)) is None
    opened.close()
