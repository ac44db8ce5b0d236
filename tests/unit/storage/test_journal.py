"""The journal: numbered, chained, never changed unnoticed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label
from ilms_desktop.storage import journal, qtables
from ilms_desktop.storage.tables import META_ROWS
from tests.unit.storage.conftest import AUTHOR, KEY, recording, step

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.recorder import Recorder


def write(recorder: Recorder) -> None:
    """A change."""
    recorder.put(META_ROWS, [("office", f"office {len(recorder.cursor.execute('SELECT * FROM journal').fetchall())}")])


def three_steps(database: Database) -> list[journal.Entry]:
    """Three entries."""
    return [step(database, write, label=f"Step {number}") for number in range(3)]


def test_an_empty_journal_has_a_head(database: Database) -> None:
    """A file that was just made can be described too."""
    assert journal.head(database) == (0, "0" * 64)
    assert journal.steps(database) == []
    assert journal.first_break(database) is None


def test_entries_are_numbered_and_chained(database: Database) -> None:
    """Each names the one before; the last one vouches for all."""
    first, second, third = three_steps(database)
    assert (first.entry, second.entry, third.entry) == (1, 2, 3)
    assert (first.previous, second.previous, third.previous) == (journal.NO_HASH, first.hash, second.hash)
    assert journal.head(database) == (3, third.hash)
    assert journal.steps(database) == [(1, "Test", None), (2, "Test", None), (3, "Test", None)]


def test_an_entry_comes_back_as_it_was_written(database: Database) -> None:
    """History shows who, when and what, after years."""
    _, second, _ = three_steps(database)
    assert journal.get(database, 2) == second
    assert (second.author, second.label) == (AUTHOR, Label("Step 1", {"n": "1"}))
    assert journal.label_of(database, 2) == second.label
    with pytest.raises(KeyError):
        journal.get(database, 9)


def test_the_hash_is_that_of_the_line_in_an_extract(database: Database) -> None:
    """A receiver computes it from the line alone."""
    entry = three_steps(database)[0]
    assert entry.line().startswith("1,2026-10-01T09:30:00Z,MOL,Test,meta:1,")
    assert entry.hash == hashlib.sha256(entry.line().encode()).hexdigest()
    assert entry.line().endswith(f",{journal.NO_HASH}")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("person", "Somebody else"),
        ("office", "Other"),
        ("at", "2020-01-01T00:00:00Z"),
        ("command", "Undo"),
        ("object", "nothing"),
        ("label", "Nothing happened"),
        ("label_values", "{}"),
        ("undoes", 1),
        ("previous", "f" * 64),
        ("hash", "f" * 64),
        ("changes", "{}"),
    ],
)
def test_a_changed_entry_is_found(database: Database, column: str, value: object) -> None:
    """No column may be changed afterwards without breaking the chain."""
    three_steps(database)
    with database.transaction() as cursor:
        cursor.execute(f"UPDATE journal SET {column} = ? WHERE entry = 2", (value,))
    assert journal.first_break(database) == 2


def test_a_removed_entry_is_found(database: Database) -> None:
    """Nothing is deleted; a gap shows."""
    three_steps(database)
    with database.transaction() as cursor:
        cursor.execute("DELETE FROM journal WHERE entry = 2")
    assert journal.first_break(database) == 2


@pytest.mark.parametrize(
    ("office", "cell"),
    [("MOL", "MOL"), ("A, B", '"A, B"'), ('The "one"', '"The ""one"""'), ("=1+1", "'=1+1"), ("", "")],
)
def test_names_are_escaped_as_in_a_package(database: Database, office: str, cell: str) -> None:
    """The line must have as many cells as columns, and act as no formula."""
    with database.transaction() as cursor:
        author = journal.Author(person="", office=office, at=AUTHOR.at)
        entry = journal.append(cursor, author=author, command="Test", label=Label("x"), images=())
    assert entry.line().startswith(f"1,2026-10-01T09:30:00Z,{cell},Test,,")


def test_entries_that_touch_something_are_found(database: Database) -> None:
    """The history of one cell is looked for in the changes of its QTable, and nowhere else."""
    with recording(database) as recorder:
        here = qtables.intern(recorder, KEY)
        there = qtables.intern(recorder, KEY._replace(year=2022))
    for qtable, reason in ((here, "one"), (there, "two"), (here, "one again")):
        step(database, partial(qtables.put, qtable=replace(qtable, reason=reason)))
    assert [entry.entry for entry in journal.touching(database, here.id, '"one')] == [1, 3]
    assert list(journal.touching(database, there.id, '"one')) == []
    assert list(journal.touching(database, 99, "one")) == []


def test_an_entry_is_found_inside_a_step(database: Database) -> None:
    """Bringing a step back reads it while its own step runs."""
    first, *_ = three_steps(database)
    with database.transaction() as cursor:
        assert journal.find(cursor, 1) == first
        assert journal.find(cursor, 99) is None


def test_the_number_of_the_last_entry_is_known_inside_a_step(database: Database) -> None:
    """A step that changes nothing names the entry before it."""
    with database.transaction() as cursor:
        assert journal.last_number(cursor) == 0
    three_steps(database)
    with database.transaction() as cursor:
        assert journal.last_number(cursor) == 3
