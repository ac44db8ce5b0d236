"""The key under a part that nobody has confirmed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.part_key import key_under
from tests.unit.workspace.part_support import COORDINATOR_KEY, coordinator, handed_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An assignment in a file."""
    folder = tmp_path_factory.mktemp("part")
    with coordinator(folder / "khm.ilms") as workspace:
        path = handed_out(workspace, folder / "out").path
    assert path is not None
    return path


def test_name_and_key_of_an_intact_part_are_told(part: Path) -> None:
    """They are what the 40 digits are compared with."""
    found = key_under(part.read_bytes(), part.name)
    assert not isinstance(found, Problem)
    assert (found[0].text, found[1]) == (part.stem, COORDINATOR_KEY.public)


def test_nothing_is_told_of_a_file_that_is_no_package(part: Path) -> None:
    """Structure and layout are asked first, as the verifier does."""
    data = part.read_bytes()
    assert isinstance(key_under(b"no package", part.name), Problem)
    assert isinstance(key_under(data, "other.zip"), Problem)


def test_a_signature_that_does_not_hold_tells_no_key(part: Path) -> None:
    """A key is compared only where it signed what lies there."""
    data = part.read_bytes()
    begin = data.index(b"-----BEGIN SSH SIGNATURE-----")
    broken = data[: begin + 10] + b"X" + data[begin + 11 :]
    found = key_under(broken, part.name)
    assert isinstance(found, Problem)
    assert found.code.startswith("SIG")
    changed = data.replace(b"Payload-Oxum", b"Payload-Oxun", 1)
    assert changed != data
    moved = data[:begin].replace(b"manifest-sha256.txt\n", b"manifest-sha257.txt\n", 1) + data[begin:]
    assert isinstance(key_under(moved, part.name), Problem)
