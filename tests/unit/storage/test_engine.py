"""One open file: transactions, lock, journal mode, copies, closing."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from ilms_desktop.errors import BugError, StorageError
from ilms_desktop.storage.document import open_database
from ilms_desktop.storage.engine import Database, write_ahead_log_works
from ilms_desktop.storage.places import Place

if TYPE_CHECKING:
    from pathlib import Path

PUT = "INSERT INTO meta VALUES (?, ?)"
COUNT = "SELECT count(*) FROM meta WHERE key LIKE 'k%'"


def count(database: Database) -> int:
    """Rows that the test put."""
    return int(database.rows(COUNT)[0][0])


def put(database: Database, key: str) -> None:
    """One change."""
    with database.transaction() as cursor:
        cursor.execute(PUT, (key, "v"))


def companions(path: Path) -> list[str]:
    """Names of the files that lie in the folder besides the workspace file."""
    return sorted(each.name for each in path.parent.iterdir() if each != path)


def test_a_change_is_there_after_closing(path: Path) -> None:
    """The least that a file must do."""
    first = open_database(path)
    put(first, "k1")
    first.close()
    second = open_database(path)
    assert count(second) == 1
    second.close()


def test_a_step_that_fails_leaves_nothing(database: Database) -> None:
    """Half a step would be worse than none."""
    with pytest.raises(ZeroDivisionError), database.transaction() as cursor:
        _ = cursor.execute(PUT, ("k1", "v")).fetchall()[1 // 0]
    assert count(database) == 0


def test_a_wrong_statement_leaves_nothing(database: Database) -> None:
    """Our own mistakes must not cost a figure either."""

    def write() -> None:
        with database.transaction() as cursor:
            cursor.execute(PUT, ("k1", "v"))
            cursor.execute("SELECT x FROM nowhere")

    with pytest.raises(BugError):
        write()
    assert count(database) == 0


def test_a_full_disk_leaves_the_file_as_it_was(database: Database) -> None:
    """The database itself says that it is full: a real limit on its pages, and room again afterwards."""
    put(database, "k1")
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError) as caught, database.transaction() as cursor:
        cursor.executemany(PUT, [(f"k{n}", "x" * 500) for n in range(2, 200)])
    assert caught.value.code == "disk_full"
    assert count(database) == 1
    database.rows(f"PRAGMA max_page_count = {pages + 1000}")
    put(database, "k2")
    assert count(database) == 2


def test_rules_read_through_core(database: Database) -> None:
    """Validation builds its own statements on the same connection."""
    put(database, "k1")
    assert database.connection.execute(text(COUNT)).scalar() == 1


def test_a_fixed_disk_gets_a_log_and_closing_removes_it(path: Path) -> None:
    """Durable and quick while open, one file when closed."""
    database = Database(path, place=Place.FIXED)
    put(database, "k1")
    assert database.rows("PRAGMA journal_mode") == [("wal",)]
    assert companions(path) == [f"{path.name}-wal"]
    database.close()
    assert companions(path) == []


@pytest.mark.parametrize("place", [Place.NETWORK, Place.REMOVABLE, Place.SYNCHRONISED, Place.UNKNOWN])
def test_other_places_get_an_ordinary_journal(path: Path, place: Place) -> None:
    """Also where the file was last written with a log on a fixed disk."""
    for first in (Place.FIXED, place):
        database = Database(path, place=first)
        put(database, f"k{first}")
        mode = database.rows("PRAGMA journal_mode")
        database.close()
    assert mode == [("truncate",)]
    assert companions(path) == []


@pytest.mark.parametrize("left", [b"", bytes(28) + b"spent"])
def test_a_spent_journal_left_by_a_kill_goes_with_the_next_close(path: Path, left: bytes) -> None:
    """Even if the file was only looked at; its content stays what it was."""
    database = Database(path, place=Place.UNKNOWN)
    put(database, "k1")
    database.close()
    before = path.read_bytes()
    path.with_name(f"{path.name}-journal").write_bytes(left)
    looked = Database(path, place=Place.UNKNOWN)
    assert count(looked) == 1
    looked.close()
    assert companions(path) == []
    assert path.read_bytes() == before


def test_where_the_log_does_not_work_an_ordinary_journal_does(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems report a log and then fail on the first write."""
    monkeypatch.setattr("tempfile.mkdtemp", _no_room)
    assert not write_ahead_log_works(path.parent)
    database = Database(path, place=Place.FIXED)
    put(database, "k1")
    assert database.rows("PRAGMA journal_mode") == [("truncate",)]
    database.close()


