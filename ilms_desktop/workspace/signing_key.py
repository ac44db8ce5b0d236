"""The signing key as files: the private key, and beside it the `.pub` file that names its signer.

Both faces of the program open a key here. A passphrase is asked for elsewhere and never kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import SigningKeyError

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey

#: a key file has some hundred bytes
_LONGEST: Final = 64 * 1024


def public_path(key: Path) -> Path:
    """Where the public half of a key lies."""
    return key.with_name(f"{key.name}.pub")


def signer_of(path: Path) -> str:
    """Signer id that the `.pub` file beside a key names.

    Raises:
        SigningKeyError: `key_missing`, `key_unreadable`, `bad_signer`.
    """
    # why: the window and the command line start without cryptography (ADR 0011)
    from ilms_desktop.package.register import is_signer_id

    signer = "".join(_bytes(public_path(path)).decode("utf-8", "replace").split()[-1:])
    if not is_signer_id(signer):
        raise SigningKeyError("bad_signer", signer=signer)
    return signer


def needs_passphrase(path: Path) -> bool:
    """Whether a key file is protected.

    Raises:
        SigningKeyError: `key_missing`, `key_unreadable`.
    """
    from ilms_desktop.package.keys import is_protected

    protected = is_protected(_bytes(path))
    if protected is None:
        raise SigningKeyError("key_unreadable", path=path)
    return protected


def open_key(path: Path, passphrase: str | None) -> SigningKey:
    """The key of a file.

    Raises:
        SigningKeyError: `key_missing`, `key_unreadable`, `passphrase_needed`, `wrong_passphrase`.
    """
    from ilms_desktop.package.keys import load_key

    return load_key(_bytes(path), passphrase or None, path=str(path))


def _bytes(path: Path) -> bytes:
    """Bytes of a key file."""
    if not path.is_file():
        raise SigningKeyError("key_missing", path=path)
    try:
        with path.open("rb") as stream:
            return stream.read(_LONGEST)
    except OSError as error:
        raise SigningKeyError("key_unreadable", path=path) from error
