"""The narrow ZIP profile, beyond what the vectors show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ilms_desktop.package import container, limits
from ilms_desktop.package import zip_records as zr
from ilms_desktop.package.container_write import write_container
from ilms_desktop.package.outcome import Problem
from tests.vectors.package.forge import Raw, deflate, emit

PLAIN = Raw(b"T/a.csv", b"hello hello hello hello\n")
PACKED = replace(PLAIN, name=b"T/b.csv", method=zr.DEFLATED, packed=deflate(PLAIN.plain))


def code(data: bytes, profile: container.Profile = container.PACKAGE) -> str | None:
    """Code of the structure, None where it holds."""
    found = container.read_directory(data, profile)
    return found.code if isinstance(found, Problem) else None


def only(data: bytes) -> container.Entry:
    """The single entry of a container."""
    found = container.read_directory(data)
    assert isinstance(found, tuple)
    return found[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"both": {"needed": 45}},
        {"central": {"made_by": 0x0314}},
        {"both": {"flags": 0x0800}},
        {"both": {"time": 1}},
        {"both": {"date": 0x5B75}},
        {"both": {"size": 1}},
    ],
    ids=str,
)
def test_every_fixed_field_has_its_one_value(changes: dict[str, Any]) -> None:
    """A byte that may vary is a byte in which something can hide."""
    assert code(emit([replace(PLAIN, **changes)])) == "ZIP_FIELDS"


def test_a_comment_on_an_entry_is_refused() -> None:
    """Comments are covered by no hash."""
    data = emit([replace(PLAIN, name=b"T/a.csvnote", central={"name_length": 7, "comment_length": 4})])
    assert code(data) == "ZIP_FIELDS"


def test_an_extra_field_in_the_local_header_alone_is_refused() -> None:
    """Some readers heed the local header, others the directory."""
    assert code(emit([replace(PLAIN, local_extra=b"UT\1\0\0")])) == "ZIP_EXTRA"


@pytest.mark.parametrize("data", [emit([PLAIN], disk=1), emit([PLAIN], directory_disk=1)])
def test_a_set_of_disks_is_refused(data: bytes) -> None:
    """A package is one file."""
    assert code(data) == "ZIP_MULTIDISK"


@pytest.mark.parametrize("count", [0, 2])
def test_the_count_is_the_number_of_entries(count: int) -> None:
    """An entry that is not counted is seen by some readers only."""
    assert code(emit([PLAIN], entries=count, entries_here=count)) == "ZIP_COUNT"


def test_a_directory_elsewhere_is_refused() -> None:
    """The directory ends where the end record begins."""
    assert code(emit([PLAIN], directory_offset=0)) == "ZIP_OVERLAP"


def test_a_directory_entry_without_bytes_behind_it_is_refused() -> None:
    """A header that would stand behind the end of the file is not read."""
    assert code(emit([PLAIN, replace(PACKED, has_local=False)])) == "ZIP_OVERLAP"


def test_limits_hold_for_the_whole_file_and_for_what_it_unpacks_to() -> None:
    """Nothing is unpacked before the declared sizes were added up."""
    data = emit([PLAIN, PACKED])
    assert code(data) is None
    assert code(data, container.Profile(max_bytes=len(data) - 1)) == "ZIP_SIZE"
    assert code(data, container.Profile(max_unpacked=2 * len(PLAIN.plain) - 1)) == "ZIP_BOMB"
    assert code(data, container.Profile(max_entries=1)) == "ZIP_COUNT"


def test_a_file_of_a_few_bytes_is_no_container() -> None:
    """The end record does not fit into it."""
    assert code(b"PK\x03\x04") == "ZIP_EOCD"


def test_the_largest_package_is_refused_by_its_size_alone() -> None:
    """32 MiB and one byte."""
    assert code(bytes(limits.MAX_PACKAGE_BYTES + 1)) == "ZIP_SIZE"


@pytest.mark.parametrize(
    ("packed", "expected"),
    [
        (b"\xff" * 20, "ZIP_DEFLATE"),
        (deflate(PLAIN.plain)[:-1], "ZIP_DEFLATE"),
        (deflate(PLAIN.plain[:-1]), "ZIP_DEFLATE"),
        (deflate(PLAIN.plain + b"x"), "ZIP_BOMB"),
        (deflate(PLAIN.plain) + b"x", "ZIP_DEFLATE"),
        (deflate(PLAIN.plain.upper()), "ZIP_CRC"),
    ],
)
def test_a_stream_gives_exactly_what_was_declared(packed: bytes, expected: str) -> None:
    """Too little, too much, something behind the end, or something else."""
    data = emit([replace(PACKED, packed=packed)])
    found = container.unpack(data, only(data))
    assert isinstance(found, Problem)
    assert found.code == expected


def test_what_the_writer_packs_the_reader_unpacks() -> None:
    """Round trip of both methods and of an empty file."""
    files = {"T/a.csv": b"hello " * 50, "T/b.csv": b"x", "T/c.csv": b""}
    data = write_container(files.items(), stored=frozenset({"T/b.csv"}))
    found = container.read_directory(data)
    assert isinstance(found, tuple)
    assert {entry.name: container.unpack(data, entry) for entry in found} == files
    assert [entry.is_stored for entry in found] == [False, True, True]
