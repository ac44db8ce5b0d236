"""`ilms part office`: the country's own list of offices."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ilms_desktop.package.keys import key_code, public_of_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.unit.cli.conftest import Ran


def test_an_office_is_confirmed_listed_and_forgotten(
    ilms: Callable[..., Ran], file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only with the digits, which the program never shows."""
    ilms("keys", "new", tmp_path / "mol", "--signer", "khm-71", "--country", "KHM", "--no-passphrase")
    assert "No office" in ilms("part", "office", "list", file).err
    public = public_of_file((tmp_path / "mol").read_bytes())
    assert public is not None
    words = ("part", "office", "add", file, tmp_path / "mol.pub", "--code", "MOL", "--tables", "C4, C1")
    monkeypatch.setattr("sys.stdin", io.StringIO("12345 67890\n"))
    wrong = ilms(*words, "--json")
    assert wrong.document["error"]["code"] == "office_code_differs"
    assert not any(group in wrong.err for group in key_code(public))
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(key_code(public)) + "\n"))
    right = ilms(*words, "--heard-by", "in-person", "--json")
    assert (right.code, right.document["signer"], right.document["tables"]) == (0, "khm-71", ["C4", "C1"])
    listed = ilms("part", "office", "list", file)
    assert listed.out == "MOL\n"
    assert "C4, C1" in listed.err
    assert ilms("part", "office", "remove", file, "MOL", "--json").document["heard_by"] == "in-person"
    assert ilms("part", "office", "list", file, "--json").document == {"offices": []}
    assert ilms("part", "office", "remove", file, "MOL", "--json").document["error"]["code"] == "unknown_office"
