"""Writing containers."""

from __future__ import annotations

import io
import zipfile

from ilms_desktop.package.container import read_directory
from ilms_desktop.package.container_write import write_container


def methods(data: bytes) -> list[int]:
    """Packing method of each entry."""
    entries = read_directory(data)
    assert isinstance(entries, tuple)
    return [entry.header.method for entry in entries]


def test_what_packing_does_not_shrink_is_stored() -> None:
    """Random bytes and single bytes stay as they are."""
    assert methods(write_container([("T/a.csv", b"x"), ("T/b.csv", bytes(range(256)))])) == [0, 0]


def test_what_packs_suspiciously_well_is_stored() -> None:
    """Our own reader refuses more than 200:1, so the writer never makes it."""
    assert methods(write_container([("T/a.csv", bytes(100_000))])) == [0]


def test_the_same_entries_give_the_same_bytes() -> None:
    """No clock, no system and no user is in a container."""
    files = [("T/a.csv", b"hello " * 50), ("T/b.csv", b"y")]
    assert write_container(files) == write_container(list(files))


def test_another_reader_sees_the_same_files() -> None:
    """The narrow profile is still plain ZIP."""
    data = write_container([("T/a.csv", b"hello " * 50), ("T/b.csv", b"y")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {"T/a.csv": b"hello " * 50, "T/b.csv": b"y"}
