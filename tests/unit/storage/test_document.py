"""Making and opening files: each "no" has its own code and leaves the file byte for byte as it was."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import BugError, StorageError
from ilms_desktop.storage import meta
from ilms_desktop.storage.document import create_database, open_database
from ilms_desktop.storage.engine import Database
from ilms_desktop.storage.header import read_header
from ilms_desktop.storage.migrations import STEPS, Step
from ilms_desktop.storage.places import Place
from ilms_desktop.storage.trouble import backups_dir
from tests.unit.storage.conftest import FACTS, with_the_rights_of_a_person

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def refusal(path: Path) -> str:
    """Code with which a file is refused; it must be untouched afterwards."""
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        open_database(path)
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name]
    return caught.value.code


def test_a_new_file_holds_its_first_facts(path: Path) -> None:
    """Country and edition must be there from the first moment."""
    database = open_database(path)
    assert meta.read(database) == FACTS
    database.close()


def test_a_file_that_is_there_is_never_written_over(path: Path) -> None:
    """The new questionnaire of one person must not cost another one his work."""
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        create_database(path, FACTS)
    assert caught.value.code == "workspace_exists"
    assert path.read_bytes() == before


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_log_without_its_file_is_not_swallowed(path: Path, suffix: str) -> None:
    """It may hold the newest figures of a file that was moved; a new file of that name would take them in."""
    database = Database(path, place=Place.FIXED)
    with database.transaction() as cursor:
        cursor.execute("INSERT INTO meta VALUES ('k', 'v')")
    left = path.with_name("left.ilms")
    left.with_name(left.name + suffix).write_bytes(path.with_name(f"{path.name}-wal").read_bytes())
    database.close()
    with pytest.raises(StorageError) as caught:
        create_database(left, FACTS)
    assert (caught.value.code, caught.value.context["path"]) == ("workspace_exists", left.with_name(left.name + suffix))
    assert not left.exists()


def test_a_file_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    """A folder that is not there is trouble of the place."""
    with pytest.raises(StorageError) as caught:
        create_database(tmp_path / "no folder" / "x.ilms", FACTS)
    assert caught.value.code == "disk_trouble"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is half made would be found later and trusted."""

    def full(*_: object) -> None:
        raise StorageError("disk_full", path=tmp_path)

    monkeypatch.setattr("ilms_desktop.storage.migrations.apply", full)
    with pytest.raises(StorageError, match="no space"):
        create_database(tmp_path / "x.ilms", FACTS)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_rights_says_so(tmp_path: Path) -> None:
    """Somebody who may not write must learn it before the first figure, not after."""
    folder = tmp_path / "share"
    folder.mkdir(mode=0o755)
    place = folder / "x.ilms"
    create_database(place, FACTS)
    place.chmod(0o644)
    folder.chmod(0o555)
    with with_the_rights_of_a_person(folder):
        with pytest.raises(StorageError) as opening:
            open_database(place)
        with pytest.raises(StorageError) as making:
            create_database(folder / "y.ilms", FACTS)
    folder.chmod(0o755)
    assert (opening.value.code, making.value.code) == ("read_only_place", "read_only_place")
    assert [each.name for each in folder.iterdir()] == ["x.ilms"]


def test_a_damaged_page_is_found_on_opening(path: Path) -> None:
    """Sixty bytes overwritten in the middle, as a bad stick does it."""
    content = bytearray(path.read_bytes())
    content[4096 : 4096 + 60] = b"\xff" * 60
    path.write_bytes(content)
    assert refusal(path) == "workspace_damaged"


