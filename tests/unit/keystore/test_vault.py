"""The key store of the system."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from keyring.backends import chainer, fail, null

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.keystore.vault import ALLOWED_BACKENDS, SERVICE, open_vault
from tests.unit.keystore.memory_backend import NAME, MemoryBackend

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY = "ssh-ed25519 AAAA"
NULL: KeyringBackend = null.Keyring()  # type: ignore[no-untyped-call]
FAIL: KeyringBackend = fail.Keyring()  # type: ignore[no-untyped-call]


def test_a_passphrase_is_kept_until_it_is_forgotten() -> None:
    """By the key that it belongs to."""
    backend = MemoryBackend()
    vault = open_vault(backend, allowed={NAME})
    assert vault.recall(KEY) is None
    vault.remember(KEY, "secret")
    assert (vault.recall(KEY), backend.entries) == ("secret", {(SERVICE, KEY): "secret"})
    vault.forget(KEY)
    vault.forget(KEY)
    assert backend.entries == {}
    assert vault.name == "memory backend MemoryBackend"


@pytest.mark.parametrize("backend", [NULL, FAIL, MemoryBackend(), None])
def test_a_store_that_is_not_on_the_list_is_refused(backend: KeyringBackend | None) -> None:
    """A file in the home folder protects less than a typed passphrase."""
    with pytest.raises(SigningKeyError) as caught:
        open_vault(backend)
    assert caught.value.code == "keystore_refused"
    assert str(caught.value.context["backend"]).endswith(("Keyring", "MemoryBackend"))


def test_the_list_holds_stores_of_systems_only() -> None:
    """No file, no memory, no "best that there is"."""
    assert all(name.startswith("keyring.backends.") for name in ALLOWED_BACKENDS)
    assert ALLOWED_BACKENDS.isdisjoint({"keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"})


@pytest.mark.parametrize("weak_only", [True, False])
def test_of_several_stores_an_allowed_one_is_taken(weak_only: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system offers a weaker one first, it is passed over."""
    memory = MemoryBackend()
    offered: list[KeyringBackend] = [NULL] if weak_only else [NULL, memory]
    monkeypatch.setattr(chainer.ChainerBackend, "backends", offered)
    chain: KeyringBackend = chainer.ChainerBackend()  # type: ignore[no-untyped-call]
    if weak_only:
        with pytest.raises(SigningKeyError, match="key store"):
            open_vault(chain, allowed={NAME})
    else:
        open_vault(chain, allowed={NAME}).remember(KEY, "secret")
        assert memory.entries


def test_a_locked_store_is_said_to_fail() -> None:
    """The person unlocks it, or types a passphrase."""
    vault = open_vault(MemoryBackend(locked=True), allowed={NAME})
    with pytest.raises(SigningKeyError) as caught:
        vault.recall(KEY)
    assert (caught.value.code, caught.value.context) == ("keystore_failed", {"detail": "KeyringLocked"})


def test_a_store_that_loses_what_it_is_given_is_noticed_at_once() -> None:
    """Not on the day when the key is needed."""
    vault = open_vault(MemoryBackend(forgetful=True), allowed={NAME})
    with pytest.raises(SigningKeyError, match="did not answer"):
        vault.remember(KEY, "secret")


def test_errors_of_the_library_behind_a_store_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bus of a Linux desktop speaks through keyring without keyring noticing."""

    class SecretStorageError(Exception):
        """As the library declares it."""

    def refuse(_service: str, _username: str) -> None:
        raise SecretStorageError("secret")

    library = ModuleType("secretstorage.exceptions")
    library.SecretStorageException = SecretStorageError  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, library.__name__, library)
    backend = MemoryBackend()
    monkeypatch.setattr(backend, "get_password", refuse)
    with pytest.raises(SigningKeyError) as caught:
        open_vault(backend, allowed={NAME}).recall(KEY)
    assert "secret" not in str(caught.value)
