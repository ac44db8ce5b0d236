"""Key files are made whole or not at all, never over another file, and open with the right passphrase only."""

from __future__ import annotations

import getpass
import os
import stat
import sys
from typing import TYPE_CHECKING

import keyring
import pytest

from ilms_desktop.cli import keyfiles
from ilms_desktop.cli.keyfiles import (
    VARIABLE,
    known_passphrase,
    load_signing_key,
    new_passphrase,
    register_path,
    write_key_files,
)
from ilms_desktop.errors import ExchangeError, SigningKeyError
from ilms_desktop.package.keys import key_file, new_key
from ilms_desktop.package.register import Signer, parse_register
from ilms_desktop.workspace.signing_key import public_path
from tests.unit.keystore.memory_backend import Keyring
from tests.unit.workspace.enrolment_support import ask, enrolled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOOD = "twelve letters"


def make(path: Path, passphrase: str | None = None) -> Signer:
    """A key of the signer khm-01 in its three files."""
    key = new_key(b"k" * 32)
    signer = Signer(id="khm-01", public=key.public)
    write_key_files(path, private=key_file(key, passphrase), signer=signer)
    return signer


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Somebody sits there and types these answers."""
    typed = iter(answers)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda *_, **__: next(typed))


def test_a_key_is_three_files_and_only_its_owner_reads_the_private_one(tmp_path: Path) -> None:
    """The register line is what the verifier needs; the rest stays."""
    path = tmp_path / "khm-01"
    signer = make(path)
    key, signer_id = load_signing_key(path)
    assert (key.public, signer_id) == (signer.public, "khm-01")
    assert parse_register(register_path(path).read_text()).signers == (signer,)
    assert public_path(path).read_text().startswith("ssh-ed25519 ")
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["key", "key.pub", "key.allowed_signers"])
def test_nothing_is_written_over(name: str, tmp_path: Path) -> None:
    """A lost key cannot be made again."""
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(SigningKeyError) as caught:
        make(tmp_path / "key")
    assert caught.value.code == "key_exists"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"mine"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """And not made."""
    with pytest.raises(ExchangeError) as caught:
        make(tmp_path / "no" / "key")
    assert caught.value.code == "file_unwritable"


def test_half_a_key_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills up at the second file: the first one goes too."""
    create = keyfiles._create

    def until_full(path: Path, data: bytes, mode: int) -> None:
        if path.suffix == ".pub":
            raise OSError(28, "No space left on device", str(path))
        create(path, data, mode)

    monkeypatch.setattr(keyfiles, "_create", until_full)
    with pytest.raises(ExchangeError) as caught:
        make(tmp_path / "key")
    assert caught.value.code == "file_unwritable"
    assert list(tmp_path.iterdir()) == []


def test_a_protected_key_opens_with_its_passphrase_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the environment for scripts, typed by people."""
    make(tmp_path / "key", GOOD)
    monkeypatch.setenv(VARIABLE, GOOD)
    assert load_signing_key(tmp_path / "key")[1] == "khm-01"
    monkeypatch.setenv(VARIABLE, "another passphrase")
    with pytest.raises(SigningKeyError) as caught:
        load_signing_key(tmp_path / "key")
    assert caught.value.code == "wrong_passphrase"


def test_nobody_to_ask_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script must not hang at a question."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(SigningKeyError) as caught:
        known_passphrase(tmp_path / "key")
    assert caught.value.code == "passphrase_needed"


def test_a_new_passphrase_is_typed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip would lock the key for ever."""
    at_a_terminal(monkeypatch, GOOD, GOOD)
    assert new_passphrase(tmp_path / "key") == GOOD
    at_a_terminal(monkeypatch, GOOD, "twelve lettres")
    with pytest.raises(SigningKeyError) as caught:
        new_passphrase(tmp_path / "key")
    assert caught.value.code == "wrong_passphrase"


def test_a_new_passphrase_has_twelve_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the environment too."""
    monkeypatch.setenv(VARIABLE, "eleven char")
    with pytest.raises(SigningKeyError) as caught:
        new_passphrase(tmp_path / "key")
    assert (caught.value.code, caught.value.context["least"]) == ("passphrase_short", 12)
    monkeypatch.setenv(VARIABLE, GOOD)
    assert new_passphrase(tmp_path / "key") == GOOD


def test_a_missing_or_foreign_key_file_is_said(tmp_path: Path) -> None:
    """Each with its own sentence."""
    with pytest.raises(SigningKeyError) as caught:
        load_signing_key(tmp_path / "no")
    assert caught.value.code == "key_missing"
    (tmp_path / "text").write_text("not a key")
    with pytest.raises(SigningKeyError) as caught:
        load_signing_key(tmp_path / "text")
    assert caught.value.code == "key_unreadable"


def test_the_public_file_names_the_signer(tmp_path: Path) -> None:
    """Without it nobody knows under which id to sign."""
    make(tmp_path / "key")
    public_path(tmp_path / "key").write_text("ssh-ed25519 AAAA somebody@computer\n")
    with pytest.raises(SigningKeyError) as caught:
        load_signing_key(tmp_path / "key")
    assert (caught.value.code, caught.value.context["signer"]) == ("bad_signer", "somebody@computer")
    public_path(tmp_path / "key").unlink()
    with pytest.raises(SigningKeyError) as caught:
        load_signing_key(tmp_path / "key")
    assert caught.value.code == "key_missing"


@pytest.fixture
def store() -> Iterator[Keyring]:
    """The system's key store."""
    before = keyring.get_keyring()
    backend = Keyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def test_an_enrolled_key_behind_the_sign_in_opens_without_a_question(tmp_path: Path, store: Keyring) -> None:
    """And names its signer."""
    vault = keyfiles.key_store()
    assert vault is not None
    made = enrolled(tmp_path, ask(tmp_path, guard=vault))
    assert len(store.entries) == 1
    key, signer = load_signing_key(made.key_path)
    assert (key.public, signer) == (made.public, "ken-01")


def test_a_store_that_does_not_help_is_named_before_the_passphrase_is_asked(
    tmp_path: Path, store: Keyring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever is asked for something that they never chose must know why."""
    vault = keyfiles.key_store()
    assert vault is not None
    made = ask(tmp_path, guard=vault)
    store.locked = True
    at_a_terminal(monkeypatch, "something else")
    with pytest.raises(SigningKeyError, match="does not open"):
        keyfiles.open_enrolled(made)
    assert "key store of this computer" in capsys.readouterr().err