def _no_room(**_: object) -> None:
    raise OSError


def test_a_log_that_is_refused_when_asked_for_is_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer of the database counts, not what was hoped for."""
    database = Database(path, place=Place.FIXED)
    ask = database._set_journal_mode
    monkeypatch.setattr(database, "_set_journal_mode", lambda mode: "delete" if mode == "WAL" else ask(mode))
    put(database, "k1")
    assert database.rows("PRAGMA journal_mode") == [("truncate",)]
    database.close()


def test_every_commit_reaches_the_disk(database: Database) -> None:
    """A typist cannot feel four milliseconds; a power cut must not take a figure that was called saved."""
    put(database, "k1")
    assert database.rows("PRAGMA synchronous") == [(2,)]
    assert database.rows("PRAGMA locking_mode") == [("exclusive",)]


def test_a_second_opening_in_the_same_program_is_refused(path: Path, database: Database) -> None:
    """Two windows on one file would overwrite each other."""
    put(database, "k1")
    for opening in (open_database, Database):
        with pytest.raises(StorageError, match="open in another") as caught:
            opening(path)
        assert caught.value.code == "workspace_in_use"
    assert count(database) == 1


def test_another_program_is_kept_out_and_the_file_stays_usable(path: Path, database: Database) -> None:
    """The lock is the file's own, so it holds across programs and falls with them."""
    put(database, "k1")
    script = (
        "import sys\nfrom pathlib import Path\nfrom ilms_desktop.storage.document import open_database\n"
        "from ilms_desktop.errors import StorageError\n"
        "try: open_database(Path(sys.argv[1])); print('opened')\n"
        "except StorageError as error: print(error.code)\n"
    )
    result = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert result.stdout == "workspace_in_use\n"
    put(database, "k2")
    assert count(database) == 2


def test_looking_changes_nothing(path: Path) -> None:
    """Opening and closing must not make a file look newer than what it holds."""
    database = open_database(path)
    put(database, "k1")
    database.close()
    before = path.read_bytes()
    database = open_database(path)
    assert count(database) == 1
    database.close()
    assert path.read_bytes() == before
    assert companions(path) == []


def test_closing_twice_is_harmless(path: Path) -> None:
    """A window and its guard may both close."""
    database = open_database(path)
    database.close()
    database.close()
    open_database(path).close()


def test_a_copy_holds_what_is_still_in_the_log(path: Path, tmp_path: Path) -> None:
    """Copying the file itself would miss the newest figures."""
    database = Database(path, place=Place.FIXED)
    put(database, "k1")
    target = tmp_path / "copy.ilms"
    database.copy_to(target)
    database.close()
    copy = open_database(target)
    assert count(copy) == 1
    copy.close()


def test_a_copy_that_cannot_be_written_leaves_nothing(database: Database, tmp_path: Path) -> None:
    """Half a copy would be taken for a whole one."""
    with pytest.raises(StorageError) as caught:
        database.copy_to(tmp_path / "no folder" / "copy.ilms")
    assert caught.value.code == "disk_trouble"


def test_two_threads_take_turns(database: Database) -> None:
    """A window reads in the background while somebody types."""
    threads = [threading.Thread(target=put, args=(database, f"k{number}")) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(database) == 20


def test_opening_what_is_no_database_gives_the_lock_back(tmp_path: Path) -> None:
    """A failed opening must not block the next one."""
    place = tmp_path / "x.ilms"
    place.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    for _ in range(2):
        with pytest.raises(StorageError) as caught:
            Database(place)
        assert caught.value.code == "workspace_damaged"