def test_a_file_cut_in_half_is_damaged(path: Path) -> None:
    """A copy that broke off."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert refusal(path) == "workspace_damaged"


def test_a_file_with_a_broken_schema_is_damaged(path: Path) -> None:
    """The first page holds the list of tables; without it nothing can be read."""
    content = bytearray(path.read_bytes())
    content[100:400] = b"\x00" * 300
    path.write_bytes(content)
    assert refusal(path) == "workspace_damaged"


def test_a_newer_file_is_told_from_a_damaged_one(path: Path) -> None:
    """The person must learn that the program is old."""
    database = open_database(path)
    database.rows(f"PRAGMA user_version = {len(STEPS) + 1}")
    database.close()
    assert refusal(path) == "workspace_too_new"


def test_a_newer_schema_that_stands_in_the_log_only_is_seen(path: Path, tmp_path: Path) -> None:
    """A newer program was killed: its number is in the log and not yet in the header."""
    database = Database(path, place=Place.FIXED)
    with database.transaction() as cursor:
        cursor.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    left = tmp_path / "left.ilms"
    for suffix in ("", "-wal"):
        left.with_name(left.name + suffix).write_bytes(path.with_name(path.name + suffix).read_bytes())
    database.close()
    assert read_header(left, known=len(STEPS)).schema == len(STEPS)
    with pytest.raises(StorageError) as caught:
        open_database(left)
    assert caught.value.code == "workspace_too_new"


def test_a_value_that_breaks_the_schema_is_found_on_opening(path: Path) -> None:
    """A bit that turned a number into a text passes for a whole page, but not for a whole table."""
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE loose (x)")
    raw.execute("INSERT INTO loose VALUES ('text')")
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("UPDATE sqlite_schema SET sql = 'CREATE TABLE loose (x INTEGER) STRICT' WHERE name = 'loose'")
    raw.commit()
    raw.close()
    assert refusal(path) == "workspace_damaged"


def test_a_foreign_file_is_left_alone(tmp_path: Path) -> None:
    """Also one that a database library would gladly repair."""
    place = tmp_path / "mail.ilms"
    raw = sqlite3.connect(place)
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    assert refusal(place) == "not_a_workspace"


def test_a_file_that_another_program_writes_is_left_alone(path: Path) -> None:
    """The other one holds the lock that every program of this kind asks for."""
    other = Database(path)
    with other.transaction() as cursor:
        cursor.execute("INSERT INTO meta VALUES ('k', 'v')")
    with pytest.raises(StorageError) as caught:
        open_database(path)
    assert caught.value.code == "workspace_in_use"
    assert other.rows("SELECT value FROM meta WHERE key = 'k'") == [("v",)]
    other.close()


def add_remark(connection: Connection) -> None:
    """A step that a later version might have."""
    connection.exec_driver_sql("CREATE TABLE remark (text TEXT NOT NULL) STRICT")


def fail(connection: Connection) -> None:
    """A step that breaks half way."""
    connection.exec_driver_sql("CREATE TABLE half (text TEXT NOT NULL) STRICT")
    connection.exec_driver_sql("SELECT x FROM nowhere")


def test_an_older_file_is_copied_first_and_then_brought_up_to_date(path: Path) -> None:
    """If a step goes wrong on this one file, the file of yesterday is still there."""
    before = path.read_bytes()
    last, new = len(STEPS), len(STEPS) + 1
    database = open_database(path, steps=(*STEPS, Step("add_remark", add_remark)))
    assert database.rows("SELECT step, name FROM migration")[-1] == (new, "add_remark")
    assert database.rows("PRAGMA user_version") == [(new,)]
    database.close()
    (copy,) = backups_dir(path).iterdir()
    assert copy.name == f"khm-before-step-{new}.ilms"
    kept = open_database(copy)
    assert kept.rows("PRAGMA user_version") == [(last,)]
    kept.close()
    assert path.read_bytes() != before


def test_a_step_that_breaks_leaves_the_file_as_the_step_before_left_it(path: Path) -> None:
    """A half-changed schema could be read by no version at all."""
    with pytest.raises(BugError, match="nowhere"):
        open_database(path, steps=(*STEPS, Step("add_remark", add_remark), Step("fail", fail)))
    database = open_database(path, steps=(*STEPS, Step("add_remark", add_remark)))
    tables = {name for (name,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert database.rows("PRAGMA user_version") == [(len(STEPS) + 1,)]
    assert "remark" in tables
    assert "half" not in tables
    database.close()
