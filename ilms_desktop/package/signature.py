"""SSHSIG, the signature format of `ssh-keygen -Y`, narrowed to one algorithm per namespace.

Nothing in a file selects an algorithm: Ed25519 with SHA-512 or no signature. Stock OpenSSH verifies what `sign` makes,
byte for byte (OpenSSH, PROTOCOL.sshsig).
"""

from __future__ import annotations

import binascii
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import ed25519
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.wire import first_string, pack_strings, unpack_strings

if TYPE_CHECKING:
    from ilms_desktop.package.ed25519 import SigningKey

KEY_TYPE: Final = b"ssh-ed25519"
_MAGIC: Final = b"SSHSIG"
_VERSION: Final = (1).to_bytes(4, "big")
_HASH: Final = b"sha512"
_BEGIN: Final = b"-----BEGIN SSH SIGNATURE-----\n"
_END: Final = b"-----END SSH SIGNATURE-----\n"
_LINE: Final = 70
#: public key, namespace, reserved, hash name, signature
_FIELDS: Final = 5
#: type and value
_BLOB_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that is well formed; whether it holds is another question.

    Attributes:
        public: 32 bytes. namespace: what it was made for. reserved, hash_name: as written. value: 64 bytes.
    """

    public: bytes
    namespace: str
    reserved: bytes
    hash_name: bytes
    value: bytes


def public_blob(public: bytes) -> bytes:
    """Public key as OpenSSH writes it inside other things."""
    return pack_strings(KEY_TYPE, public)


def sign(message: bytes, *, namespace: str, key: SigningKey) -> bytes:
    """Armoured signature of `message`, as `ssh-keygen -Y sign` writes it."""
    value = key.sign(_signed_bytes(message, namespace))
    fields = pack_strings(public_blob(key.public), namespace.encode("ascii"), b"", _HASH, pack_strings(KEY_TYPE, value))
    return armour(_MAGIC + _VERSION + fields)


def _signed_bytes(message: bytes, namespace: str) -> bytes:
    return _MAGIC + pack_strings(namespace.encode("ascii"), b"", _HASH, hashlib.sha512(message).digest())


def armour(blob: bytes) -> bytes:
    """Base64 between the two marks, in lines of 70."""
    text = binascii.b2a_base64(blob, newline=False)
    lines = b"".join(text[at : at + _LINE] + b"\n" for at in range(0, len(text), _LINE))
    return _BEGIN + lines + _END


def decode(armoured: bytes) -> Signature | Problem:
    """The signature taken apart, or why it cannot be one of ours."""
    blob = _unarmour(armoured)
    if blob is None:
        return Problem("SIG_ARMOUR")
    if not blob.startswith(_MAGIC):
        return Problem("SIG_BLOB")
    if blob[len(_MAGIC) : len(_MAGIC) + len(_VERSION)] != _VERSION:
        return Problem("SIG_VERSION")
    fields = unpack_strings(blob[len(_MAGIC) + len(_VERSION) :])
    if fields is None or len(fields) != _FIELDS:
        return Problem("SIG_BLOB")
    return _decode_fields(*fields)


def _unarmour(armoured: bytes) -> bytes | None:
    """The bytes between the marks; None unless writing them again gives the same armour."""
    try:
        blob = binascii.a2b_base64(armoured.removeprefix(_BEGIN).removesuffix(_END))
    except binascii.Error:
        return None
    return blob if armour(blob) == armoured else None


def _decode_fields(
    key: bytes, namespace: bytes, reserved: bytes, hash_name: bytes, value: bytes
) -> Signature | Problem:
    public = _typed(key, ed25519.KEY_BYTES)
    if isinstance(public, Problem):
        return public
    signature = _typed(value, ed25519.SIGNATURE_BYTES)
    if isinstance(signature, Problem):
        return signature
    return Signature(public, namespace.decode("latin-1"), reserved, hash_name, signature)


def _typed(blob: bytes, size: int) -> bytes | Problem:
    """Value of a key or signature blob of our one type."""
    kind = first_string(blob)
    if kind is not None and kind != KEY_TYPE:
        return Problem("SIG_KEYTYPE", {"type": kind.decode("latin-1")})
    parts = unpack_strings(blob)
    if parts is None or len(parts) != _BLOB_PARTS or len(parts[1]) != size:
        return Problem("SIG_BLOB")
    return parts[1]


def check(signature: Signature, message: bytes) -> Problem | None:
    """Whether the signature holds for `message`; its namespace must have been judged before."""
    if signature.reserved:
        return Problem("SIG_RESERVED")
    if signature.hash_name != _HASH:
        return Problem("SIG_HASHALG", {"hash": signature.hash_name.decode("latin-1")})
    if ed25519.is_weak(signature.public):
        return Problem("KEY_WEAK")
    if not ed25519.signature_holds(signature.public, signature.value, _signed_bytes(message, signature.namespace)):
        return Problem("SIG_BAD")
    return None
