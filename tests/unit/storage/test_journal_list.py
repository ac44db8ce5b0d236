"""The list of all steps: filtered by numbers, read in pages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.storage import journal, journal_list
from ilms_desktop.storage.journal import Author
from ilms_desktop.storage.recorder import Recorder
from tests.unit.storage.conftest import KEY, NOW
from tests.unit.storage.test_recorder import cell, put_cells

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database

STEPS = (
    ("Ana", "SetObservations", Label("Type in {table}", {"table": "C4"})),
    ("Bun", "Undo", Label("Type in {table}", {"table": "C4"})),
    ("Ana", "EditSource", Label("Edit source {source}", {"source": "Register"})),
    ("Bun", "SetObservations", Label("Paste {n} cells", {"n": "14"})),
)


@pytest.fixture
def steps(database: Database) -> None:
    """Four steps on four days, by two people; then one that fills two cells of QTable 1."""
    for day, (person, command, label) in enumerate(STEPS):
        with database.transaction() as cursor:
            author = Author(person, "MOL", NOW + timedelta(days=day))
            images = Recorder(cursor).images
            journal.append(cursor, author=author, command=command, label=label, images=images)
    put_cells(database, cell("A", 1), cell("B", 2))


def found(database: Database, qtables: list[int] | None = None, **wanted: object) -> list[int]:
    """Numbers that pass a filter."""
    filter_ = HistoryFilter(**wanted)  # type: ignore[arg-type]
    return list(journal_list.numbers(database, filter_, qtables=qtables, words=lambda label: label.text))


@pytest.mark.usefixtures("steps")
def test_each_filter_leaves_out_what_does_not_fit(database: Database) -> None:
    """The newest first, whatever is asked for; several together narrow further."""
    assert found(database) == [5, 4, 3, 2, 1]
    assert found(database, person="Bun") == [4, 2]
    assert found(database, commands=frozenset({"SetObservations", "EditSource"})) == [4, 3, 1]
    assert found(database, but_not=frozenset({"SetObservations"})) == [5, 3, 2]
    assert found(database, text="SOURCE") == [3]
    assert found(database, text="nothing") == []
    assert found(database, first=NOW + timedelta(days=2)) == [4, 3]
    assert found(database, last=NOW + timedelta(days=1)) == [5, 2, 1]
    assert found(database, [1], table=KEY.table_key) == [5]
    assert found(database, [2], table=KEY.table_key) == []
    assert found(database, [1], table=KEY.table_key, person="Ana") == []
    assert found(database, [1], table=KEY.table_key, text="step") == [5]
    assert found(database, person="Ana", text="type") == [1]


@pytest.mark.usefixtures("steps")
def test_lines_say_who_when_what_and_how_much(database: Database) -> None:
    """As much as a list shows; the rows themselves are read when somebody asks for one step."""
    lines = journal_list.lines(database, [5, 1, 99], undone={1})
    assert sorted(lines) == [1, 5]
    assert (lines[1].person, lines[1].command, lines[1].at, lines[1].is_undone) == ("Ana", "SetObservations", NOW, True)
    assert lines[1].label == STEPS[0][2]
    assert (lines[5].cells, lines[5].others, lines[5].is_undone) == (2, 0, False)
    assert (lines[1].cells, lines[1].others) == (0, 0)


@pytest.mark.usefixtures("steps")
def test_people_are_told_once_each(database: Database) -> None:
    """For the choice above the list."""
    assert journal_list.people(database) == ["A. Person", "Ana", "Bun"]
    assert journal_list.last_moment(database) == "2026-10-01T09:30:00Z"


def test_a_file_without_steps_has_no_last_moment(database: Database) -> None:
    """It was saved when it was made, and nothing since."""
    assert journal_list.last_moment(database) is None
