"""The folder of a person's keys: plain files, whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError, SigningKeyError
from ilms_desktop.package import limits
from ilms_desktop.workspace.enrolment_files import FOLDER, enrolment_at, enrolments, find
from ilms_desktop.workspace.signing_key import signer_of
from tests.stock_tools import needs
from tests.unit.workspace.enrolment_support import PASSPHRASE, ask, enrolled, grant

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


def test_what_was_kept_is_read_back(tmp_path: Path) -> None:
    """With the exact bytes of the request and of the grant."""
    made = ask(tmp_path)
    assert enrolments(tmp_path) == (made,)
    kept = enrolled(tmp_path, made)
    assert enrolments(tmp_path) == (kept,)
    name, data = grant(made)
    assert (kept.folder / name).read_bytes() == data
    assert made.request_path.read_bytes().startswith(b"PK")
    assert made.folder == tmp_path / FOLDER / made.mark


def test_a_granted_key_is_called_after_its_signer(tmp_path: Path) -> None:
    """So that sealing finds the id beside the key, and anybody finds it in the line for OpenSSH."""
    kept = enrolled(tmp_path, ask(tmp_path))
    assert signer_of(kept.key_path) == "ken-01"
    assert (kept.folder / "key.allowed_signers").read_text(encoding="ascii").startswith("ken-01 namespaces=")


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_only_the_owner_reads_the_private_key(tmp_path: Path) -> None:
    """From its first moment."""
    made = ask(tmp_path)
    assert made.key_path.stat().st_mode & 0o777 == 0o600
    assert made.folder.stat().st_mode & 0o777 == 0o700


@needs("ssh-keygen")
def test_stock_tools_open_the_private_key(tmp_path: Path) -> None:
    """Nobody depends on this program for their own key."""
    made = ask(tmp_path)
    words = ["ssh-keygen", "-y", "-P", PASSPHRASE, "-f", str(made.key_path)]
    shown = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert shown.split()[:2] == str(made.request["public_key"]).split()


def test_a_key_is_found_by_its_mark_or_alone(tmp_path: Path) -> None:
    """Several keys must be told apart by the person."""
    with pytest.raises(SigningKeyError, match="no key"):
        find(tmp_path, None)
    first = ask(tmp_path)
    assert find(tmp_path, None) == find(tmp_path, first.mark.lower()) == first
    second = ask(tmp_path, seed=5)
    for wrong in (None, "00000000"):
        with pytest.raises(SigningKeyError) as caught:
            find(tmp_path, wrong)
        assert caught.value.code == "enrolment_which"
    assert find(tmp_path, second.mark) == second


def test_what_is_no_folder_of_ours_is_passed_over(tmp_path: Path) -> None:
    """Also a folder that was not finished when the power went."""
    made = ask(tmp_path)
    (tmp_path / FOLDER / ".12345678.new").mkdir()
    (tmp_path / FOLDER / "note.txt").write_text("mine", encoding="utf-8")
    assert enrolments(tmp_path) == (made,)


@pytest.mark.parametrize(
    "spoilt",
    [b"no JSON", b"[]", b"{}", json.dumps({"package_id": "0", "document": {}}).encode()],
)
def test_a_file_that_was_changed_is_named(tmp_path: Path, spoilt: bytes) -> None:
    """It would be read as something that nobody asked for."""
    path = ask(tmp_path).folder / "request.json"
    path.write_bytes(spoilt)
    with pytest.raises(SigningKeyError) as caught:
        enrolments(tmp_path)
    assert (caught.value.code, caught.value.context["path"]) == ("enrolment_damaged", path)


def test_nothing_is_left_where_a_key_cannot_be_kept(tmp_path: Path) -> None:
    """A key without its request, or the other way round, is no use to anybody."""
    (tmp_path / FOLDER).write_bytes(b"in the way")
    with pytest.raises(ExchangeError) as caught:
        ask(tmp_path)
    assert caught.value.code == "file_unwritable"
    (tmp_path / FOLDER).unlink()
    made = ask(tmp_path)
    with pytest.raises(ExchangeError):
        ask(tmp_path)
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [made.mark]


def test_a_key_file_leads_to_its_enrolment(tmp_path: Path) -> None:
    """A file of another origin is none of ours."""
    made = ask(tmp_path)
    assert enrolment_at(made.key_path) == made
    assert enrolment_at(tmp_path / "key") is None
    assert enrolment_at(made.request_path) is None
