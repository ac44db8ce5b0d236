"""Making a package."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.errors import BugError
from ilms_desktop.package import container, write
from ilms_desktop.package.outcome import Verified
from tests.vectors.package import world
from tests.vectors.package.forge import contents
from tests.vectors.package.vector import Case


def built(**changes: Any) -> write.Sealed:
    """The good package with some fields changed."""
    return write.build(world.document(**changes), tables=world.tables(), files=world.files(), key=world.KEN)


def test_a_package_is_what_was_put_into_it() -> None:
    """Every figure, every file, byte for byte."""
    sealed = built()
    result = Case(sealed.data).judge()
    assert isinstance(result, Verified)
    assert result == sealed.verified
    for table in world.tables():
        assert result.payload[table.path] == table.data
    assert {path: result.payload[path] for path in world.files()} == world.files()
    assert result.document["observations"] == 25
    assert (sealed.name, sealed.file_name) == (world.NAME, world.FILE_NAME)
    assert sealed.package_id == world.package_id(sealed.data)


def test_the_same_data_are_the_same_package() -> None:
    """Whatever the clock of the computer says, and in whatever order the tables come."""
    again = write.build(world.document(), tables=world.tables()[::-1], files=world.files(), key=world.KEN)
    assert again.package_id == built().package_id
    assert again.data == built().data


def test_other_data_are_another_package() -> None:
    """One field is enough."""
    assert built(created_utc="2026-11-21T09:30:01Z").package_id != built().package_id


def test_a_submission_with_nothing_to_report_has_no_tables() -> None:
    """And no description of any."""
    files = {path: data for path, data in world.files().items() if path.endswith(".json")}
    sealed = write.build(world.document(kind="nil"), tables=[], files=files, key=world.KEN)
    assert sorted(sealed.verified.payload) == ["metadata.json", "submission.json", "validation.json"]


def test_the_payload_is_sorted_and_the_head_comes_first() -> None:
    """One order, so that the same files are the same package."""
    paths = list(contents(built().data))
    assert paths[:2] == ["bagit.txt", "tagmanifest-sha256.txt"]
    assert paths[6:] == sorted(paths[6:])
    assert isinstance(container.read_directory(built().data), tuple)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"created_utc": "now"}, "created_utc is now"),
        ({"country": "TZA"}, "SUBMISSION_IDENTITY"),
        ({"sequence": 0}, "SUBMISSION_FIELDS"),
    ],
)
def test_a_package_that_the_desk_would_refuse_is_never_handed_out(changes: dict[str, Any], named: str) -> None:
    """The desk's verifier judges before anything is written."""
    with pytest.raises(BugError, match=named):
        built(**changes)
