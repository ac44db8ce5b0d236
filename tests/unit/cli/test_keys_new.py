"""A key is made with its public half and its line for the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.cli.keyfiles import VARIABLE, load_signing_key
from ilms_desktop.package.keys import is_protected, key_code

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_is_made_and_its_code_is_told(ilms: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protected unless somebody says otherwise."""
    monkeypatch.setenv(VARIABLE, "twelve letters")
    path = tmp_path / "khm-01"
    ran = ilms("keys", "new", path, "--signer", "khm-01", "--country", "khm")
    assert ran.code == 0
    assert ran.out.splitlines() == [str(path), f"{path}.pub", f"{path}.allowed_signers"]
    key, signer = load_signing_key(path)
    assert signer == "khm-01"
    assert " ".join(key_code(key.public)) in ran.err
    assert is_protected(path.read_bytes())


def test_a_key_for_trials_needs_no_passphrase(ilms: Any, tmp_path: Path) -> None:
    """It has to be asked for by name."""
    path = tmp_path / "khm-01"
    assert ilms("keys", "new", path, "--signer", "khm-01", "--country", "KHM", "--no-passphrase").code == 0
    assert is_protected(path.read_bytes()) is False


@pytest.mark.parametrize(("signer", "country"), [("khm-01", "THA"), ("KHM-01", "KHM"), ("khm", "KHM"), ("", "KHM")])
def test_the_signer_belongs_to_the_country(signer: str, country: str, ilms: Any, tmp_path: Path) -> None:
    """A package of another country would be refused at the desk."""
    ran = ilms("keys", "new", tmp_path / "k", "--signer", signer, "--country", country, "--no-passphrase")
    assert ran.code == 2
    assert "signer id" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_never_written_over(ilms: Any, tmp_path: Path) -> None:
    """The same command again is refused."""
    words = ("keys", "new", tmp_path / "k", "--signer", "khm-01", "--country", "KHM", "--no-passphrase")
    assert ilms(*words).code == 0
    before = (tmp_path / "k").read_bytes()
    assert ilms(*words).code == 2
    assert (tmp_path / "k").read_bytes() == before
