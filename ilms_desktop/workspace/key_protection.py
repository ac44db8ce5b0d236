"""A signing key and what protects it: the person's sign-in, or a passphrase that is asked for every time.

Here the key file (of `package`) and the key store (of `keystore`) meet. Nothing is written to the disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.keystore.passphrase import Protection, checked_passphrase, random_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.keystore.vault import Vault
    from ilms_desktop.package.ed25519 import SigningKey


@dataclass(frozen=True, slots=True)
class ProtectedKey:
    """A new key.

    Attributes:
        key: opened, for the request that it signs. file: the private key file. protection: how it is opened again.
    """

    key: SigningKey
    file: bytes
    protection: Protection


def protected_by_sign_in(seed: bytes, *, randomness: bytes, vault: Vault) -> ProtectedKey:
    """A new key whose passphrase only the key store of the system knows.

    Args:
        seed: 32 random bytes for the key.
        randomness: 32 more for the passphrase.
        vault: of this computer.

    Raises:
        SigningKeyError: `keystore_failed`; nothing is made then, and the caller asks for a passphrase.
    """
    from ilms_desktop.package.keys import key_file, new_key, public_text

    key = new_key(seed)
    passphrase = random_passphrase(randomness)
    vault.remember(public_text(key.public), passphrase)
    return ProtectedKey(key, key_file(key, passphrase), Protection.SIGN_IN)


def protected_by_passphrase(seed: bytes, passphrase: str) -> ProtectedKey:
    """A new key that is opened by what the person types.

    Raises:
        SigningKeyError: `passphrase_short`.
    """
    from ilms_desktop.package.keys import key_file, new_key

    key = new_key(seed)
    return ProtectedKey(key, key_file(key, checked_passphrase(passphrase)), Protection.PASSPHRASE)


def unlock(
    data: bytes, *, vault: Vault | None, ask: Callable[[SigningKeyError | None], str], path: str = ""
) -> SigningKey:
    """Open a key file with the passphrase in the key store, else with the one that the person types.

    Args:
        data: the key file.
        vault: of this computer; None where it has none.
        ask: gives the passphrase that the person types. It is told what is wrong with the key store, so that it can
            say so, or None where the store simply holds nothing for this key.
        path: named in messages.

    Raises:
        SigningKeyError: `key_unreadable`, `passphrase_needed`, `wrong_passphrase`.
    """
    from ilms_desktop.package.keys import load_key, public_of_file, public_text

    public = public_of_file(data)
    if public is None:
        raise SigningKeyError("key_unreadable", path=path)
    trouble = None
    try:
        stored = None if vault is None else vault.recall(public_text(public))
        if stored is not None:
            return load_key(data, stored, path=path)
    except SigningKeyError as error:
        trouble = error
    return load_key(data, ask(trouble), path=path)
