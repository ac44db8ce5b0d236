"""The signing key as files: the private key, and beside it the `.pub` file that names its signer.

Bytes are read through `exchange.files`; a passphrase is never kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.exchange.files import read_file
from ilms_desktop.package.keys import is_protected, load_key
from ilms_desktop.package.register import is_signer_id

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey

#: a key file has some hundred bytes
_LONGEST: Final = 64 * 1024


def signer_of(path: Path) -> str:
    """Signer id that the `.pub` file beside a key names.

    Raises:
        SigningKeyError: `key_missing`, `bad_signer`.
    """
    public = path.with_name(f"{path.name}.pub")
    if not public.is_file():
        raise SigningKeyError("key_missing", path=public)
    signer = "".join(read_file(public, limit=_LONGEST).decode("utf-8", "replace").split()[-1:])
    if not is_signer_id(signer):
        raise SigningKeyError("bad_signer", signer=signer)
    return signer


def needs_passphrase(path: Path) -> bool:
    """Whether a key file is protected.

    Raises:
        SigningKeyError: `key_missing`, `key_unreadable`.
    """
    protected = is_protected(_bytes(path))
    if protected is None:
        raise SigningKeyError("key_unreadable", path=path)
    return protected


def open_key(path: Path, passphrase: str) -> SigningKey:
    """The key of a file.

    Raises:
        SigningKeyError: `key_missing`, `key_unreadable`, `passphrase_needed`, `wrong_passphrase`.
    """
    return load_key(_bytes(path), passphrase or None, path=str(path))


def _bytes(path: Path) -> bytes:
    """Bytes of a key file."""
    if not path.is_file():
        raise SigningKeyError("key_missing", path=path)
    return read_file(path, limit=_LONGEST)
