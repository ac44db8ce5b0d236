"""The first hundred bytes decide whether a file is touched at all."""

from __future__ import annotations

import sqlite3
import struct
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import StorageError
from ilms_desktop.storage.header import APPLICATION_ID, read_header
from ilms_desktop.storage.migrations import STEPS
from tests.unit.storage.conftest import with_the_rights_of_a_person

if TYPE_CHECKING:
    from pathlib import Path


def refusal(path: Path, known: int = 1) -> StorageError:
    """The error with which a file is refused."""
    with pytest.raises(StorageError) as caught:
        read_header(path, known=known)
    return caught.value


def test_our_own_file_is_known(path: Path) -> None:
    """Mark and schema stand where `file` and other tools find them."""
    header = read_header(path, known=len(STEPS))
    assert (header.schema, header.is_wal) == (len(STEPS), False)
    assert struct.pack(">I", APPLICATION_ID) == b"ILMS"


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    """A slip in the name is the commonest trouble."""
    assert refusal(tmp_path / "nothing.ilms").code == "workspace_missing"


@pytest.mark.parametrize("content", [b"", b"ref_area,indicator\n", b"PK\x03\x04 and so on" * 20, b"\x00" * 4096])
def test_a_file_of_another_kind_is_not_ours(tmp_path: Path, content: bytes) -> None:
    """Renaming a workbook to .ilms makes no questionnaire of it."""
    place = tmp_path / "x.ilms"
    place.write_bytes(content)
    assert refusal(place).code == "not_a_workspace"


def test_a_folder_is_not_ours(tmp_path: Path) -> None:
    """A folder can bear any name."""
    assert refusal(tmp_path).code == "not_a_workspace"


def test_a_database_of_another_program_is_not_ours(tmp_path: Path) -> None:
    """Browsers and chat programs keep SQLite files too."""
    place = tmp_path / "places.sqlite"
    raw = sqlite3.connect(place)
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    assert refusal(place).code == "not_a_workspace"


def test_a_newer_file_names_both_numbers(path: Path) -> None:
    """The person must learn that the program is old, not that the file is broken."""
    error = refusal(path, known=len(STEPS) - 1)
    assert (error.code, error.context["found"], error.context["known"]) == (
        "workspace_too_new",
        len(STEPS),
        len(STEPS) - 1,
    )


def test_a_file_cut_off_in_its_header_is_damaged(path: Path) -> None:
    """A copy that broke off must not pass for a file of somebody else."""
    path.write_bytes(path.read_bytes()[:60])
    assert refusal(path).code == "workspace_damaged"


def test_a_file_that_may_not_be_read_says_so(path: Path) -> None:
    """Rights are trouble of the world, not of the program."""
    path.chmod(0o000)
    with with_the_rights_of_a_person(path.parent):
        assert refusal(path).code == "read_only_place"


def test_a_name_that_no_disk_takes_is_trouble_of_the_disk(tmp_path: Path) -> None:
    """Whatever the system answers, the person gets a next step."""
    assert refusal(tmp_path / ("x" * 5000)).code == "disk_trouble"
