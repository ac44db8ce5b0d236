"""Key files on the disk and the passphrase that opens them.

Beside the private key lie `KEYFILE.pub` and `KEYFILE.allowed_signers`, the line for the register. A file is never
written over.
"""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError, SigningKeyError
from ilms_desktop.i18n import gettext
from ilms_desktop.keystore.passphrase import checked_passphrase
from ilms_desktop.workspace.signing_key import needs_passphrase, open_key, public_path, signer_of

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.register import Signer

#: environment variable that holds the passphrase
VARIABLE: Final = "ILMS_PASSPHRASE"
_OWNER_ONLY: Final = 0o600
_EVERYBODY_READS: Final = 0o644


def register_path(key: Path) -> Path:
    """Where the register line of a key lies."""
    return key.with_name(f"{key.name}.allowed_signers")


def write_key_files(path: Path, *, private: bytes, signer: Signer) -> tuple[Path, Path, Path]:
    """Write the three files of a new key; the private one is readable by its owner only.

    Raises:
        SigningKeyError: `key_exists`; nothing was written.
        ExchangeError: `file_unwritable`; nothing is left behind.
    """
    from ilms_desktop.package.keys import public_line

    contents = (
        (path, private, _OWNER_ONLY),
        (public_path(path), public_line(signer.public, signer.id).encode(), _EVERYBODY_READS),
        (register_path(path), signer.allowed_signers_line.encode(), _EVERYBODY_READS),
    )
    for target, _, _ in contents:
        if target.exists():
            raise SigningKeyError("key_exists", path=target)
    written: list[Path] = []
    try:
        for target, data, mode in contents:
            _create(target, data, mode)
            written.append(target)
    except OSError as error:
        for target in written:
            target.unlink()
        detail = error.strerror or type(error).__name__
        raise ExchangeError("file_unwritable", path=error.filename or path, detail=detail) from error
    return path, public_path(path), register_path(path)


def load_signing_key(path: Path) -> tuple[SigningKey, str]:
    """The key of a file and the signer id that its `.pub` file names.

    Raises:
        SigningKeyError: `key_missing`, `key_unreadable`, `passphrase_needed`, `wrong_passphrase`, `bad_signer`.
    """
    passphrase = known_passphrase(path) if needs_passphrase(path) else None
    return open_key(path, passphrase), signer_of(path)


def known_passphrase(path: Path) -> str:
    """The passphrase of a key: from the environment, else typed.

    Raises:
        SigningKeyError: `passphrase_needed` where nobody can be asked.
    """
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise SigningKeyError("passphrase_needed", path=path)
    return getpass.getpass(gettext("Passphrase of the key: "), stream=sys.stderr)


def new_passphrase(path: Path) -> str:
    """A passphrase for a new key: from the environment, else typed twice.

    Raises:
        SigningKeyError: `passphrase_needed`, `passphrase_short`, or `wrong_passphrase` when the two differ.
    """
    first = checked_passphrase(known_passphrase(path))
    if VARIABLE not in os.environ:
        again = getpass.getpass(gettext("The same passphrase again: "), stream=sys.stderr)
        if again != first:
            raise SigningKeyError("wrong_passphrase", path=path)
    return first


def _create(path: Path, data: bytes, mode: int) -> None:
    """Make a file that is not there yet."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
