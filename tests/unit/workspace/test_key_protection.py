"""A signing key and what protects it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.keystore.passphrase import Protection
from ilms_desktop.keystore.vault import Vault, open_vault
from ilms_desktop.package.keys import public_text
from ilms_desktop.workspace.key_protection import protected_by_passphrase, protected_by_sign_in, unlock
from tests.stock_tools import needs
from tests.unit.keystore.memory_backend import NAME, MemoryBackend

if TYPE_CHECKING:
    from pathlib import Path

SEED = b"test key of nobody".ljust(32, b".")
PASSPHRASE = "correct horse battery"


def vault(backend: MemoryBackend) -> Vault:
    """A store for the test."""
    return open_vault(backend, allowed={NAME})


def never(_trouble: SigningKeyError | None) -> str:
    """Nobody is asked."""
    raise AssertionError


def test_a_key_behind_the_sign_in_opens_without_a_question() -> None:
    """The store holds the passphrase and nothing of the key."""
    backend = MemoryBackend()
    made = protected_by_sign_in(SEED, randomness=bytes(32), vault=vault(backend))
    assert made.protection is Protection.SIGN_IN
    assert unlock(made.file, vault=vault(backend), ask=never).public == made.key.public
    ((_, entry),) = backend.entries
    (stored,) = backend.entries.values()
    assert (entry, len(stored)) == (public_text(made.key.public), 43)


def test_a_key_behind_a_passphrase_asks_for_it() -> None:
    """Every time; the store knows nothing of it."""
    backend = MemoryBackend()
    made = protected_by_passphrase(SEED, PASSPHRASE)
    asked: list[SigningKeyError | None] = []

    def ask(trouble: SigningKeyError | None) -> str:
        asked.append(trouble)
        return PASSPHRASE

    for store in (None, vault(backend)):
        assert unlock(made.file, vault=store, ask=ask).public == made.key.public
    assert (asked, backend.entries, made.protection) == ([None, None], {}, Protection.PASSPHRASE)


@pytest.mark.parametrize(("locked", "code"), [(True, "keystore_failed"), (False, "wrong_passphrase")])
def test_a_store_that_does_not_help_is_named_before_the_person_is_asked(locked: bool, code: str) -> None:
    """Locked, or holding something else: the question says why it comes."""
    backend = MemoryBackend()
    made = protected_by_passphrase(SEED, PASSPHRASE)
    vault(backend).remember(public_text(made.key.public), "something else")
    backend.locked = locked
    asked: list[str] = []

    def ask(trouble: SigningKeyError | None) -> str:
        asked.append("" if trouble is None else trouble.code)
        return PASSPHRASE

    assert unlock(made.file, vault=vault(backend), ask=ask).public == made.key.public
    assert asked == [code]


def test_a_key_is_not_made_where_the_store_fails() -> None:
    """It could never be opened again."""
    with pytest.raises(SigningKeyError, match="did not answer"):
        protected_by_sign_in(SEED, randomness=bytes(32), vault=vault(MemoryBackend(forgetful=True)))


def test_a_short_passphrase_makes_no_key() -> None:
    """There is no third mode."""
    with pytest.raises(SigningKeyError, match="12"):
        protected_by_passphrase(SEED, "short")


def test_a_wrong_passphrase_and_a_file_that_is_no_key_are_told_apart() -> None:
    """One is typed again, the other is not."""
    made = protected_by_passphrase(SEED, PASSPHRASE)
    for data, code in ((made.file, "wrong_passphrase"), (b"rubbish", "key_unreadable")):
        with pytest.raises(SigningKeyError) as caught:
            unlock(data, vault=None, ask=lambda _trouble: "wrong passphrase")
        assert caught.value.code == code


@needs("ssh-keygen")
def test_stock_openssh_opens_the_file_with_the_stored_passphrase(tmp_path: Path) -> None:
    """An office can get at its key without this program."""
    backend = MemoryBackend()
    made = protected_by_sign_in(SEED, randomness=bytes(32), vault=vault(backend))
    (passphrase,) = backend.entries.values()
    path = tmp_path / "key"
    path.write_bytes(made.file)
    path.chmod(0o600)
    command = ["ssh-keygen", "-y", "-P", passphrase, "-f", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == public_text(made.key.public).split()
