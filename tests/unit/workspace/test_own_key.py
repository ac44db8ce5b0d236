"""Which key signs, and how it is opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.keystore.vault import Vault, open_vault
from ilms_desktop.package import limits
from ilms_desktop.package.keys import key_file, new_key, public_line
from ilms_desktop.workspace.enrolment import Status, statuses
from ilms_desktop.workspace.enrolment_files import enrolments
from ilms_desktop.workspace.enrolment_request import Replaced
from ilms_desktop.workspace.own_key import KeyFile, OwnKey, expected_signer, is_behind_sign_in, key_for
from tests.unit.keystore.memory_backend import NAME, MemoryBackend
from tests.unit.workspace.enrolment_support import APPLICANT, GRANTED, LIFE, NOW, PASSPHRASE, ask, enrolled

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

LATER = GRANTED + timedelta(days=1)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.fixture
def backend() -> MemoryBackend:
    """The key store of this computer."""
    return MemoryBackend()


def vault_of(backend: MemoryBackend) -> Vault:
    """The store, as the program sees it."""
    return open_vault(backend, allowed={NAME})


def refused() -> Vault:
    """A computer without a safe store."""
    raise SigningKeyError("keystore_refused", backend="nothing")


def the_key(user_dir: Path, now: datetime = LATER, country: str = "KEN") -> Status | None:
    """The key that signs."""
    return key_for(enrolments(user_dir), country, now)


def test_an_enrolled_key_signs_before_a_waiting_one(tmp_path: Path) -> None:
    """Whatever was asked for last; a key that has ended signs nothing, one of another country neither."""
    assert the_key(tmp_path) is None
    first = ask(tmp_path)
    waiting = the_key(tmp_path)
    assert waiting is not None
    assert (waiting.enrolment.mark, waiting.signer) == (first.mark, None)
    enrolled(tmp_path, first)
    ask(tmp_path, seed=9, now=NOW + timedelta(hours=1))
    found = the_key(tmp_path)
    assert found is not None
    assert (found.enrolment.mark, found.signer) == (first.mark, "ken-01")
    assert the_key(tmp_path, country="KHM") is None
    late = the_key(tmp_path, GRANTED + LIFE)
    assert late is not None
    assert late.signer is None


def test_the_id_of_a_waiting_key_follows_from_what_was_asked(tmp_path: Path) -> None:
    """A renewal goes on under its id; a new key gets the first one, a replacement the one after the lost."""
    first = enrolled(tmp_path, ask(tmp_path))
    key = OwnKey(first, "ken-01", refused, PASSPHRASE).open()[0]
    ask(tmp_path, seed=9, now=LATER, replaced=Replaced("ken-01", key, first))
    ask(tmp_path, seed=20, now=LATER + timedelta(hours=1), replaced=Replaced("ken-04"))
    ask(tmp_path, seed=30, now=LATER + timedelta(hours=2), applicant=replace(APPLICANT, country="KHM"))
    ids = [expected_signer(each) for each in statuses(enrolments(tmp_path), LATER)]
    assert ids == ["khm-01", "ken-05", "ken-01", "ken-01"]


def test_a_key_behind_the_sign_in_opens_without_a_question(tmp_path: Path, backend: MemoryBackend) -> None:
    """And names the id under which it signs."""
    made = ask(tmp_path, guard=vault_of(backend))
    assert is_behind_sign_in(made)
    key, signer = OwnKey(made, "ken-01", lambda: vault_of(backend)).open()
    assert (key.public, signer) == (made.public, "ken-01")


def test_a_store_that_does_not_help_is_the_trouble_that_is_told(tmp_path: Path, backend: MemoryBackend) -> None:
    """Locked, gone, or without an entry: each has its own words, and the person is asked."""
    made = ask(tmp_path, guard=vault_of(backend))
    backend.locked = True
    for vault, code in ((lambda: vault_of(backend), "keystore_failed"), (refused, "keystore_refused")):
        with pytest.raises(SigningKeyError) as caught:
            OwnKey(made, "ken-01", vault).open()
        assert caught.value.code == code
    backend.locked = False
    backend.entries.clear()
    with pytest.raises(SigningKeyError) as caught:
        OwnKey(made, "ken-01", lambda: vault_of(backend)).open()
    assert caught.value.code == "passphrase_needed"


def test_a_key_with_a_passphrase_needs_what_is_typed(tmp_path: Path) -> None:
    """The key store is not asked."""
    made = ask(tmp_path)
    assert OwnKey(made, "ken-01", refused, PASSPHRASE).open()[0].public == made.public
    for typed, code in (("", "passphrase_needed"), ("something else", "wrong_passphrase")):
        with pytest.raises(SigningKeyError) as caught:
            OwnKey(made, "ken-01", refused, typed).open()
        assert caught.value.code == code


def test_an_id_that_is_none_is_refused_before_the_key_is_opened(tmp_path: Path) -> None:
    """It would stand in the name of the package."""
    with pytest.raises(SigningKeyError) as caught:
        OwnKey(ask(tmp_path), "me", refused, PASSPHRASE).open()
    assert caught.value.code == "bad_signer"


def test_a_key_file_names_its_signer(tmp_path: Path) -> None:
    """As before there was enrolment."""
    key = new_key(bytes(range(32)))
    path = tmp_path / "khm-02"
    path.write_bytes(key_file(key, PASSPHRASE))
    path.with_name("khm-02.pub").write_text(public_line(key.public, "khm-02"), encoding="utf-8")
    opened, signer = KeyFile(path, PASSPHRASE).open()
    assert (opened.public, signer) == (key.public, "khm-02")
