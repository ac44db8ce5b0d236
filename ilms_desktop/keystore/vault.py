"""The key store of the system, through `keyring`: only back ends of the list below, never a file or a weaker one."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import SigningKeyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from keyring.backend import KeyringBackend

#: name under which the system lists our entries
SERVICE: Final = "ILMS Desktop"
#: stores that the system itself protects with the person's sign-in
ALLOWED_BACKENDS: Final = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)
_CHAIN: Final = "keyring.backends.chainer.ChainerBackend"
#: errors of the libraries behind the back ends, which keyring lets through
_LIBRARY_ERRORS: Final = (
    ("win32ctypes.pywin32.pywintypes", "error"),
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
)


class Vault:
    """Passphrases by the public key that they belong to."""

    __slots__ = ("_backend",)

    def __init__(self, backend: KeyringBackend) -> None:
        """Keep a back end that `open_vault` chose."""
        self._backend = backend

    @property
    def name(self) -> str:
        """What the system calls the store, for the person to see."""
        return str(self._backend.name)

    def remember(self, key: str, passphrase: str) -> None:
        """Store the passphrase of a key, and see that it is there.

        Args:
            key: public key as text.
            passphrase: what opens its file.

        Raises:
            SigningKeyError: `keystore_failed`.
        """
        with _store_trouble():
            self._backend.set_password(SERVICE, key, passphrase)
        if self.recall(key) != passphrase:
            raise SigningKeyError("keystore_failed", detail=self.name)

    def recall(self, key: str) -> str | None:
        """The passphrase of a key; None if none is stored.

        Raises:
            SigningKeyError: `keystore_failed`.
        """
        with _store_trouble():
            return self._backend.get_password(SERVICE, key)

    def forget(self, key: str) -> None:
        """Remove the passphrase of a key, if there is one.

        Raises:
            SigningKeyError: `keystore_failed`.
        """
        if self.recall(key) is not None:
            with _store_trouble():
                self._backend.delete_password(SERVICE, key)


def open_vault(backend: KeyringBackend | None = None, *, allowed: Collection[str] = ALLOWED_BACKENDS) -> Vault:
    """The key store of this system.

    Args:
        backend: to be judged; None = the one that keyring chooses here.
        allowed: full names of the back ends that may be used.

    Raises:
        SigningKeyError: `keystore_refused`: there is none, or only one that keeps secrets less safely than a typed
            passphrase does; `keystore_failed`. The caller asks for a passphrase then.
    """
    import keyring

    if backend is None:
        with _store_trouble():
            backend = keyring.get_keyring()
    candidates = list(getattr(backend, "backends", ())) if _full_name(backend) == _CHAIN else [backend]
    found = next((each for each in candidates if _full_name(each) in allowed), None)
    if found is None:
        raise SigningKeyError("keystore_refused", backend=_full_name(backend))
    return Vault(found)


def _full_name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


@contextmanager
def _store_trouble() -> Iterator[None]:
    """Turn whatever the store says into one sentence; what is stored never stands in it."""
    from keyring.errors import KeyringError

    loaded = [(sys.modules[module], name) for module, name in _LIBRARY_ERRORS if module in sys.modules]
    errors = (KeyringError, OSError, RuntimeError, *(getattr(module, name) for module, name in loaded))
    try:
        yield
    except errors as trouble:
        raise SigningKeyError("keystore_failed", detail=type(trouble).__name__) from trouble
