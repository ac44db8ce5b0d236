"""The fences of `tests/conftest.py` hold: a test that reaches outside fails.

Without these the fences could fall unnoticed, and a test could read the network or a person's own files.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Fence

ROOT = Path(__file__).resolve().parents[2]


def open_a_socket() -> None:
    """Ask for a TCP socket; nothing is connected."""
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()


def look_up_a_host() -> None:
    """Ask the resolver for a name."""
    socket.getaddrinfo("localhost", 80)


def write_into_the_checkout() -> None:
    """Open a file of the checkout for writing."""
    (ROOT / "build.txt").write_text("x", encoding="utf-8")


def make_a_database_in_the_checkout() -> None:
    """Open a database beside the sources."""
    sqlite3.connect(ROOT / "x.sqlite").close()


def make_a_folder_in_the_checkout() -> None:
    """Make a folder beside the sources."""
    (ROOT / "new").mkdir()


@pytest.mark.parametrize(
    "reach_outside",
    [
        open_a_socket,
        look_up_a_host,
        write_into_the_checkout,
        make_a_database_in_the_checkout,
        make_a_folder_in_the_checkout,
    ],
)
def test_reaching_outside_is_refused_and_remembered(reach_outside: Callable[[], None], fence: Fence) -> None:
    """A breach counts even when the product swallows the exception."""
    with contextlib.suppress(AssertionError):
        reach_outside()
    assert len(fence.breaches) == 1
    fence.breaches.clear()


def test_the_temporary_folder_is_open(tmp_path: Path) -> None:
    """Where tests are meant to write, nothing stands in their way."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("x", encoding="utf-8")
    with contextlib.closing(sqlite3.connect(tmp_path / "c.ilms")) as connection:
        connection.execute("create table t (x)")
    with tempfile.TemporaryFile() as stream:
        stream.write(b"x")
    with contextlib.closing(sqlite3.connect("file:memory?mode=memory", uri=True)) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    (tmp_path / "a" / "b.txt").rename(tmp_path / "a" / "d.txt")
    assert (tmp_path / "a" / "d.txt").is_file()


def test_place_and_time_are_the_same_everywhere() -> None:
    """A test that is green in Geneva is green in Phnom Penh."""
    assert time.timezone == 0 or os.name == "nt"
    assert os.environ["QT_QPA_PLATFORM"]
    assert Path(os.environ["ILMS_USER_DIR"]).is_relative_to(Path(tempfile.gettempdir()).parent)
