"""Passphrases: how a key is protected, and what a passphrase must be."""

from __future__ import annotations

import base64
from enum import StrEnum
from typing import Final

from ilms_desktop.errors import SigningKeyError

#: characters of a passphrase that a person types
SHORTEST: Final = 12
#: bytes of a passphrase that nobody types
RANDOM_BYTES: Final = 32


class Protection(StrEnum):
    """What protects a private key; there is no third way."""

    #: a random passphrase in the key store of the system
    SIGN_IN = "sign-in"
    #: a passphrase that the person types every time
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, not a secret


def random_passphrase(randomness: bytes) -> str:
    """A passphrase that nobody has to remember, from 32 random bytes, such as `secrets.token_bytes(32)`.

    Raises:
        ValueError: fewer or more bytes.
    """
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(len(randomness))
    return base64.urlsafe_b64encode(randomness).decode("ascii").rstrip("=")


def checked_passphrase(text: str) -> str:
    """`text`, if it is long enough to protect a key.

    Raises:
        SigningKeyError: `passphrase_short`.
    """
    if len(text) < SHORTEST:
        raise SigningKeyError("passphrase_short", least=SHORTEST)
    return text
