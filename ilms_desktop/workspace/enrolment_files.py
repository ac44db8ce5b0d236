"""Where keys, requests and grants are kept: one folder for each key, in the person's own folder beside the settings.

    enrolment/1A2B3C4D/key                          private key, protected, readable by its owner only
                       ILMS_KEN_ENROL_1A2B3C4D.zip  the request, byte for byte as it was sent
                       request.json                 its hash and document
                       ILMS_KEN_GRANT_0007.zip      a grant, byte for byte as it came
                       ILMS_KEN_GRANT_0007.json     its hash and document
                       key.pub, key.allowed_signers the public key under the id that was granted

A folder appears whole or not at all; each file in it is replaced whole or not at all. Keys never leave it by this
program.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import ExchangeError, SigningKeyError
from ilms_desktop.exchange.files import write_file
from ilms_desktop.workspace.enrolment import KEY_FILE, Enrolment, Granted
from ilms_desktop.workspace.signing_key import public_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.package.names import Kind
    from ilms_desktop.package.outcome import Verified
    from ilms_desktop.package.register import Signer

#: folder below that of the person
FOLDER: Final = "enrolment"
_REQUEST: Final = "request.json"
_OWNER_ONLY: Final = 0o600
_EVERYBODY_READS: Final = 0o644
_OWNER_FOLDER: Final = 0o700


def enrolments(user_dir: Path) -> tuple[Enrolment, ...]:
    """Every key of this computer, in the order of their marks.

    Raises:
        SigningKeyError: `enrolment_damaged`.
    """
    folder = user_dir / FOLDER
    if not folder.is_dir():
        return ()
    return tuple(_read(each) for each in sorted(folder.iterdir()) if (each / _REQUEST).is_file())


def find(user_dir: Path, mark: str | None) -> Enrolment:
    """The key with this mark, or the only one where none is named.

    Raises:
        SigningKeyError: `enrolment_none`, `enrolment_which`, `enrolment_damaged`.
    """
    listed = enrolments(user_dir)
    if not listed:
        raise SigningKeyError("enrolment_none")
    fitting = [each for each in listed if mark is None or each.mark == mark.upper()]
    if len(fitting) != 1:
        raise SigningKeyError("enrolment_which", known=", ".join(each.mark for each in listed))
    return fitting[0]


def keep_request(user_dir: Path, *, key_file: bytes, request: bytes, verified: Verified) -> Enrolment:
    """Put a new key and its request into a folder of their own.

    Args:
        user_dir: of the person.
        key_file: the private key, protected.
        request: bytes of the request.
        verified: what our own verifier read from it.

    Raises:
        ExchangeError: `file_unwritable`; nothing is left behind.
    """
    name = verified.package.text
    folder = user_dir / FOLDER / name.rpartition("_")[2]
    unfinished = folder.with_name(f".{folder.name}.new")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished.mkdir(mode=_OWNER_FOLDER)
        _write(unfinished / KEY_FILE, key_file, _OWNER_ONLY)
        _write(unfinished / f"{name}.zip", request, _EVERYBODY_READS)
        _write(unfinished / _REQUEST, _facts(verified), _EVERYBODY_READS)
        unfinished.rename(folder)
    except OSError as error:
        _discard(unfinished)
        raise ExchangeError("file_unwritable", path=folder, detail=error.strerror or type(error).__name__) from error
    return _read(folder)


def keep_grant(enrolment: Enrolment, *, data: bytes, verified: Verified, signer: Signer) -> Enrolment:
    """Put a grant beside the key that it is for, and name the key after it.

    The facts come last: a grant counts when they stand.

    Raises:
        ExchangeError: `file_unwritable`.
    """
    from ilms_desktop.package.keys import public_line

    name = verified.package.text
    key = enrolment.key_path
    write_file(enrolment.folder / f"{name}.zip", data)
    write_file(public_path(key), public_line(signer.public, signer.id).encode("ascii"))
    write_file(key.with_name(f"{key.name}.allowed_signers"), signer.allowed_signers_line.encode("ascii"))
    write_file(enrolment.folder / f"{name}.json", _facts(verified))
    return _read(enrolment.folder)


def enrolment_at(key: Path) -> Enrolment | None:
    """The enrolment whose key file this is; None where it is a file of another origin.

    Raises:
        SigningKeyError: `enrolment_damaged`.
    """
    if key.name != KEY_FILE or not (key.parent / _REQUEST).is_file():
        return None
    return _read(key.parent)


def _discard(folder: Path) -> None:
    """Remove a folder that was not finished."""
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def _write(path: Path, data: bytes, mode: int) -> None:
    """Make a file with its mode from the first moment."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _facts(verified: Verified) -> bytes:
    facts = {"package_id": verified.package_id, "document": dict(verified.document)}
    return json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")


def _read(folder: Path) -> Enrolment:
    """What stands in the folder of a key.

    Raises:
        SigningKeyError: `enrolment_damaged`.
    """
    from ilms_desktop.package.names import Kind

    package_id, request = _read_facts(folder / _REQUEST, Kind.ENROL)
    files = sorted(path for path in folder.glob("*_GRANT_*.json") if not path.name.startswith("."))
    grants = tuple(Granted(*_read_facts(path, Kind.GRANT)) for path in files)
    return Enrolment(folder, package_id, request, grants)


def _read_facts(path: Path, kind: Kind) -> tuple[str, Mapping[str, Any]]:
    from ilms_desktop.package import document
    from ilms_desktop.package.outcome import Problem

    try:
        stored = json.loads(path.read_bytes())
        package_id, fields = stored["package_id"], stored["document"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SigningKeyError("enrolment_damaged", path=path) from error
    checked = document.read(fields, kind, ())
    if isinstance(checked, Problem) or not isinstance(package_id, str):
        raise SigningKeyError("enrolment_damaged", path=path)
    return package_id, checked
