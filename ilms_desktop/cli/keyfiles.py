"""Key files on the disk and the passphrase that opens them.

Beside the private key lie `KEYFILE.pub` and `KEYFILE.allowed_signers`, the line for the register. A file is never
written over.
"""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING, Final

from ilms_desktop import paths
from ilms_desktop.errors import ExchangeError, SigningKeyError
from ilms_desktop.i18n import error_parts, gettext
from ilms_desktop.keystore.passphrase import checked_passphrase
from ilms_desktop.workspace import own_key
from ilms_desktop.workspace.enrolment_files import enrolment_at
from ilms_desktop.workspace.signing_key import needs_passphrase, open_key, public_path, signer_of

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.keystore.vault import Vault
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.register import Signer
    from ilms_desktop.workspace.enrolment import Enrolment

#: environment variable that holds the passphrase
VARIABLE: Final = "ILMS_PASSPHRASE"
_OWNER_ONLY: Final = 0o600
_EVERYBODY_READS: Final = 0o644


def register_path(key: Path) -> Path:
    """Where the register line of a key lies."""
    return key.with_name(f"{key.name}.allowed_signers")


def write_key_files(path: Path, *, private: bytes, signer: Signer) -> tuple[Path, Path, Path]:
    """Write the three files of a new key of somebody who stands in a register; see `write_named_key`."""
    return write_named_key(
        path, private=private, public=signer.public, name=signer.id, line=signer.allowed_signers_line
    )


def write_named_key(path: Path, *, private: bytes, public: bytes, name: str, line: str) -> tuple[Path, Path, Path]:
    """Write the three files of a new key; the private one is readable by its owner only.

    Args:
        path: of the private key.
        private: its file.
        public: its public half.
        name: whose key it is.
        line: for `allowed_signers`.

    Raises:
        SigningKeyError: `key_exists`; nothing was written.
        ExchangeError: `file_unwritable`; nothing is left behind.
    """
    from ilms_desktop.package.keys import public_line

    contents = (
        (path, private, _OWNER_ONLY),
        (public_path(path), public_line(public, name).encode(), _EVERYBODY_READS),
        (register_path(path), line.encode(), _EVERYBODY_READS),
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
    own = enrolment_at(path)
    if own is not None:
        return open_enrolled(own), signer_of(path)
    passphrase = known_passphrase(path) if needs_passphrase(path) else None
    return open_key(path, passphrase), signer_of(path)


def open_enrolled(enrolment: Enrolment) -> SigningKey:
    """A key of this computer: by the key store where its passphrase lies there, else by what is typed.

    Raises:
        SigningKeyError: `key_unreadable`, `passphrase_needed`, `wrong_passphrase`.
        ExchangeError: the file cannot be read.
    """

    def ask(trouble: SigningKeyError | None) -> str:
        if trouble is not None:
            say_trouble(trouble)
        return known_passphrase(enrolment.key_path)

    vault = key_store() if own_key.is_behind_sign_in(enrolment) else None
    return own_key.open_enrolled(enrolment, vault, ask)


def own_signing_key(country: str, *, signer: str | None) -> tuple[SigningKey, str]:
    """The key of this computer that signs for a country, and its signer id.

    Args:
        country: alpha-3.
        signer: id that the ILO will give a key that still waits; None = the one it gives in the ordinary course.

    Raises:
        SigningKeyError: `no_own_key`, or what keeps it from being opened.
    """
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.enrolment_files import enrolments

    found = own_key.key_for(enrolments(paths.user_dir()), country, system_clock())
    if found is None:
        raise SigningKeyError("no_own_key", country=country)
    if found.signer is None:
        print(gettext("Packages wait at the ILO until your key is confirmed."), file=sys.stderr)
    return open_enrolled(found.enrolment), found.signer or signer or own_key.expected_signer(found)


def key_store() -> Vault | None:
    """The key store of this computer; where there is none that is safe enough, why, and None.

    The person is asked for a passphrase then.
    """
    from ilms_desktop.keystore.vault import open_vault

    try:
        return open_vault()
    except SigningKeyError as trouble:
        say_trouble(trouble)
        return None


def say_trouble(trouble: SigningKeyError) -> None:
    """Say what is wrong with the key store, before a passphrase is asked for."""
    print(error_parts(trouble)[0], file=sys.stderr)


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
