"""Signing keys as files and as digits to read aloud.

A key file is an OpenSSH private key that `ssh-keygen -y` opens. Where the file lies and where its passphrase comes
from is not decided here.
"""

from __future__ import annotations

import binascii
import hashlib
import unicodedata
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.package import limits
from ilms_desktop.package.ed25519 import KEY_BYTES, SigningKey
from ilms_desktop.package.signature import KEY_TYPE, public_blob
from ilms_desktop.package.wire import first_string, unpack_strings

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILE_BEGIN: Final = b"-----BEGIN OPENSSH PRIVATE KEY-----\n"
_FILE_END: Final = b"-----END OPENSSH PRIVATE KEY-----\n"
_FILE_MAGIC: Final = b"openssh-key-v1\0"
_OPEN_CIPHER: Final = b"none"
#: of a length, and of the number of keys in a file
_COUNT_BYTES: Final = 4

_CODE_LABEL: Final = b"ilms-key-code-v1\n"
_ROOT_LABEL: Final = b"ilms-root-code-v1\n"
_CODE_GROUPS: Final = 8
_GROUP_BYTES: Final = 5
_GROUP_RANGE: Final = 100_000


def new_key(seed: bytes) -> SigningKey:
    """A new key from 32 bytes of randomness, for example `secrets.token_bytes(32)`."""
    return SigningKey.from_seed(seed)


def key_file(key: SigningKey, passphrase: str | None) -> bytes:
    """The private key as file; without protection only when `passphrase` is None."""
    secret = None if passphrase is None else passphrase.encode("utf-8")
    return key.to_openssh(secret, rounds=limits.KEY_FILE_ROUNDS)


def public_line(public: bytes, comment: str) -> str:
    """Line of a `.pub` file: type, key, comment (the signer id)."""
    return f"{public_text(public)} {comment}\n"


def public_text(public: bytes) -> str:
    """Public key as OpenSSH text, `ssh-ed25519 AAAA…`."""
    return f"{KEY_TYPE.decode('ascii')} {binascii.b2a_base64(public_blob(public), newline=False).decode('ascii')}"


def fingerprint(public: bytes) -> str:
    """The key as OpenSSH's `ssh-keygen -l` shows it, `SHA256:…`."""
    digest = hashlib.sha256(public_blob(public)).digest()
    return f"SHA256:{binascii.b2a_base64(digest, newline=False).decode('ascii').rstrip('=')}"


def read_public(text: str) -> bytes | None:
    """The 32 bytes of a public key written as `public_text` writes it; None if it is anything else."""
    _, _, encoded = text.partition(" ")
    try:
        parts = unpack_strings(binascii.a2b_base64(encoded, strict_mode=True))
    except ValueError:
        return None
    public = parts[-1] if parts else b""
    return public if len(public) == KEY_BYTES and public_text(public) == text else None


def is_protected(data: bytes) -> bool | None:
    """Whether a key file needs a passphrase; None if it is no OpenSSH private key file."""
    fields = _file_fields(data)
    return None if fields is None else fields[0] != _OPEN_CIPHER


def public_of_file(data: bytes) -> bytes | None:
    """The public key that a private key file names in clear; None if it is no file of an Ed25519 key."""
    fields = _file_fields(data)
    parts = None if fields is None else unpack_strings(fields[-1])
    return parts[1] if parts is not None and parts[:1] == [KEY_TYPE] and [*map(len, parts[1:])] == [KEY_BYTES] else None


def _file_fields(data: bytes) -> list[bytes] | None:
    """Cipher, key derivation, its options, and the public key of a private key file; None if it is none."""
    text = data.replace(b"\r\n", b"\n")
    if not (text.startswith(_FILE_BEGIN) and text.endswith(_FILE_END)):
        return None
    try:
        blob = binascii.a2b_base64(text[len(_FILE_BEGIN) : -len(_FILE_END)])
    except binascii.Error:
        return None
    rest = blob.removeprefix(_FILE_MAGIC)
    fields: list[bytes] = []
    for skipped in (0, 0, 0, _COUNT_BYTES):
        rest = rest[skipped:]
        found = first_string(rest)
        if found is None or not blob.startswith(_FILE_MAGIC):
            return None
        fields.append(found)
        rest = rest[_COUNT_BYTES + len(found) :]
    return fields


def load_key(data: bytes, passphrase: str | None, *, path: str = "") -> SigningKey:
    """The key in a key file.

    Args:
        data: the whole file.
        passphrase: what the person typed; not looked at when the file is not protected.
        path: named in messages.

    Raises:
        SigningKeyError: `passphrase_needed`, `wrong_passphrase`, or `key_unreadable` when it is no OpenSSH Ed25519
            private key or is damaged.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    protected = is_protected(data)
    if protected is None:
        raise SigningKeyError("key_unreadable", path=path)
    if protected and not passphrase:
        raise SigningKeyError("passphrase_needed", path=path)
    secret = passphrase.encode("utf-8") if protected and passphrase else None
    try:
        private = load_ssh_private_key(data, secret)
    except UnsupportedAlgorithm as trouble:
        raise SigningKeyError("key_unreadable", path=path) from trouble
    except ValueError as trouble:
        # why: a key file has no checksum of its own, so a wrong passphrase and a damaged secret look the same
        raise SigningKeyError("wrong_passphrase" if protected else "key_unreadable", path=path) from trouble
    if not isinstance(private, Ed25519PrivateKey):
        raise SigningKeyError("key_unreadable", path=path)
    return SigningKey(private)


def key_code(public: bytes) -> tuple[str, ...]:
    """The key as eight groups of five digits, to be read over the telephone and typed by the listener."""
    return _code(_CODE_LABEL + public)


def root_code(roots: Iterable[bytes]) -> tuple[str, ...]:
    """All root keys together as eight groups of five digits, as the ILO prints them in its letter."""
    return _code(_ROOT_LABEL + b"".join(sorted(roots)))


def _code(labelled: bytes) -> tuple[str, ...]:
    digest = hashlib.sha512(labelled).digest()
    starts = range(0, _CODE_GROUPS * _GROUP_BYTES, _GROUP_BYTES)
    groups = (int.from_bytes(digest[at : at + _GROUP_BYTES], "big") % _GROUP_RANGE for at in starts)
    return tuple(f"{group:05d}" for group in groups)


def same_code(typed: str, code: Iterable[str]) -> bool:
    """Whether a person typed this code: any decimal digits, grouped in any way, and nothing but digits and spaces."""
    digits = "".join(typed.split())
    if not digits.isdecimal():
        return False
    return "".join(str(unicodedata.decimal(digit)) for digit in digits) == "".join(code)
