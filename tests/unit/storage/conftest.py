"""A new workspace file in the test's own folder, opened, and what the storage tests put into it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.command import Label
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.storage import journal, meta
from ilms_desktop.storage.document import create_database, open_database
from ilms_desktop.storage.journal import Author, Entry
from ilms_desktop.storage.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ilms_desktop.storage.engine import Database

FACTS = dict.fromkeys(meta.REQUIRED, "x")
NOW = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
AUTHOR = Author(person="A. Person", office="MOL", at=NOW)
KEY = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2023)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace file, closed."""
    place = tmp_path / "khm.ilms"
    create_database(place, FACTS)
    return place


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """The file, open."""
    opened = open_database(path)
    yield opened
    opened.close()


@contextmanager
def recording(database: Database) -> Iterator[Recorder]:
    """A transaction with a recorder."""
    with database.transaction() as cursor:
        yield Recorder(cursor)


def step(database: Database, write: Callable[[Recorder], Any], label: str = "Step") -> Entry:
    """One step with its journal entry."""
    with database.transaction() as cursor:
        recorder = Recorder(cursor)
        write(recorder)
        return journal.append(
            cursor, author=AUTHOR, command="Test", label=Label(label, {"n": "1"}), images=recorder.images
        )


@contextmanager
def with_the_rights_of_a_person(folder: Path) -> Iterator[None]:
    """Root may write anywhere, so it becomes somebody else for a while; a person stays who he is."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    opened = [each for each in (folder, *folder.parents) if each.stat().st_uid == 0 and each != each.parent]
    before = {each: each.stat().st_mode for each in opened}
    for each in opened:
        each.chmod(before[each] | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        for each, mode in before.items():
            each.chmod(mode)
