"""Two programs never write into the desk's folder at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.desk.lock import locked
from ilms_desktop.errors import CommandRefused, ExchangeError
from tests.unit.desk import desk_support as support

if TYPE_CHECKING:
    from ilms_desktop.desk.folder import Desk

ROOT = Path(__file__).resolve().parents[3]
HOLD = """
import sys
from pathlib import Path
from ilms_desktop.desk.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def code_of(folder: Path) -> str:
    """Code of the trouble that taking the lock makes."""
    with pytest.raises(CommandRefused) as trouble, locked(folder):
        pass
    return trouble.value.code


def test_another_process_keeps_the_folder_until_it_ends(desk: Desk) -> None:
    """However it ends: nobody has to take a lock away by hand."""
    command = [sys.executable, "-c", HOLD, str(desk.path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert code_of(desk.path) == "desk_in_use"
        with pytest.raises(CommandRefused):
            support.enrolled(desk)
        assert support.opened(desk.path).state.rows == ()
        holder.kill()
    assert len(support.enrolled(desk).state.rows) == 1


def test_the_same_process_waits_for_itself_too(tmp_path: Path) -> None:
    """Two places in one program are two writers."""
    with locked(tmp_path):
        assert code_of(tmp_path) == "desk_in_use"
    with locked(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Not every desk is where its owner may write."""
    with pytest.raises(ExchangeError) as trouble, locked(tmp_path / "nowhere"):
        pass
    assert trouble.value.code == "file_unwritable"
