"""Rolling copies: one after each change, ten kept, each a whole file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import StorageError
from ilms_desktop.storage.backups import KEPT, back_up, copies
from ilms_desktop.storage.document import open_database
from ilms_desktop.storage.tables import META_ROWS
from ilms_desktop.storage.trouble import backups_dir
from tests.unit.storage.conftest import NOW, step

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database


def change(database: Database, value: str) -> None:
    """A step."""
    step(database, lambda recorder: recorder.put(META_ROWS, [("office", value)]))


def test_a_file_without_a_step_is_not_copied(database: Database) -> None:
    """There is nothing in it to lose."""
    assert back_up(database, NOW) is None
    assert copies(database.path) == []


def test_a_copy_is_made_once_per_change(database: Database) -> None:
    """Ten openings without work must not push ten days of work out."""
    change(database, "one")
    first = back_up(database, NOW)
    assert first is not None
    assert first.name.startswith("20261001T093000Z-1-")
    assert back_up(database, NOW + timedelta(days=1)) is None
    change(database, "two")
    second = back_up(database, NOW + timedelta(days=1))
    assert copies(database.path) == [first, second]


def test_a_copy_opens_by_itself_and_holds_its_day(database: Database) -> None:
    """It is opened when the file itself no longer can be."""
    change(database, "one")
    copy = back_up(database, NOW)
    change(database, "two")
    assert copy is not None
    kept = open_database(copy)
    assert kept.rows("SELECT value FROM meta WHERE key = 'office'") == [("one",)]
    kept.close()


def test_ten_copies_are_kept_and_other_files_left_alone(database: Database) -> None:
    """The folder does not grow for ever, and what somebody put there is not ours."""
    folder = backups_dir(database.path)
    folder.mkdir()
    (folder / "before the merge.ilms").write_text("mine")
    for number in range(KEPT + 3):
        change(database, str(number))
        back_up(database, NOW + timedelta(minutes=number))
    kept = copies(database.path)
    assert len(kept) == KEPT
    assert kept[0].name.startswith("20261001T093300Z-4-")
    assert (folder / "before the merge.ilms").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_trouble_of_the_disk(database: Database) -> None:
    """Somebody may have put a file there under that very name."""
    change(database, "one")
    backups_dir(database.path).write_text("a file")
    with pytest.raises(StorageError) as caught:
        back_up(database, NOW)
    assert caught.value.code == "disk_trouble"
