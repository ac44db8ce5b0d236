"""A file is read as a whole or refused, and written as a whole or not at all."""

from __future__ import annotations

import errno
import os
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.files import Limits, read_file, write_file

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    """Line ends and marks are the reader's business, not the disk's."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfa\r\n")
    assert read_file(path) == b"\xef\xbb\xbfa\r\n"


def test_a_file_of_200_megabytes_is_refused_at_once_and_without_memory(tmp_path: Path) -> None:
    """Choosing the wrong file must not stop the computer."""
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    tracemalloc.start()
    begun = time.perf_counter()
    with pytest.raises(ExchangeError) as caught:
        read_file(path)
    seconds = time.perf_counter() - begun
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (caught.value.code, caught.value.context["limit"]) == ("file_too_large", Limits.IMPORT_BYTES // 1_000_000)
    assert seconds < 1
    assert peak < 1_000_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_file_that_hides_its_size_is_still_limited(tmp_path: Path) -> None:
    """A pipe reports no size; the limit holds for what comes out of it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    os.write(writer, b"x" * 20)
    try:
        with pytest.raises(ExchangeError) as caught:
            read_file(pipe, limit=10)
    finally:
        os.close(writer)
    assert caught.value.code == "file_too_large"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """The commonest slip gets its own sentence."""
    with pytest.raises(ExchangeError) as caught:
        read_file(tmp_path / "no.csv")
    assert caught.value.code == "file_missing"


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    """The file is inside it."""
    with pytest.raises(ExchangeError, match="is a folder"):
        read_file(tmp_path)


def test_what_the_system_does_not_give_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own word is kept for the help desk."""

    def locked(_path: Path, _mode: str) -> None:
        raise PermissionError(errno.EACCES, "Is locked")

    path = tmp_path / "a.csv"
    path.write_bytes(b"a")
    monkeypatch.setattr(type(path), "open", locked)
    with pytest.raises(ExchangeError) as caught:
        read_file(path)
    assert caught.value.code == "file_unreadable"
    assert caught.value.context["detail"]


def test_writing_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    """No half file is ever seen under the final name."""
    path = tmp_path / "out.csv"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    """A folder stands where the file should go: the folder stays, and no rest is left."""
    path = tmp_path / "out.csv"
    path.mkdir()
    (path / "kept").write_bytes(b"kept")
    with pytest.raises(ExchangeError) as caught:
        write_file(path, b"new")
    assert caught.value.code == "file_unwritable"
    assert (path / "kept").read_bytes() == b"kept"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_into_no_folder_is_said(tmp_path: Path) -> None:
    """The folder is not made behind the person's back."""
    with pytest.raises(ExchangeError) as caught:
        write_file(tmp_path / "no" / "out.csv", b"x")
    assert caught.value.code == "file_unwritable"
    assert not (tmp_path / "no").exists()
