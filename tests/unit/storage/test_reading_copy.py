"""A look into a file: what stands in it is read, the file and its folder stay as they are, each "no" has its code."""

from __future__ import annotations

import contextlib
import sqlite3
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import BugError, StorageError
from ilms_desktop.storage import journal, meta
from ilms_desktop.storage.document import open_database
from ilms_desktop.storage.engine import Database
from ilms_desktop.storage.header import read_header
from ilms_desktop.storage.migrations import STEPS, Step
from ilms_desktop.storage.places import Place
from ilms_desktop.storage.reading_copy import copy_as_of, reading_copy
from ilms_desktop.storage.recorder import Recorder
from ilms_desktop.storage.tables import META_ROWS
from tests.unit.storage.conftest import FACTS, step, with_the_rights_of_a_person

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def refusal(path: Path) -> str:
    """Code with which a file is refused; it must be untouched afterwards."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StorageError) as caught, reading_copy(path):
        pass
    assert before is None or path.read_bytes() == before
    assert caught.value.context["path"] == path
    return caught.value.code


def test_a_file_is_read_and_stays_as_it_is(path: Path) -> None:
    """Not one byte of it changes, and nothing new lies beside it, even after it was written with a log."""
    database = Database(path, place=Place.FIXED)
    with database.transaction() as cursor:
        cursor.execute("INSERT INTO meta VALUES ('k', 'v')")
    database.close()
    assert read_header(path, known=len(STEPS)).is_wal
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with reading_copy(path) as copy:
        assert meta.read(copy) == FACTS | {"k": "v"}
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == (before, beside)


def test_a_read_only_folder_is_no_hindrance(path: Path) -> None:
    """Last year's file may lie on a share where nobody writes."""
    path.chmod(0o444)
    path.parent.chmod(0o555)
    with with_the_rights_of_a_person(path.parent), reading_copy(path) as copy:
        assert meta.read(copy) == FACTS
    path.parent.chmod(0o755)


def test_an_older_file_is_brought_up_to_date_in_memory_only(path: Path) -> None:
    """The file of an older program is not turned into one that the older program cannot open."""

    def add(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE later (x)")

    before = path.read_bytes()
    with reading_copy(path, steps=(*STEPS, Step("add", add))) as copy:
        assert copy.rows("SELECT count(*) FROM later") == [(0,)]
        assert copy.rows("PRAGMA user_version") == [(len(STEPS) + 1,)]
    assert path.read_bytes() == before


def test_each_file_that_cannot_be_read_has_its_own_reason(path: Path, tmp_path: Path) -> None:
    """Missing, foreign, newer, cut off: people do something else about each."""
    assert refusal(tmp_path / "none.ilms") == "workspace_missing"
    foreign = tmp_path / "letter.ilms"
    foreign.write_text("Dear colleagues", encoding="utf-8")
    assert refusal(foreign) == "not_a_workspace"
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    raw.close()
    assert refusal(path) == "workspace_too_new"


def test_a_damaged_file_is_found(path: Path) -> None:
    """Overwritten in the middle, or cut in half."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * 60 + content[4156:])
    assert refusal(path) == "workspace_damaged"
    path.write_bytes(content[: len(content) // 2])
    assert refusal(path) == "workspace_damaged"


def test_a_file_that_is_open_here_is_not_touched(path: Path) -> None:
    """Closing a second handle would drop the lock of the first."""
    database = open_database(path)
    assert refusal(path) == "workspace_in_use"
    database.close()


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_file_with_a_log_beside_it_is_in_use(path: Path, suffix: str) -> None:
    """Its newest changes are not in it yet; an empty log is none."""
    log = path.with_name(path.name + suffix)
    log.write_bytes(b"")
    with reading_copy(path) as copy:
        assert copy.path == path
    log.write_bytes(b"x")
    assert refusal(path) == "workspace_in_use"


def test_a_disk_that_fails_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stick was pulled out between the first look and the reading."""

    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.read_bytes", fail)
    with pytest.raises(StorageError) as caught, reading_copy(path):
        pass
    assert (caught.value.code, caught.value.context["detail"]) == ("disk_trouble", "Input/output error")


def test_a_statement_that_cannot_run_is_our_mistake(path: Path) -> None:
    """It is not blamed on the file."""
    with reading_copy(path) as copy, pytest.raises(BugError):
        copy.rows("SELECT nothing FROM nowhere")


@pytest.mark.parametrize("place", [Place.FIXED, Place.NETWORK])
def test_an_open_file_is_read_as_it_stood_at_an_entry(path: Path, place: Place) -> None:
    """With a log beside it or without; the file goes on as it is."""
    with contextlib.closing(Database(path, place=place)) as database:
        for name in ("first", "second", "third"):
            step(database, partial(Recorder.put, access=META_ROWS, rows=[("office", name)]))
        number, before = journal.head(database)[0], path.read_bytes()
        with copy_as_of(database, number - 1) as copy:
            assert meta.read(copy)["office"] == "second"
        assert meta.read(database)["office"] == "third"
        assert path.read_bytes() == before
