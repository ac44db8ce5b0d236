"""The key under a part that nobody has confirmed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.part_key import key_under
from tests.unit.workspace.part_support import COORDINATOR_KEY, coordinator, handed_out
from tests.vectors.package import kinds_world

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
    spoilt = {
        "armour": data[: begin + 10] + b"X" + data[begin + 11 :],
        "message": data.replace(b" manifest-sha256.txt\n", b" manifest-sha257.txt\n", 1),
    }
    found = {name: key_under(each, part.name) for name, each in spoilt.items()}
    assert all(isinstance(each, Problem) for each in found.values())
    assert getattr(found["message"], "code", "") == "SIG_BAD"


def test_only_what_offices_hand_over_is_looked_at() -> None:
    """A receipt has a key of the desk, which nobody in a country confirms."""
    name = f"{kinds_world.document(Kind.RECEIPT)['package']}.zip"
    found = key_under(kinds_world.good(Kind.RECEIPT), name)
    assert isinstance(found, Problem)
    assert found.code == "SIG_NAMESPACE"
