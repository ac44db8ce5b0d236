"""`ilms part assign`, `open` and `return`: work goes to an office and comes back, by files only."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package.keys import key_code, public_of_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Ran

    Ilms = Callable[..., Ran]


@pytest.fixture(autouse=True)
def user_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person's folder."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))


@pytest.fixture
def hear(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let the next command read the digits of a key."""

    def read_out(key: Path) -> None:
        public = public_of_file(key.read_bytes())
        assert public is not None
        monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(key_code(public)) + "\n"))

    return read_out


@pytest.fixture
def asked(ilms: Ilms, file: Path, tmp_path: Path, hear: Callable[[Path], None], figures: Path) -> Path:
    """A questionnaire with figures, one office and the keys of both."""
    for name, signer in (("coord", "khm-01"), ("mol", "khm-71")):
        ran = ilms("keys", "new", tmp_path / name, "--signer", signer, "--country", "KHM", "--no-passphrase")
        assert ran.code == 0
    assert ilms("source", "add", file, "--type", "FX", "--name", "Register", "--years", "2020").code == 0
    assert ilms("import", file, figures).code == 0
    hear(tmp_path / "mol")
    ran = ilms("part", "office", "add", file, tmp_path / "mol.pub", "--code", "MOL", "--name", "Ministry of Labour")
    assert ran.code == 0, ran.err
    return file


def test_work_goes_out_and_comes_back(ilms: Ilms, asked: Path, tmp_path: Path, hear: Callable[[Path], None]) -> None:
    """Three commands, two files."""
    ran = ilms(
        *("part", "assign", asked, "--office", "MOL", "--tables", "C4", "--years", "2020"),
        *("--out", tmp_path / "out", "--key", tmp_path / "coord"),
    )
    assert ran.code == 0, ran.err
    assert "3 figures and letters in C4, 2020" in ran.err
    assignment = ran.out.strip()
    hear(tmp_path / "coord")
    opened = ilms("part", "open", assignment, tmp_path / "mol.ilms", "--json")
    assert opened.code == 0, opened.err
    assert (opened.document["coordinator"], opened.document["signer"]) == ("KHM", "khm-71")
    back = ilms(
        *("part", "return", tmp_path / "mol.ilms", "--out", tmp_path / "back", "--key", tmp_path / "mol", "--json")
    )
    assert back.code == 0, back.err
    assert back.document["observations"] == 3
    assert back.document["package"] == "ILMS_KHM-71_2026_W0001_MOL"


def test_refusals_have_words_and_codes(ilms: Ilms, asked: Path, tmp_path: Path, hear: Callable[[Path], None]) -> None:
    """Scripts rely on the codes, people on the words."""
    key = ("--key", tmp_path / "coord", "--out", tmp_path / "out")
    years = ilms("part", "assign", asked, "--office", "MOL", "--years", "last", *key)
    assert (years.code, "no list of years" in years.err) == (2, True)
    stranger = ilms("part", "assign", asked, "--office", "NIS", "--json", *key)
    assert stranger.document["error"]["code"] == "unknown_office"
    own = ilms("part", "return", asked, "--json", *key)
    assert own.document["error"]["code"] == "not_a_part"
    (tmp_path / "ILMS_KHM-01_2026_W0001_KHM.zip").write_bytes(b"no part")
    hear(tmp_path / "coord")
    damaged = ilms("part", "open", tmp_path / "ILMS_KHM-01_2026_W0001_KHM.zip", tmp_path / "x.ilms", "--json")
    assert damaged.code == 1
    assert damaged.document["code"].startswith(("ZIP", "CARRIER"))


def test_without_a_key_file_the_key_of_this_computer_signs(ilms: Ilms, asked: Path, tmp_path: Path) -> None:
    """There is none here, and the words say what to do."""
    ran = ilms("part", "assign", asked, "--office", "MOL", "--out", tmp_path / "out", "--json")
    assert ran.document["error"]["code"] == "no_own_key"
