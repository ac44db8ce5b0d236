"""Making a package."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.errors import BugError
from ilms_desktop.package import container, strict_json, write
from ilms_desktop.package.enrolment import OLD_KEY_PATH, renewal_signature
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Verified
from tests.vectors.package import kinds_world as kw
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


@pytest.mark.parametrize("kind", list(kw.NAMES))
def test_every_kind_is_made_and_verified_in_the_same_way(kind: Kind) -> None:
    """What was put in comes out, and the same content is the same package."""
    sealed = kind_built(kind)
    result = kw.case(kind, sealed.data).judge()
    assert isinstance(result, Verified)
    assert result.document == sealed.verified.document == kw.complete(kind)
    assert {path: result.payload[path] for path in kw.files(kind)} == kw.files(kind)
    assert sealed.file_name == f"{kw.NAMES[kind]}.zip"
    assert kind_built(kind).data == sealed.data


def kind_built(kind: Kind, **changes: Any) -> write.Sealed:
    """The good package of a kind with some fields changed."""
    document = kw.document(kind, **changes)
    return write.build_kind(kind, document, key=kw.KEYS[kind], tables=kw.tables(kind), files=kw.files(kind))


@pytest.mark.parametrize(
    ("kind", "changes", "named"),
    [
        (Kind.RECEIPT, {"decided_utc": "now"}, "decided_utc is now"),
        (Kind.ENROL, {"country": "TZA"}, "ENROL_FIELDS"),
        (Kind.ENROL, {"purpose": "renewal", "replaces": "ken-01"}, "ENROL_OLD_KEY"),
        (Kind.PART, {"base": None}, "PART_FIELDS"),
        (Kind.QUERY, {"deadline": "2020-01-01"}, "QUERY_DEADLINE"),
        (Kind.ROUNDPACK, {"languages": ["en"]}, "PACK_CONTENT"),
    ],
)
def test_no_kind_is_handed_out_that_its_receiver_would_refuse(kind: Kind, changes: dict[str, Any], named: str) -> None:
    """The receiver's verifier judges before anything is written."""
    with pytest.raises(BugError, match=named):
        kind_built(kind, **changes)


def test_a_renewal_is_made_with_the_word_of_the_old_key() -> None:
    """The register that knows the old key is handed in."""
    document = kw.document(Kind.ENROL, purpose="renewal", replaces="ken-01")
    request = strict_json.dump(write.complete(document, kind=Kind.ENROL))
    files = {OLD_KEY_PATH: renewal_signature(request, world.KEN)}
    sealed = write.build_kind(Kind.ENROL, document, key=kw.FRESH, files=files, register=kw.REGISTER)
    assert sealed.verified.document["replaces"] == "ken-01"


def test_a_part_without_tables_has_no_description_of_any() -> None:
    """Somebody may hand in that there is nothing."""
    files = kw.files(Kind.PART)
    sealed = write.build_kind(Kind.PART, kw.document(Kind.PART), key=kw.MOL, files=files)
    assert sorted(sealed.verified.payload) == ["metadata.json", "part.json"]
