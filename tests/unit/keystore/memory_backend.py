"""A key store in memory, declared as `keyring` wants its back ends."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

NAME = f"{__name__}.MemoryBackend"


class MemoryBackend(KeyringBackend):
    """Keeps passphrases; can be locked, and can lose what it is given."""

    priority = 1

    def __init__(self, *, locked: bool = False, forgetful: bool = False) -> None:
        """Start empty."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = locked
        self.forgetful = forgetful

    def get_password(self, service: str, username: str) -> str | None:
        """The passphrase, unless the store is locked."""
        if self.locked:
            raise KeyringLocked
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a passphrase."""
        if not self.forgetful:
            self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Drop a passphrase."""
        del self.entries[service, username]


class Keyring(MemoryBackend):
    """The same under the full name of a store that is on the list, as `keyring` would choose it."""


Keyring.__module__ = "keyring.backends.libsecret"
